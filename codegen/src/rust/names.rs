//! Names: from the model's to Rust's, in this one place.

use super::shorten::shorten;
use heck::{ToSnakeCase, ToUpperCamelCase};
use proc_macro2::{Ident, Span};

/// Types that are in scope everywhere. One of the model with such a name would hide them.
const PRELUDE: &[&str] = &[
    "AsMut",
    "AsRef",
    "AsyncFn",
    "Box",
    "Clone",
    "Copy",
    "Debug",
    "Default",
    "Deserialize",
    "DoubleEndedIterator",
    "Drop",
    "Eq",
    "Err",
    "ExactSizeIterator",
    "Extend",
    "Fn",
    "FnMut",
    "FnOnce",
    "From",
    "FromIterator",
    "Future",
    "Hash",
    "Into",
    "IntoFuture",
    "IntoIterator",
    "Iterator",
    "None",
    "Ok",
    "Option",
    "Ord",
    "PartialEq",
    "PartialOrd",
    "Result",
    "Self",
    "Send",
    "Serialize",
    "Sized",
    "Some",
    "String",
    "Sync",
    "ToOwned",
    "ToString",
    "TryFrom",
    "TryInto",
    "Unpin",
    "Vec",
    // The crate's own, which users import beside the model's.
    "Builder",
    "Client",
    "Config",
    "Error",
];

/// Keywords that cannot be identifiers, not even raw.
const UNSPEAKABLE: &[&str] = &["_", "crate", "self", "super"];

/// Files of `types` that are not those of types.
pub(crate) const RESERVED_TYPE_FILES: &[&str] = &["error", "types"];

/// The length that names are shortened to, in bytes: files are called after them, here and in the
/// documentation.
const LONGEST: usize = 120;

/// Methods that every builder has.
const BUILDER: &[&str] = &["build", "clone", "customize", "into_paginator", "send", "wait", "with"];

/// Methods that the client has.
const CLIENT: &[&str] = &["clone", "config", "from_conf", "new", "send"];

/// Methods that a configuration and its builder have.
const CONFIG: &[&str] = &[
    "app_name",
    "build",
    "builder",
    "cache_for",
    "check_inputs",
    "clone",
    "credentials_provider",
    "default",
    "disable_clock_skew_correction",
    "endpoint_resolver",
    "endpoint_url",
    "framework_metadata",
    "from",
    "http_client",
    "identity_cache",
    "interceptor",
    "into",
    "into_override",
    "invocation_id_generator",
    "plugin",
    "region",
    "retry_classifier",
    "retry_config",
    "retry_partition",
    "sign_for_region",
    "sleep_impl",
    "stalled_stream_protection",
    "time_source",
    "timeout_config",
    "to_builder",
    "use_dual_stack",
    "use_fips",
];

/// A type.
pub(crate) fn type_name(name: &str) -> String {
    avoid(operation_name(name), PRELUDE, "Value")
}

/// An error, which is a variant of enums with variants of their own.
pub(crate) fn error_name(name: &str) -> String {
    avoid(type_name(name), &["Failed", "Unknown"], "Error")
}

/// What the parts of an operation are called after.
pub(crate) fn operation_name(name: &str) -> String {
    camel_case(name, "T")
}

/// A variant of an enum that has `reserved` variants already.
pub(crate) fn variant_name(name: &str, reserved: &[&str]) -> String {
    avoid(avoid(camel_case(name, "V"), &["Self"], "Value"), reserved, "Value")
}

/// A field, a method, a module or a variable.
pub(crate) fn snake_name(name: &str) -> String {
    let name = leading_letter(ascii(name).to_snake_case(), "n");
    avoid(shorten(name, LONGEST, "_"), UNSPEAKABLE, "_value")
}

/// A test that is called after its title, as far as one would read on.
pub(crate) fn test_name(title: &str) -> String {
    snake_name(&title.chars().take(100).collect::<String>())
}

/// A field, and the builder's method for it.
pub(crate) fn field_name(name: &str) -> String {
    avoid(snake_name(name), BUILDER, "_value")
}

/// The module of an operation. It is a part of links, where raw identifiers do not work.
pub(crate) fn operation_module(operation: &str) -> String {
    let name = snake_name(operation);
    let taken = name == "operation" || is_keyword(&name);
    if taken { name + "_operation" } else { file_name(name, "_operation") }
}

/// A module, with `suffix` if Rust or Windows takes its file for something else.
pub(crate) fn file_name(module: String, suffix: &str) -> String {
    let device = module.strip_suffix(|c: char| c.is_ascii_digit()).unwrap_or(&module);
    let is_reserved = match device {
        "com" | "lpt" => device != module,
        _ => ["aux", "con", "mod", "nul", "prn"].contains(&&*module),
    };
    if is_reserved { module + suffix } else { module }
}

