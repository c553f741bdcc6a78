//! The partitions of AWS.

use crate::diagnostic::Diagnostic;
use crate::ir::{Partition, PartitionOutputs};
use serde::Deserialize;
use serde_json::Value;
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
    regions: BTreeMap<String, Value>,
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

/// Reads the partitions, of which a region's is the first that lists it, or else the first whose
/// pattern it matches, or else `aws`.
pub(super) fn partitions(json: &str) -> Result<Vec<Partition>, Diagnostic> {
    let document: Document = serde_json::from_str(json).map_err(|error| {
        Diagnostic::document(
            format!("the partitions cannot be read: {error}"),
            "pass the `partitions.json` that AWS publishes for endpoint rules",
        )
    })?;
    let prefixes = document.partitions.iter().map(|entry| {
        prefixes(&entry.region_regex).ok_or_else(|| {
            let pattern = &entry.region_regex;
            Diagnostic::document(
                format!("the pattern {pattern:?} of the partition `{}` is not supported", entry.id),
                "write it like `^(us|eu)\\-\\w+\\-\\d+$`: prefixes, a word and a number",
            )
        })
    });
    let prefixes = prefixes.collect::<Result<Vec<_>, _>>()?;
    let by_prefix = |region: &str| prefixes.iter().position(|prefixes| matches(prefixes, region));

    let mut partitions = Vec::new();
    for (index, entry) in document.partitions.into_iter().enumerate() {
        let told = |region: &String| by_prefix(region) == Some(index);
        if entry.regions.values().any(|region| region.get("dnsSuffix").is_some()) {
            return Err(Diagnostic::document(
                format!("the partition `{}` has a region with attributes of its own", entry.id),
                "take them away, or add their support",
            ));
        }
        partitions.push(Partition {
            outputs: PartitionOutputs {
                name: entry.outputs.name,
                dns_suffix: entry.outputs.dns_suffix,
                dual_stack_dns_suffix: entry.outputs.dual_stack_dns_suffix,
                supports_fips: entry.outputs.supports_fips,
                supports_dual_stack: entry.outputs.supports_dual_stack,
                implicit_global_region: entry.outputs.implicit_global_region,
            },
            regions: entry.regions.into_keys().filter(|region| !told(region)).collect(),
            prefixes: prefixes[index].clone(),
        });
    }
    // What no other partition claims belongs to `aws`, which is therefore the first.
    partitions.sort_by_key(|partition| partition.outputs.name != "aws");
    if partitions.first().is_none_or(|partition| partition.outputs.name != "aws") {
        return Err(Diagnostic::document(
            "the partition `aws` is missing",
            "pass the `partitions.json` that AWS publishes for endpoint rules",
        ));
    }
    Ok(partitions)
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
