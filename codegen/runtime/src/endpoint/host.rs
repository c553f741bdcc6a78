//! Validation of host names and of S3 bucket names.

use std::net::Ipv4Addr;

/// Returns true if a text is a label of a host name or, with `dots`, several labels.
pub(crate) fn is_valid_label(text: &str, dots: bool) -> bool {
    if dots {
        return text.split('.').all(|label| is_valid_label(label, false));
    }
    let allowed = |byte: u8| byte == b'-' || byte.is_ascii_alphanumeric();
    (1..=63).contains(&text.len()) && !text.starts_with('-') && text.bytes().all(allowed)
}

/// Returns true if the name of a bucket can be part of a host name. Subdomains require `dots`.
pub(super) fn is_virtual_hostable_bucket(name: &str, dots: bool) -> bool {
    let allowed = |byte: u8| byte == b'-' || byte.is_ascii_lowercase() || byte.is_ascii_digit();
    let is_label = |label: &str| {
        (3..=63).contains(&label.len())
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label.bytes().all(allowed)
    };
    is_valid_label(name, dots) && name.parse::<Ipv4Addr>().is_err() && name.split('.').all(is_label)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn host_label_has_1_to_63_letters_digits_and_hyphens() {
        for text in ["a", "A-1", "a-", &"a".repeat(63)] {
            assert!(is_valid_label(text, false), "{text}");
        }
        for text in ["", "-a", "a.b", "a_b", "é", &"a".repeat(64)] {
            assert!(!is_valid_label(text, false), "{text}");
        }
    }

    #[test]
    fn host_label_with_dots_has_valid_parts() {
        assert!(is_valid_label("a.b-c", true));
        assert!(!is_valid_label("a..b", true) && !is_valid_label("a.-b", true));
    }

    #[test]
    fn bucket_in_a_host_name_has_lowercase_labels() {
        assert!(is_virtual_hostable_bucket("my-bucket", false));
        for name in ["ab", "Abc", "abc-", "a_c", "abc.def"] {
            assert!(!is_virtual_hostable_bucket(name, false), "{name}");
        }
        assert!(is_virtual_hostable_bucket("abc.def", true));
        assert!(!is_virtual_hostable_bucket("192.168.100.200", true));
    }
}
