//! The `http-date` timestamp format: an RFC 9110 date string.

use super::base::Codec;
use crate::primitives::{DateTime, DateTimeFormat};
use serde::de::Error as _;
use serde::ser::Error as _;
use serde::{Deserialize, Deserializer, Serializer};
use std::borrow::Cow;

/// A timestamp as a string such as `Wed, 01 May 2024 12:00:00 GMT`.
pub(crate) struct HttpDate;

impl Codec for HttpDate {
    type Value = DateTime;

    fn serialize<S: Serializer>(value: &DateTime, serializer: S) -> Result<S::Ok, S::Error> {
        let text = value.fmt(DateTimeFormat::HttpDate).map_err(S::Error::custom)?;
        serializer.serialize_str(&text)
    }

    fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<DateTime, D::Error> {
        let text = Cow::<str>::deserialize(deserializer)?;
        DateTime::from_str(&text, DateTimeFormat::HttpDate).map_err(D::Error::custom)
    }
}
