//! Shape identifiers.

use serde::de::Error as _;
use serde::{Deserialize, Deserializer};
use std::fmt;

/// The absolute identifier of a shape: `com.amazonaws.ivschat#Room`.
///
/// Both parts are made of ASCII letters, digits, underscores and, in the namespace, dots, so that
/// neither can become anything but a name.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct ShapeId {
    namespace: String,
    name: String,
}

impl ShapeId {
    /// Parses an identifier, `None` if it is not one.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let (namespace, name) = text.split_once('#')?;
        let valid = namespace.split('.').all(is_identifier) && is_identifier(name);
        valid.then(|| ShapeId { namespace: namespace.to_owned(), name: name.to_owned() })
    }

    /// A shape of the prelude.
    pub(crate) fn prelude(name: &str) -> Self {
        ShapeId { namespace: "smithy.api".to_owned(), name: name.to_owned() }
    }

    /// Whether this is the structure without members that stands for no value.
    pub(crate) fn is_unit(&self) -> bool {
        self.namespace == "smithy.api" && self.name == "Unit"
    }

    /// The part before `#`.
    pub(crate) fn namespace(&self) -> &str {
        &self.namespace
    }

    /// The part after `#`.
    pub(crate) fn name(&self) -> &str {
        &self.name
    }
}

/// Whether `text` can name a shape or a member: a letter first, or underscores and then a letter or a
/// digit.
pub(crate) fn is_identifier(text: &str) -> bool {
    let rest = text.trim_start_matches('_');
    let starts_well = match rest.bytes().next() {
        Some(first) if rest.len() < text.len() => first.is_ascii_alphanumeric(),
        Some(first) => first.is_ascii_alphabetic(),
        None => false,
    };
    starts_well && rest.bytes().all(|byte| byte == b'_' || byte.is_ascii_alphanumeric())
}

impl fmt::Display for ShapeId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}#{}", self.namespace, self.name)
    }
}

impl<'de> Deserialize<'de> for ShapeId {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        ShapeId::parse(&text)
            .ok_or_else(|| D::Error::custom(format!("{text:?} is not an absolute shape id")))
    }
}
