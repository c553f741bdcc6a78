//! The `http-date` timestamp format: an RFC 9110 date string.

use super::base::Codec;
use crate::json::text;
use crate::primitives::{DateTime, DateTimeFormat};
use serde::ser::Error as _;
use serde::{Deserializer, Serializer};

/// A timestamp as a string such as `Wed, 01 May 2024 12:00:00 GMT`.
pub(crate) struct HttpDate;

impl Codec for HttpDate {
    type Value = DateTime;

    fn serialize<S: Serializer>(value: &DateTime, serializer: S) -> Result<S::Ok, S::Error> {
        let text = value.fmt(DateTimeFormat::HttpDate).map_err(S::Error::custom)?;
        serializer.serialize_str(&text)
    }

    fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<DateTime, D::Error> {
        text::read(deserializer, |text| DateTime::from_str(text, DateTimeFormat::HttpDate))
    }
}
