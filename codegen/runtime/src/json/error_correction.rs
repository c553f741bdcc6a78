//! Client error correction: values for required members that a response lacks.
//!
//! Client error correction is a part of Smithy. An absent required member reads as the empty value
//! of its type, so that the rest of the response stays usable. Builders start from the same values.

use aws_smithy_types::byte_stream::ByteStream;
use aws_smithy_types::{BigDecimal, BigInteger, Blob, DateTime};
use serde::{Deserialize, Deserializer};
use serde_json::Value;
use std::collections::HashMap;

/// A type that has a value for absent required members.
pub(crate) trait ErrorCorrection {
    /// Returns the value for an absent member.
    fn error_corrected() -> Self;
}

/// Returns the value for an absent member.
#[allow(dead_code, reason = "a service may have no required members")]
pub(crate) fn error_corrected<T: ErrorCorrection>() -> T {
    T::error_corrected()
}

/// Reads a required member. Returns the value for an absent member if the value is `null`.
pub(crate) fn null_as_error_corrected<'de, T, D>(deserializer: D) -> Result<T, D::Error>
where
    T: Deserialize<'de> + ErrorCorrection,
    D: Deserializer<'de>,
{
    Ok(Option::deserialize(deserializer)?.unwrap_or_else(T::error_corrected))
}

impl<T> ErrorCorrection for Vec<T> {
    fn error_corrected() -> Self {
        Vec::new()
    }
}

impl<K, V> ErrorCorrection for HashMap<K, V> {
    fn error_corrected() -> Self {
        HashMap::new()
    }
}

impl<T: ErrorCorrection> ErrorCorrection for Box<T> {
    fn error_corrected() -> Self {
        Box::new(T::error_corrected())
    }
}

impl ErrorCorrection for Blob {
    fn error_corrected() -> Self {
        Blob::new([])
    }
}

impl ErrorCorrection for DateTime {
    fn error_corrected() -> Self {
        DateTime::from_secs(0)
    }
}

macro_rules! corrects_to_default {
    ($($type:ty),*) => {$(
        impl ErrorCorrection for $type {
            fn error_corrected() -> Self {
                Self::default()
            }
        }
    )*};
}

corrects_to_default!(String, bool, i8, i16, i32, i64, f32, f64);
corrects_to_default!(BigDecimal, BigInteger, ByteStream, Value);

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, PartialEq, Deserialize)]
    struct Room {
        #[serde(default = "error_corrected", deserialize_with = "null_as_error_corrected")]
        name: String,
        #[serde(default = "error_corrected", deserialize_with = "null_as_error_corrected")]
        floor: i32,
    }

    #[test]
    fn absent_required_member_has_the_empty_value() {
        let empty = Room { name: String::new(), floor: 0 };
        for json in ["{}", r#"{"name": null, "floor": null}"#] {
            assert_eq!(serde_json::from_str::<Room>(json).expect("a room"), empty, "{json}");
        }
    }
}
