//! Rust names for the names of a model.

use super::shorten::shorten;
use heck::{ToSnakeCase, ToUpperCamelCase};
use proc_macro2::{Ident, Span};

/// The names of types that are in scope in all generated files. A type of the model must not hide
/// them.
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
    // Types of the crate, which users import together with types of the model.
    "Builder",
    "Client",
    "Config",
    "Error",
];

/// Keywords that cannot be raw identifiers.
const NEVER_IDENTIFIERS: &[&str] = &["_", "crate", "self", "super"];

/// The names of files in `types` that are not files of types.
pub(crate) const RESERVED_TYPE_FILES: &[&str] = &["builders", "error", "types"];

/// The most bytes of a name. Files of the crate and of its documentation have these names, and file
/// systems limit their length.
const MAX_LENGTH: usize = 120;

/// The methods of every builder.
const BUILDER_METHODS: &[&str] = &[
    "build",
    "clone",
    "customize",
    "into_paginator",
    "send",
    "try_build",
    "try_send",
    "wait",
    "with",
];

/// The methods of the client.
const CLIENT_METHODS: &[&str] = &["clone", "config", "from_conf", "new", "send"];

/// The methods of the configuration and its builder.
const CONFIG_METHODS: &[&str] = &[
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
    "set_endpoint_url",
    "sign_for_region",
    "sleep_impl",
    "stalled_stream_protection",
    "time_source",
    "timeout_config",
    "to_builder",
    "use_dual_stack",
    "use_fips",
];

/// Returns the name of a type.
pub(crate) fn type_name(name: &str) -> String {
    avoid(operation_name(name), PRELUDE, "Value")
}

/// Returns the name of an error. Error enums have the variants `Failed` and `Unknown` beside it.
pub(crate) fn error_name(name: &str) -> String {
    avoid(type_name(name), &["Failed", "Unknown"], "Error")
}

/// Returns the prefix of the types of an operation, such as `CreateRoom` of `CreateRoomInput`.
pub(crate) fn operation_name(name: &str) -> String {
    camel_case(name, "T")
}

/// Returns the name of a variant. `reserved` are the other variants of the enum.
pub(crate) fn variant_name(name: &str, reserved: &[&str]) -> String {
    avoid(avoid(camel_case(name, "V"), &["Self"], "Value"), reserved, "Value")
}

/// Returns the name of a field, a method, a module or a variable.
pub(crate) fn snake_name(name: &str) -> String {
    let name = with_leading_letter(to_ascii(name).to_snake_case(), "n");
    avoid(shorten(name, MAX_LENGTH, "_"), NEVER_IDENTIFIERS, "_value")
}

/// Returns the name of a test, made from the start of its title.
pub(crate) fn test_name(title: &str) -> String {
    snake_name(&title.chars().take(100).collect::<String>())
}

/// Returns the name of a field and of its setter.
pub(crate) fn field_name(name: &str) -> String {
    avoid(snake_name(name), BUILDER_METHODS, "_value")
}

/// Returns the name of the setter that takes an `Option`, for a field.
pub(crate) fn option_setter_name(field: &str) -> String {
    format!("set_{field}")
}

/// Returns the name of the builder of a structure.
pub(crate) fn builder_name(structure: &Ident) -> Ident {
    ident(&format!("{structure}Builder"))
}

/// Returns the name of an operation's module. It is never a raw identifier: these do not work in
/// links.
pub(crate) fn operation_module(operation: &str) -> String {
    let name = snake_name(operation);
    let taken = name == "operation" || is_keyword(&name);
    if taken { name + "_operation" } else { file_name(name, "_operation") }
}

/// Returns the name of a module, with `suffix` if Rust or Windows reserves the name of its file.
pub(crate) fn file_name(module: String, suffix: &str) -> String {
    let device = module.strip_suffix(|c: char| c.is_ascii_digit()).unwrap_or(&module);
    let is_reserved = match device {
        "com" | "lpt" => device != module,
        _ => ["aux", "con", "mod", "nul", "prn"].contains(&&*module),
    };
    if is_reserved { module + suffix } else { module }
}

/// Returns the name of the client's method for an operation.
pub(crate) fn method_name(operation: &str) -> String {
    avoid(operation_module(operation), CLIENT_METHODS, "_operation")
}

/// Returns the name of the configuration's method for a setting of this service.
pub(crate) fn config_method(name: &str) -> String {
    avoid(snake_name(name), CONFIG_METHODS, "_value")
}

/// Creates an identifier, which is raw if `name` is a keyword.
pub(crate) fn ident(name: &str) -> Ident {
    if is_keyword(name) {
        Ident::new_raw(name, Span::call_site())
    } else {
        Ident::new(name, Span::call_site())
    }
}

fn is_keyword(name: &str) -> bool {
    // `gen` is a keyword since the edition 2024, but not for syn.
    name == "gen" || syn::parse_str::<Ident>(name).is_err()
}

/// Returns the name of the marker type of a required member. It is also the name of a type
/// parameter, beside `Source` and `Target`.
pub(crate) fn marker_name(field: &str) -> String {
    avoid(type_name(field), &["Source", "Target"], "Value")
}

/// Adds `suffix` to a name that is in `taken`.
fn avoid(name: String, taken: &[&str], suffix: &str) -> String {
    if taken.contains(&name.as_str()) { name + suffix } else { name }
}

/// Replaces characters that identifiers cannot have by underscores.
fn to_ascii(text: &str) -> String {
    text.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '_' }).collect()
}

fn camel_case(name: &str, letter: &str) -> String {
    shorten(with_leading_letter(to_ascii(name).to_upper_camel_case(), letter), MAX_LENGTH, "")
}

/// Puts `letter` before a name that does not begin with a letter.
fn with_leading_letter(name: String, letter: &str) -> String {
    match name.bytes().next() {
        Some(first) if first.is_ascii_alphabetic() => name,
        _ => format!("{letter}{name}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_a_model_become_rust_names() {
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
    fn long_name_is_shortened() {
        let name = "aB".repeat(200);
        let names = [type_name, error_name, operation_name, snake_name, field_name, method_name];
        for name in names.map(|to_rust| to_rust(&name)) {
            assert_eq!(name.len(), MAX_LENGTH, "{name}");
            assert_eq!(ident(&name).to_string(), name);
        }
        assert_ne!(type_name(&format!("{name}A")), type_name(&format!("{name}B")));
    }

    #[test]
    fn reserved_file_name_gets_a_suffix() {
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
    fn every_method_of_the_configuration_is_reserved() {
        let config = include_str!("../../runtime/src/config.rs");
        let builder = include_str!("../../runtime/src/config/builder.rs");
        for text in [config, builder].map(|text| text.split("#[cfg(test)]").next().unwrap_or(text))
        {
            for (_, rest) in text.match_indices("fn ").map(|(at, _)| text[at..].split_at(3)) {
                let end = rest.find(|c: char| c != '_' && !c.is_ascii_alphanumeric());
                let name = &rest[..end.unwrap_or(rest.len())];
                assert_ne!(config_method(name), name);
            }
        }
    }
}
