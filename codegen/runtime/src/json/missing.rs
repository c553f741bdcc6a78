//! Stand-ins for required members that are absent.
//!
//! A response may lack a member that the model requires, and the answer is still worth having: the
//! member then reads as the empty value of its type, as Smithy's client error correction has it. A
//! builder starts from the same values.

use aws_smithy_types::byte_stream::ByteStream;
use aws_smithy_types::{BigDecimal, BigInteger, Blob, DateTime};
use serde::{Deserialize, Deserializer};
use serde_json::Value;
use std::collections::HashMap;

/// A type with a stand-in.
#[allow(dead_code, reason = "a service may have no required members")]
pub(crate) trait Missing {
    fn missing() -> Self;
}

/// Reads a required member whose value may be `null`.
pub(crate) fn null_as_missing<'de, T, D>(deserializer: D) -> Result<T, D::Error>
where
    T: Deserialize<'de> + Missing,
    D: Deserializer<'de>,
{
    Ok(Option::deserialize(deserializer)?.unwrap_or_else(T::missing))
}

impl<T> Missing for Vec<T> {
    fn missing() -> Self {
        Vec::new()
    }
}

impl<K, V> Missing for HashMap<K, V> {
    fn missing() -> Self {
        HashMap::new()
    }
}

impl<T: Missing> Missing for Box<T> {
    fn missing() -> Self {
        Box::new(T::missing())
    }
}

impl Missing for Blob {
    fn missing() -> Self {
        Blob::new([])
    }
}

impl Missing for DateTime {
    fn missing() -> Self {
        DateTime::from_secs(0)
    }
}

macro_rules! missing_is_default {
    ($($type:ty),*) => {$(
        impl Missing for $type {
            fn missing() -> Self {
                Self::default()
            }
        }
    )*};
}

missing_is_default!(String, bool, i8, i16, i32, i64, f32, f64);
missing_is_default!(BigDecimal, BigInteger, ByteStream, Value);
