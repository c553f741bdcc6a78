//! The properties of API items that callers can observe.

use super::Item;
use heck::ToLowerCamelCase;
use serde::{Deserialize, Serialize};
use std::fmt;

macro_rules! facts {
    ($($(#[$docs:meta])* $name:ident = $text:literal,)*) => {
        /// A property of an item of the API.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(rename_all = "kebab-case")]
        pub enum Fact {
            $($(#[$docs])* $name,)*
        }

        impl Fact {
            /// All facts.
            pub const ALL: [Fact; [$(Fact::$name),*].len()] = [$(Fact::$name),*];
        }

        impl fmt::Display for Fact {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(match self {
                    $(Fact::$name => $text,)*
                })
            }
        }
    };
}

facts! {
    /// The kind of a type: a structure, a union, an enum, an integer enum or an event stream.
    Kind = "kind",
    /// The type in Rust, without the `Option` of an optional member.
    Type = "type",
    /// `required`, `optional`, or `default` and a value.
    Nullability = "nullability",
    /// Whether the service requires or always returns a member that is optional in Rust.
    Required = "required by the service",
    /// Whether responses have a type with required members. If they do, the client reads JSON that
    /// lacks the members.
    Responses = "in responses",
    /// The traits that a structure implements in addition to `Debug`.
    Traits = "traits",
    /// The name in JSON, if it differs from the name in Rust in camel case.
    Json = "name in JSON",
    /// The timestamp format in JSON, if it is not epoch seconds.
    Format = "timestamp format in JSON",
    /// The value of an enum variant.
    Value = "value",
    /// The limits on the length of a value.
    Length = "length",
    /// The limits on a number.
    Range = "range",
    /// The pattern of a string.
    Pattern = "pattern",
    /// The constraints on the elements of a list.
    Elements = "elements",
    /// The constraints on the keys of a map.
    Keys = "keys",
    /// The constraints on the values of a map.
    Values = "values",
    /// The value that the service assumes for a member that is not set.
    Default = "default value of the service",
    /// The HTTP binding of a member, if it is not a part of the JSON body.
    Binding = "binding",
    /// Whether debug output hides a member.
    Sensitive = "sensitive",
    /// Whether the client generates the value of a member.
    Token = "idempotency token",
    /// Whether the length of a stream must be known before it is sent.
    KnownLength = "requires length",
    /// The method and the URI of a request.
    Http = "request",
    /// The prefix of the host of the endpoint.
    HostPrefix = "host prefix",
    /// The authentication schemes.
    Auth = "authentication",
    /// The options of a request, such as compression or fixed headers.
    Sending = "request options",
    /// The endpoint parameters that a call provides.
    Params = "endpoint parameters",
    /// The members for pagination: the tokens of input and output, and the items.
    Pages = "pagination",
    /// The type of the items of all pages.
    Items = "page items",
    /// The name that the service uses.
    Name = "name",
    /// The status of a response with an error.
    Status = "status",
    /// Whether the client retries a call after an error.
    Retry = "retry",
    /// The member with the message of an error.
    Message = "message",
    /// The name of the service in environment variables and profiles.
    Settings = "name in settings",
    /// The name of the service in signatures.
    Signing = "signing name",
    /// The version of the service's API.
    Version = "version",
    /// The condition of a waiter.
    Condition = "condition",
    /// The delays between the calls of a waiter.
    Delays = "delays",
    /// The warning of the compiler about the use of an item.
    Deprecated = "deprecated",
    /// The endpoint of a region.
    Url = "endpoint",
    /// The endpoint rules as a whole.
    Rules = "endpoint rules",
    /// The documentation.
    Docs = "documentation",
}

impl Fact {
    /// Whether the value is a digest, which reports do not show.
    pub(crate) fn is_digest(self) -> bool {
        matches!(self, Fact::Condition | Fact::Rules | Fact::Docs)
    }

    /// Whether the fact of a member comes from the target of the member, so that all members with
    /// this target share it.
    pub(crate) fn is_of_target(self) -> bool {
        matches!(
            self,
            Fact::Type
                | Fact::Format
                | Fact::Length
                | Fact::Range
                | Fact::Pattern
                | Fact::Elements
                | Fact::Keys
                | Fact::Values
                | Fact::Sensitive
        )
    }

    /// Returns the value that an item has if it lacks the fact. `None` if it has no value.
    pub(crate) fn absent(self, item: &Item) -> Option<String> {
        let text = match self {
            Fact::Json => return Some(json_name(&item.member)),
            Fact::Format => "epoch-seconds",
            Fact::Binding => "JSON body",
            _ => return None,
        };
        Some(text.to_owned())
    }
}

/// Returns the name in JSON of a member that no trait renames.
pub(crate) fn json_name(field: &str) -> String {
    field.trim_start_matches("r#").to_lower_camel_case()
}
