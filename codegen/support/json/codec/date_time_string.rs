//! The `date-time` timestamp format: an RFC 3339 string.

use super::base::Codec;
use crate::json::text;
use crate::primitives::{DateTime, DateTimeFormat};
use serde::ser::Error as _;
use serde::{Deserializer, Serializer};

/// A timestamp as a string such as `2024-05-01T12:00:00Z`; offsets and fractions are read too.
pub(crate) struct DateTimeString;

impl Codec for DateTimeString {
    type Value = DateTime;

    fn serialize<S: Serializer>(value: &DateTime, serializer: S) -> Result<S::Ok, S::Error> {
        let text = value.fmt(DateTimeFormat::DateTime).map_err(S::Error::custom)?;
        serializer.serialize_str(&text)
    }

    fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<DateTime, D::Error> {
        text::read(deserializer, |text| {
            DateTime::from_str(text, DateTimeFormat::DateTimeWithOffset)
        })
    }
}
