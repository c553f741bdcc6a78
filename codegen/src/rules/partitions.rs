//! The partitions of AWS.

use crate::diagnostic::{Code, Diagnostic, Position, SourceFile, reason};
use crate::ir::{Partition, PartitionOutputs};
use serde::Deserialize;
use std::collections::BTreeMap;

/// `partitions.json`
#[derive(Deserialize)]
#[serde(expecting = "an object")]
struct Document {
    partitions: Vec<Entry>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
#[serde(expecting = "an object")]
struct Entry {
    id: String,
    outputs: Outputs,
    region_regex: String,
    regions: BTreeMap<String, Region>,
}

/// What of a region is not as it is in the rest of its partition.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
#[serde(expecting = "an object")]
struct Region {
    name: Option<String>,
    dns_suffix: Option<String>,
    dual_stack_dns_suffix: Option<String>,
    #[serde(rename = "supportsFIPS")]
    supports_fips: Option<bool>,
    supports_dual_stack: Option<bool>,
    implicit_global_region: Option<String>,
}

impl Region {
    /// The attributes of a region in a partition with these.
    fn outputs(self, partition: &PartitionOutputs) -> PartitionOutputs {
        let text = |own: Option<String>, partition: &String| own.unwrap_or(partition.clone());
        PartitionOutputs {
            name: text(self.name, &partition.name),
            dns_suffix: text(self.dns_suffix, &partition.dns_suffix),
            dual_stack_dns_suffix: text(
                self.dual_stack_dns_suffix,
                &partition.dual_stack_dns_suffix,
            ),
            supports_fips: self.supports_fips.unwrap_or(partition.supports_fips),
            supports_dual_stack: self.supports_dual_stack.unwrap_or(partition.supports_dual_stack),
            implicit_global_region: text(
                self.implicit_global_region,
                &partition.implicit_global_region,
            ),
        }
    }
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
#[serde(expecting = "an object")]
struct Outputs {
    name: String,
    dns_suffix: String,
    dual_stack_dns_suffix: String,
    #[serde(rename = "supportsFIPS")]
    supports_fips: bool,
    supports_dual_stack: bool,
    implicit_global_region: String,
}

/// What to do about partitions that are something else.
const PUBLISHED: &str = "pass the `partitions.json` that AWS publishes for endpoint rules";

/// Reads the partitions, of which a region's is the first that lists it, or else the first whose
/// pattern it matches, or else `aws`.
pub(crate) fn partitions(json: SourceFile<'_>) -> Result<Vec<Partition>, Diagnostic> {
    let document: Document = serde_json::from_str(json.content).map_err(|error| {
        let problem = format!("the partitions cannot be read: {}", reason(&error));
        Code::Partitions.document(problem, PUBLISHED).at(Position::of(&error, json.content))
    })?;
    let prefixes = document.partitions.iter().map(|entry| {
        prefixes(&entry.region_regex).ok_or_else(|| {
            let pattern = &entry.region_regex;
            Code::Partitions.document(
                format!("the pattern {pattern:?} of the partition `{}` is not supported", entry.id),
                "write it like `^(us|eu)\\-\\w+\\-\\d+$`: prefixes, a word and a number",
            )
        })
    });
    let prefixes = prefixes.collect::<Result<Vec<_>, _>>()?;
    let by_prefix = |region: &str| prefixes.iter().position(|prefixes| matches(prefixes, region));

    let mut partitions = Vec::new();
    let mut apart = Vec::new();
    for (index, entry) in document.partitions.into_iter().enumerate() {
        let told = |region: &String| by_prefix(region) == Some(index);
        let outputs = PartitionOutputs {
            name: entry.outputs.name,
            dns_suffix: entry.outputs.dns_suffix,
            dual_stack_dns_suffix: entry.outputs.dual_stack_dns_suffix,
            supports_fips: entry.outputs.supports_fips,
            supports_dual_stack: entry.outputs.supports_dual_stack,
            implicit_global_region: entry.outputs.implicit_global_region,
        };
        let mut regions = Vec::new();
        for (name, region) in entry.regions {
            let own = region.outputs(&outputs);
            if own != outputs {
                // It is found before the prefixes are looked at.
                let regions = vec![name];
                apart.push(Partition { outputs: own, regions, prefixes: Vec::new() });
            } else if !told(&name) {
                regions.push(name);
            }
        }
        partitions.push(Partition { outputs, regions, prefixes: prefixes[index].clone() });
    }
    // What no other partition claims belongs to `aws`, which is therefore the first.
    partitions.sort_by_key(|partition| partition.outputs.name != "aws");
    if partitions.first().is_none_or(|partition| partition.outputs.name != "aws") {
        return Err(Code::Partitions.document("the partition `aws` is missing", PUBLISHED));
    }
    partitions.extend(apart);
    Ok(partitions)
}

/// The attributes of the partition that a region is in.
pub(crate) fn of<'a>(partitions: &'a [Partition], region: &str) -> Option<&'a PartitionOutputs> {
    let listed =
        partitions.iter().find(|partition| partition.regions.iter().any(|it| it == region));
    let by_prefix = || partitions.iter().find(|partition| matches(&partition.prefixes, region));
    let partition = listed.or_else(by_prefix).or(partitions.first());
    partition.map(|partition| &partition.outputs)
}

