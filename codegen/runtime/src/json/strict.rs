//! A serde form of enums that rejects unknown values.

use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;

/// A serde form of enums that rejects unknown values, for JSON that is not from the service.
///
/// An enum keeps values that this version of the crate does not know, because the service may
/// return them. In JSON from elsewhere, an unknown value may be a typing error. This form rejects
/// it, for an enum, and for an `Option` or a `Vec` of an enum. Code without serde calls `try_parse`
/// or `is_known` of the enum.
///
/// The attribute is `#[serde(with = "…::primitives::Strict")]`, where `…` is the name of this crate.
/// With `default`, a member may be absent.
#[derive(Clone, Copy, Debug)]
pub enum Strict {}

impl Strict {
    /// Serializes a value as it is.
    pub fn serialize<T: Serialize, S: Serializer>(
        value: &T,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        value.serialize(serializer)
    }

    /// Deserializes a value whose enums have known values.
    pub fn deserialize<'de, T: Deserialize<'de> + Known, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<T, D::Error> {
        let value = T::deserialize(deserializer)?;
        value.check_known().map_err(D::Error::custom)?;
        Ok(value)
    }
}

/// An enum of this crate, or an `Option` or a `Vec` of it.
pub trait Known {
    /// Checks that this version of the crate knows all values.
    fn check_known(&self) -> Result<(), UnknownVariant>;
}

impl<T: Known> Known for Option<T> {
    fn check_known(&self) -> Result<(), UnknownVariant> {
        self.iter().try_for_each(T::check_known)
    }
}

impl<T: Known> Known for Vec<T> {
    fn check_known(&self) -> Result<(), UnknownVariant> {
        self.iter().try_for_each(T::check_known)
    }
}

/// The error of a value that this version of the crate does not know. Its text has the known values,
/// without the value, which may be sensitive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownVariant {
    known: String,
}

impl UnknownVariant {
    pub(crate) fn of(known: &[impl fmt::Display]) -> Self {
        let known: Vec<_> = known.iter().map(|value| format!("`{value}`")).collect();
        UnknownVariant { known: known.join(", ") }
    }
}

impl fmt::Display for UnknownVariant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "unknown value, expected one of {}", self.known)
    }
}

impl std::error::Error for UnknownVariant {}

/// Defines the methods of an enum that tell known values from others. An enum of texts has
/// `try_parse`.
macro_rules! known {
    (text $name:ident) => {
        impl $name {
            /// Parses a value that this version of the crate knows.
            pub fn try_parse(value: &str) -> Result<Self, crate::json::strict::UnknownVariant> {
                let value = Self::from(value);
                crate::json::strict::Known::check_known(&value)?;
                Ok(value)
            }
        }

        crate::json::strict::known!(number $name);
    };
    (number $name:ident) => {
        impl $name {
            /// Returns true if this version of the crate knows the value.
            pub fn is_known(&self) -> bool {
                !matches!(self, Self::Unknown(_))
            }
        }

        impl crate::json::strict::Known for $name {
            fn check_known(&self) -> Result<(), crate::json::strict::UnknownVariant> {
                match self {
                    Self::Unknown(_) => Err(crate::json::strict::UnknownVariant::of(Self::VALUES)),
                    _ => Ok(()),
                }
            }
        }
    };
}

pub(crate) use known;

#[cfg(test)]
mod tests {
    use crate::json::open_enum::open_enum;
    use crate::json::open_int_enum::open_int_enum;
    use serde::{Deserialize, Serialize};

    open_enum! {
        /// The color of a test.
        Color {
            /// Red.
            Red = "red",
            /// Blue.
            Blue = "blue",
        }
    }

    open_int_enum! {
        /// The floor of a test.
        Floor {
            /// The ground floor.
            Ground = 0,
        }
    }

    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    struct Room {
        #[serde(with = "super::Strict")]
        wall: Color,
        #[serde(default, with = "super::Strict")]
        door: Option<Color>,
        #[serde(default, with = "super::Strict")]
        lamps: Vec<Color>,
        #[serde(default, with = "super::Strict")]
        floor: Option<Floor>,
    }

    fn error(json: &str) -> String {
        serde_json::from_str::<Room>(json).unwrap_err().to_string()
    }

    #[test]
    fn known_values_are_deserialized() {
        let json = r#"{"wall":"red","door":"blue","lamps":["red"],"floor":0}"#;
        let room: Room = serde_json::from_str(json).expect("a room");
        assert_eq!(room.door, Some(Color::Blue));
        assert_eq!(serde_json::to_string(&room).expect("JSON"), json);
        let room: Room = serde_json::from_str(r#"{"wall": "red"}"#).expect("a room");
        assert_eq!((room.door, room.lamps), (None, vec![]));
    }

    #[test]
    fn unknown_values_are_rejected() {
        let expected = "unknown value, expected one of `red`, `blue`";
        for json in [
            r#"{"wall": "gray"}"#,
            r#"{"wall": "red", "door": "gray"}"#,
            r#"{"wall": "red", "lamps": ["red", "gray"]}"#,
        ] {
            assert!(error(json).starts_with(expected), "{json}: {}", error(json));
        }
        let json = r#"{"wall": "red", "floor": 7}"#;
        assert!(error(json).starts_with("unknown value, expected one of `0`"), "{}", error(json));
    }

    #[test]
    fn text_is_parsed_if_it_is_known() {
        assert_eq!(Color::try_parse("red"), Ok(Color::Red));
        let error = Color::try_parse("gray").unwrap_err();
        assert_eq!(error.to_string(), "unknown value, expected one of `red`, `blue`");
        assert!(Color::Red.is_known() && !Color::from("gray").is_known());
        assert!(Floor::Ground.is_known() && !Floor::from(7).is_known());
    }
}
