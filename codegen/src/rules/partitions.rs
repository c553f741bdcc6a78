//! The AWS partitions.

use crate::diagnostic::{Code, Diagnostic, Position, SourceFile, reason};
use crate::ir::{Partition, PartitionOutputs};
use serde::Deserialize;
use std::collections::BTreeMap;

/// The content of `partitions.json`.
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

/// The attributes of a region that differ from its partition.
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
    /// Merges the attributes with those of the partition.
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

/// The remedy for a wrong file.
const PUBLISHED: &str =
    "replace the file by the `partitions.json` that AWS publishes for endpoint rules";

/// Parses the partitions, in the order in which [`find`] has to try them.
///
/// A region with attributes that differ from its partition becomes a partition.
pub(crate) fn parse(json: SourceFile<'_>) -> Result<Vec<Partition>, Diagnostic> {
    let document: Document = serde_json::from_str(json.content).map_err(|error| {
        let problem = format!("the partitions cannot be read: {}", reason(&error));
        Code::Partitions.document(problem, PUBLISHED).at(Position::of(&error, json.content))
    })?;
    let prefixes = document.partitions.iter().map(|entry| {
        parse_prefixes(&entry.region_regex).ok_or_else(|| {
            let pattern = &entry.region_regex;
            Code::Partitions.document(
                format!("the pattern {pattern:?} of the partition `{}` is not supported", entry.id),
                "write it like `^(us|eu)\\-\\w+\\-\\d+$`: prefixes, a word and a number",
            )
        })
    });
    let prefixes = prefixes.collect::<Result<Vec<_>, _>>()?;
    let by_prefix =
        |region: &str| prefixes.iter().position(|prefixes| matches_prefix(prefixes, region));

    let mut partitions = Vec::new();
    let mut exceptions = Vec::new();
    for (index, entry) in document.partitions.into_iter().enumerate() {
        let has_prefix = |region: &String| by_prefix(region) == Some(index);
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
                let regions = vec![name];
                exceptions.push(Partition { outputs: own, regions, prefixes: Vec::new() });
            } else if !has_prefix(&name) {
                regions.push(name);
            }
        }
        partitions.push(Partition { outputs, regions, prefixes: prefixes[index].clone() });
    }
    // `find` falls back to the first partition, which must be `aws`.
    partitions.sort_by_key(|partition| partition.outputs.name != "aws");
    if partitions.first().is_none_or(|partition| partition.outputs.name != "aws") {
        return Err(Code::Partitions.document("the partition `aws` is missing", PUBLISHED));
    }
    partitions.extend(exceptions);
    Ok(partitions)
}

/// Finds the attributes of a region's partition: the partition that lists the region, else the
/// first with a matching prefix, else `aws`.
pub(crate) fn find<'a>(partitions: &'a [Partition], region: &str) -> Option<&'a PartitionOutputs> {
    let listed =
        partitions.iter().find(|partition| partition.regions.iter().any(|it| it == region));
    let by_prefix =
        || partitions.iter().find(|partition| matches_prefix(&partition.prefixes, region));
    let partition = listed.or_else(by_prefix).or(partitions.first());
    partition.map(|partition| &partition.outputs)
}

/// Parses the prefixes of a pattern such as `^(us|eu)\-\w+\-\d+$`.
fn parse_prefixes(pattern: &str) -> Option<Vec<String>> {
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

/// Returns true if a region consists of one of the prefixes, a word and a number.
fn matches_prefix(prefixes: &[String], region: &str) -> bool {
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
    fn region_with_different_attributes_becomes_a_partition() {
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
            parse(SourceFile { name: "", content: &json.to_string() }).unwrap_or_default();
        let [aws, exception] = partitions.as_slice() else {
            panic!("{} partitions", partitions.len())
        };
        assert_eq!(aws.regions, ["aws-global"]);
        assert_eq!(aws.prefixes, ["us", "eu"]);
        assert_eq!(exception.regions, ["eu-west-1"]);
        assert!(exception.prefixes.is_empty() && !exception.outputs.supports_fips);
        assert_eq!(exception.outputs.dns_suffix, "a");
    }

    #[test]
    fn pattern_other_than_prefixes_is_rejected() {
        assert_eq!(parse_prefixes(r"^cn\-\w+\-\d+$"), Some(vec!["cn".to_owned()]));
        assert_eq!(parse_prefixes(r"^eusc\-(de|fr)\-\w+\-\d+$").map(|found| found.len()), Some(2));
        assert_eq!(parse_prefixes(r"^us\-[a-z]+\-\d+$"), None);
        assert_eq!(parse_prefixes(r"^(us|e.)\-\w+\-\d+$"), None);
    }
}
