//! Dependencies of a crate: those of the runtime that its code uses.

use super::selection::Selection;
use std::collections::BTreeSet;

/// The manifest of the runtime.
const MANIFEST: &str = include_str!("../../../runtime/Cargo.toml");

/// The part of a manifest that follows from the code of a crate.
#[derive(Default)]
pub(crate) struct Dependencies {
    /// The lines of the table `dependencies`.
    pub lines: Vec<String>,
    /// The elements of the feature `client`.
    pub client: Vec<String>,
}

/// Returns true if a generated crate may depend on the library of this name.
pub(crate) fn is_dependency(library: &str) -> bool {
    table("dependencies").any(|(name, _)| name.replace('-', "_") == library)
}

/// Returns the dependencies of a crate with these parts of the runtime.
pub(crate) fn of(selection: &Selection<'_>) -> Dependencies {
    let mut dependencies = Dependencies::default();
    let mut optional = BTreeSet::new();
    // A feature is used if the crate has one of the items that need it.
    let (used, unused): (Vec<_>, Vec<_>) =
        item_features().partition(|(item, _)| selection.has_path(item));
    let used: BTreeSet<_> = used.into_iter().map(|(_, feature)| feature).collect();
    let unused: BTreeSet<_> = unused.into_iter().map(|(_, feature)| feature).collect();
    let unused: BTreeSet<_> = unused.difference(&used).copied().collect();
    for (name, requirement) in table("dependencies") {
        let Some(always) = selection.external().get(&*name.replace('-', "_")) else { continue };
        let mut requirement = requirement.replace(", optional = true", "");
        for feature in unused.iter().filter_map(|feature| feature.strip_prefix(name)) {
            let feature = format!("\"{}\", ", feature.trim_start_matches('/'));
            requirement = requirement.replace(&feature, "");
        }
        if !always {
            optional.insert(name);
            requirement = match requirement.strip_suffix(" }") {
                Some(table) => format!("{table}, optional = true }}"),
                None => format!("{{ version = {requirement}, optional = true }}"),
            };
        }
        dependencies.lines.push(format!("{name} = {requirement}"));
    }
    let crates = optional.iter().map(|name| format!("dep:{name}"));
    let features = client().filter(|element| !element.starts_with("dep:"));
    let features = features.filter(|feature| !unused.contains(feature)).map(str::to_owned);
    dependencies.client = crates.chain(features).collect();
    dependencies
}

/// Returns the keys and the values of a table of the manifest.
fn table(name: &str) -> impl Iterator<Item = (&'static str, &'static str)> {
    let header = format!("[{name}]");
    let lines = MANIFEST.lines().skip_while(move |line| *line != header).skip(1);
    lines.take_while(|line| !line.starts_with('[')).filter_map(|line| line.split_once(" = "))
}

/// Returns the items that need a feature of a dependency, each with the feature.
fn item_features() -> impl Iterator<Item = (&'static str, &'static str)> {
    let features = table("package.metadata.features");
    features.map(|(item, feature)| (item.trim_matches('"'), feature.trim_matches(['[', '"', ']'])))
}

/// Returns the elements of the feature `client`.
fn client() -> impl Iterator<Item = &'static str> {
    let lines = MANIFEST.lines().skip_while(|line| *line != "client = [").skip(1);
    lines.take_while(|line| *line != "]").map(|line| line.trim_matches([' ', '"', ',']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn manifest_of_the_runtime_is_read_by_lines() {
        assert!(is_dependency("aws_smithy_types") && !is_dependency("aws_smithy_type"));
        assert!(client().any(|element| element == "dep:aws-runtime"));
        assert_eq!(item_features().count(), 4);
    }
}