/// The client's method for an operation.
pub(crate) fn method_name(operation: &str) -> String {
    avoid(operation_module(operation), CLIENT, "_operation")
}

/// The method of a configuration for a setting that only this service has.
pub(crate) fn config_method(name: &str) -> String {
    avoid(snake_name(name), CONFIG, "_value")
}

/// The name that serde gives a field under `rename_all = "camelCase"`.
pub(crate) fn serde_camel_case(field: &str) -> String {
    let mut name = String::with_capacity(field.len());
    let mut capital = false;
    for c in field.chars() {
        match c {
            '_' => capital = !name.is_empty(),
            c if capital => {
                name.push(c.to_ascii_uppercase());
                capital = false;
            }
            c => name.push(c),
        }
    }
    name
}

/// An identifier, raw if it is a keyword.
pub(crate) fn ident(name: &str) -> Ident {
    if is_keyword(name) {
        Ident::new_raw(name, Span::call_site())
    } else {
        Ident::new(name, Span::call_site())
    }
}

fn is_keyword(name: &str) -> bool {
    // syn does not know the keyword of the latest edition.
    name == "gen" || syn::parse_str::<Ident>(name).is_err()
}

/// A marker of a required member.
pub(crate) fn marker_name(field: &str) -> String {
    type_name(field)
}

fn avoid(name: String, taken: &[&str], suffix: &str) -> String {
    if taken.contains(&name.as_str()) { name + suffix } else { name }
}

/// The text with underscores for what identifiers cannot have.
fn ascii(text: &str) -> String {
    text.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '_' }).collect()
}

fn camel_case(name: &str, letter: &str) -> String {
    shorten(leading_letter(ascii(name).to_upper_camel_case(), letter), LONGEST, "")
}

fn leading_letter(name: String, letter: &str) -> String {
    match name.bytes().next() {
        Some(first) if first.is_ascii_alphabetic() => name,
        _ => format!("{letter}{name}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_rust() {
        assert_eq!(type_name("option"), "OptionValue");
        assert_eq!(type_name("_1Thing"), "T1thing");
        assert_eq!(variant_name("SEND_MESSAGE", &["Unknown"]), "SendMessage");
        assert_eq!(variant_name("UNKNOWN", &["Unknown"]), "UnknownValue");
        assert_eq!(variant_name("1080p", &[]), "V1080p");
        assert_eq!(snake_name("userID"), "user_id");
        assert_eq!(snake_name("a², 東京!"), "a");
        assert_eq!(snake_name("self"), "self_value");
        assert_eq!(ident(&snake_name("type")).to_string(), "r#type");
        assert_eq!(field_name("send"), "send_value");
        assert_eq!(method_name("Config"), "config_operation");
    }

    #[test]
    fn long_names_are_shortened() {
        let name = "aB".repeat(200);
        let names = [type_name, error_name, operation_name, snake_name, field_name, method_name];
        for name in names.map(|to_rust| to_rust(&name)) {
            assert_eq!(name.len(), LONGEST, "{name}");
            assert_eq!(ident(&name).to_string(), name);
        }
        assert_ne!(type_name(&format!("{name}A")), type_name(&format!("{name}B")));
    }

    #[test]
    fn names_of_devices_are_no_files() {
        for name in ["AUX", "Com0", "COM1", "con", "Lpt9", "Nul", "prn", "Mod"] {
            let module = snake_name(name);
            assert_eq!(file_name(module.clone(), "_value"), format!("{module}_value"));
            assert_eq!(operation_module(name), format!("{module}_operation"));
        }
        for name in ["com", "com10", "lpt", "com_1", "auxiliary"] {
            assert_eq!(operation_module(name), name);
        }
    }

    #[test]
    fn methods_of_the_configuration_are_known() {
        let config = include_str!("../../runtime/src/config.rs");
        let builder = include_str!("../../runtime/src/config/builder.rs");
        for text in [config, builder] {
            for (_, rest) in text.match_indices("fn ").map(|(at, _)| text[at..].split_at(3)) {
                let end = rest.find(|c: char| c != '_' && !c.is_ascii_alphanumeric());
                let name = &rest[..end.unwrap_or(rest.len())];
                assert_ne!(config_method(name), name);
            }
        }
    }

    #[test]
    fn serde_camel_case_is_what_serde_does() {
        assert_eq!(serde_camel_case("session_duration_in_minutes"), "sessionDurationInMinutes");
        assert_eq!(serde_camel_case("s3"), "s3");
        assert_eq!(serde_camel_case("user_id"), "userId");
    }
}