/// The prefixes in a pattern like `^(us|eu)\-\w+\-\d+$`.
fn prefixes(pattern: &str) -> Option<Vec<String>> {
    let pattern = pattern.strip_prefix('^')?.strip_suffix(r"\-\w+\-\d+$")?;
    let pattern = pattern.replace(r"\-", "-");
    let (before, alternatives) = match pattern.split_once('(') {
        Some((before, rest)) => (before, rest.strip_suffix(')')?),
        None => ("", pattern.as_str()),
    };
    let plain = |text: &str| text.chars().all(|c| c == '-' || c.is_ascii_alphanumeric());
    let prefixes: Vec<_> = alternatives.split('|').map(|text| format!("{before}{text}")).collect();
    prefixes.iter().all(|prefix| plain(prefix)).then_some(prefixes)
}

/// Whether a region is one of these prefixes, a word and a number.
fn matches(prefixes: &[String], region: &str) -> bool {
    prefixes.iter().any(|prefix| {
        let rest = region.strip_prefix(prefix.as_str()).and_then(|rest| rest.strip_prefix('-'));
        let Some((word, number)) = rest.and_then(|rest| rest.rsplit_once('-')) else {
            return false;
        };
        let is_word = !word.is_empty() && word.chars().all(|c| c == '_' || c.is_alphanumeric());
        is_word && !number.is_empty() && number.chars().all(|c| c.is_ascii_digit())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_region_with_attributes_of_its_own_is_apart() {
        let json = serde_json::json!({"partitions": [{
            "id": "aws",
            "outputs": {
                "name": "aws",
                "dnsSuffix": "a",
                "dualStackDnsSuffix": "b",
                "supportsFIPS": true,
                "supportsDualStack": true,
                "implicitGlobalRegion": "us-east-1",
            },
            "regionRegex": r"^(us|eu)\-\w+\-\d+$",
            "regions": {
                "aws-global": {"description": "everywhere"},
                "eu-west-1": {"supportsFIPS": false},
                "us-east-1": {"dnsSuffix": "a"},
            },
        }]});
        let partitions =
            partitions(SourceFile { name: "", content: &json.to_string() }).unwrap_or_default();
        let [aws, apart] = partitions.as_slice() else { panic!("{} partitions", partitions.len()) };
        assert_eq!(aws.regions, ["aws-global"]);
        assert_eq!(aws.prefixes, ["us", "eu"]);
        assert_eq!(apart.regions, ["eu-west-1"]);
        assert!(apart.prefixes.is_empty() && !apart.outputs.supports_fips);
        assert_eq!(apart.outputs.dns_suffix, "a");
    }

    #[test]
    fn only_patterns_of_prefixes_are_understood() {
        assert_eq!(prefixes(r"^cn\-\w+\-\d+$"), Some(vec!["cn".to_owned()]));
        assert_eq!(prefixes(r"^eusc\-(de|fr)\-\w+\-\d+$").map(|found| found.len()), Some(2));
        assert_eq!(prefixes(r"^us\-[a-z]+\-\d+$"), None);
        assert_eq!(prefixes(r"^(us|e.)\-\w+\-\d+$"), None);
    }
}
