//! Shape identifiers.

use serde::de::Error as _;
use serde::{Deserialize, Deserializer};
use std::fmt;

/// The absolute identifier of a shape: `com.amazonaws.ivschat#Room`.
///
/// Both parts consist of ASCII letters, digits and underscores, and the namespace also of dots.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct ShapeId {
    namespace: String,
    name: String,
}

impl ShapeId {
    /// Parses a shape id. Returns `None` if the text is not a shape id.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let (namespace, name) = text.split_once('#')?;
        let valid = namespace.split('.').all(is_identifier) && is_identifier(name);
        valid.then(|| ShapeId { namespace: namespace.to_owned(), name: name.to_owned() })
    }

    /// Returns the shape id of a shape in the prelude.
    pub(crate) fn prelude(name: &str) -> Self {
        ShapeId { namespace: "smithy.api".to_owned(), name: name.to_owned() }
    }

    /// Whether this is `smithy.api#Unit`, the target of members without a value.
    pub(crate) fn is_unit(&self) -> bool {
        self.namespace == "smithy.api" && self.name == "Unit"
    }

    /// Returns the part before `#`.
    pub(crate) fn namespace(&self) -> &str {
        &self.namespace
    }

    /// Returns the part after `#`.
    pub(crate) fn name(&self) -> &str {
        &self.name
    }
}

/// Whether a text can name a shape or a member. A name begins with a letter, or with underscores
/// that a letter or a digit follows.
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
