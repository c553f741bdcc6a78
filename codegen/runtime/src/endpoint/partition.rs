//! The partition of a Region.

use super::partitions::{PARTITIONS, Partition};

/// Returns the partition of a Region: a partition that lists the Region, or one whose prefix the
/// Region has, or the first one.
pub(super) fn of(region: &str) -> &'static Partition {
    let lists = |partition: &&Partition| partition.regions.contains(&region);
    let begins = |partition: &&Partition| {
        let mut prefixes = partition.prefixes.iter();
        prefixes.any(|prefix| begins_with(region, prefix))
    };
    let mut partitions = PARTITIONS.iter();
    let listed = partitions.clone().find(lists);
    listed.or_else(|| partitions.find(begins)).unwrap_or(&PARTITIONS[0])
}

/// Returns true if a Region consists of the prefix, a word and a number.
fn begins_with(region: &str, prefix: &str) -> bool {
    let rest = region.strip_prefix(prefix).and_then(|rest| rest.strip_prefix('-'));
    rest.and_then(|rest| rest.split_once('-')).is_some_and(|(word, number)| {
        let is_word = word.chars().all(|c| c == '_' || c.is_alphanumeric());
        let is_number = number.chars().all(|c| c.is_ascii_digit());
        !word.is_empty() && is_word && !number.is_empty() && is_number
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn region_of_a_prefix_has_a_word_and_a_number() {
        for region in ["us-west-2", "us-mars_base-10"] {
            assert!(begins_with(region, "us"), "{region}");
        }
        for region in
            ["us", "us-west", "us-west-", "us--2", "us-west-2a", "usa-west-2", "us-gov-west-1"]
        {
            assert!(!begins_with(region, "us"), "{region}");
        }
        assert!(begins_with("us-gov-west-1", "us-gov"));
    }

    #[test]
    fn unknown_region_is_in_the_first_partition() {
        assert!(std::ptr::eq(of("nowhere"), &PARTITIONS[0]));
    }
}
