//! What can be so of something.

use serde::{Deserialize, Serialize};
use std::fmt;

macro_rules! facts {
    ($($(#[$docs:meta])* $name:ident = $text:literal,)*) => {
        /// What can be so of something.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(rename_all = "kebab-case")]
        pub enum Fact {
            $($(#[$docs])* $name,)*
        }

        impl Fact {
            /// All there are.
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
    /// A structure, a union, an enum, an integer enum or an event stream.
    Kind = "kind",
    /// The type in Rust, without the `Option` of what is optional.
    Type = "type",
    /// `required`, `optional`, or `default` and a value.
    Presence = "presence",
    /// The traits that a structure has besides `Debug`.
    Traits = "traits",
    /// The name in JSON, where it is not the one in Rust in camel case.
    Json = "name in JSON",
    /// How timestamps are written in JSON, where it is not in seconds.
    Format = "timestamps in JSON",
    /// What an enum writes for a value.
    Value = "value",
    /// How long something may be.
    Length = "length",
    /// How large a number may be.
    Range = "range",
    /// What a text has to match.
    Pattern = "pattern",
    /// What the elements of a list have to be like.
    Elements = "elements",
    /// What the keys of a map have to be like.
    Keys = "keys",
    /// What the values of a map have to be like.
    Values = "values",
    /// What the service takes something for that is left out.
    Default = "default of the service",
    /// Where a member goes in a request or comes from in a response, if not from the body.
    Place = "place",
    /// Whether it is kept out of debug output.
    Sensitive = "sensitive",
    /// Whether the client makes it up.
    Token = "idempotency token",
    /// Whether the length of a stream has to be known.
    KnownLength = "length known before",
    /// The method and the URI.
    Http = "request",
    /// What goes before the host of the endpoint.
    HostPrefix = "host prefix",
    /// How requests are authenticated.
    Auth = "auth",
    /// What is particular about how requests are sent.
    Sending = "sending",
    /// The endpoint parameters that calls give.
    Params = "endpoint parameters",
    /// The tokens of pages.
    Pages = "pages",
    /// What the pages are full of.
    Items = "items of pages",
    /// What the service calls it.
    Name = "name",
    /// The status of the response that has the error.
    Status = "status",
    /// Whether another attempt is made after the error.
    Retry = "retry",
    /// Where the text of the error is.
    Message = "message",
    /// The name in settings of the environment and of profiles.
    Settings = "name in settings",
    /// The name in signatures.
    Signing = "signing name",
    /// The version of the service's API.
    Version = "version",
    /// What a waiter waits for.
    Condition = "condition",
    /// How long a waiter waits between calls.
    Delays = "delays",
    /// Whether the compiler warns of it.
    Deprecated = "deprecated",
    /// The endpoint.
    Url = "endpoint",
    /// The endpoint rules as a whole.
    Rules = "endpoint rules",
    /// The documentation.
    Docs = "documentation",
}

impl Fact {
    /// Whether its value is a digest, which tells people nothing.
    pub(crate) fn is_digest(self) -> bool {
        matches!(self, Fact::Condition | Fact::Rules | Fact::Docs)
    }
}
