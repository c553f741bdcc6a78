//! The facts of `Cargo.toml`.

use crate::diagnostic::printable::is_unprintable;
use crate::diagnostic::{Code, Diagnostic};
use crate::input::{Package, Source};
use crate::ir::{Manifest, Service, Settings};
use crate::rust::shorten::shorten;
use heck::ToKebabCase;
use proc_macro2::Ident;

/// The longest name of a package that registries accept.
const MAX_NAME_LENGTH: usize = 64;

/// The longest keyword that registries accept.
const MAX_KEYWORD_LENGTH: usize = 20;

/// The names of crates that Rust itself and the generated tests use.
const RESERVED: [&str; 7] =
    ["alloc", "core", "proc_macro", "proptest", "serde_json", "std", "test"];

/// Returns the facts of the manifest. `is_dependency` is whether a generated crate may depend on
/// the library of this name.
pub(crate) fn manifest(
    service: &Service,
    source: &Source<'_>,
    is_dependency: impl Fn(&str) -> bool,
) -> Result<Manifest, Diagnostic> {
    let Package { name, version, model, manifest_tail } = source.package;
    let package = name.map_or_else(|| default_name(&service.id), str::to_owned);
    let library = library(&package, is_dependency).ok_or_else(|| {
        Code::Package.document(
            format!("{package:?} cannot be the name of a crate"),
            "pass another with --crate-name: a letter, then up to 63 letters, digits, `-` and `_`, \
             and neither a keyword nor a crate that it uses",
        )
    })?;
    if !is_version(version) {
        return Err(Code::Package.document(
            format!("{version:?} cannot be the version of a crate"),
            "write a version such as 1.2.3 into the manifest",
        ));
    }
    Ok(Manifest {
        package,
        library,
        version: version.to_owned(),
        description: description(&service.title),
        keywords: keywords(&service.id),
        settings: Settings {
            model: model.map(str::to_owned),
            operations: source.operations.to_vec(),
        },
        tail: manifest_tail.to_owned(),
    })
}

/// Returns the name of the package of a service.
fn default_name(service_id: &str) -> String {
    shorten(service_id.to_kebab_case(), MAX_NAME_LENGTH, "-")
}

/// Returns the name of the library of a package, `None` if the package cannot have its name.
fn library(package: &str, is_dependency: impl Fn(&str) -> bool) -> Option<Ident> {
    let is_allowed = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    let is_name = package.starts_with(|c: char| c.is_ascii_alphabetic())
        && package.chars().all(is_allowed)
        && package.len() <= MAX_NAME_LENGTH;
    let library = package.replace('-', "_");
    let is_taken = RESERVED.contains(&&*library) || is_dependency(&library);
    // A keyword is no identifier.
    (is_name && !is_taken).then(|| syn::parse_str(&library).ok()).flatten()
}

/// Whether a text cannot break the manifest. Cargo checks that it is a version.
fn is_version(text: &str) -> bool {
    text.chars().all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c))
}

/// Returns the keywords of the package: that of AWS, and the name of the service if it can be one.
fn keywords(service_id: &str) -> Vec<String> {
    let name = service_id.to_kebab_case();
    let is_keyword = name.starts_with(|c: char| c.is_ascii_alphabetic())
        && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
        && name.len() <= MAX_KEYWORD_LENGTH;
    ["aws".to_owned()].into_iter().chain(is_keyword.then_some(name)).collect()
}

/// Returns the description of the package, on one line.
fn description(title: &str) -> String {
    let title: String = title.chars().filter(|c| *c != '\n' && !is_unprintable(*c)).collect();
    format!("A client for {title}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keywords_have_the_service_if_registries_accept_its_name() {
        assert_eq!(keywords("IVS RealTime"), ["aws", "ivs-real-time"]);
        for service in ["", "4K", "über", "A Service With A Long Name"] {
            assert_eq!(keywords(service), ["aws"], "{service}");
        }
    }

    #[test]
    fn library_name_replaces_hyphens() {
        let library = library("my-crate", |_| false).expect("a name");
        assert_eq!(library.to_string(), "my_crate");
    }

    #[test]
    fn library_name_of_keyword_dependency_or_invalid_text_is_rejected() {
        let is_dependency = |name: &str| name == "aws_types";
        let long = "a".repeat(MAX_NAME_LENGTH + 1);
        for package in ["fn", "aws-types", "serde_json", "", "1a", "a b", "a\"", &long] {
            assert!(library(package, is_dependency).is_none(), "{package}");
        }
    }
}
