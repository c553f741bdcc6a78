//! The `epoch-seconds` timestamp format: seconds since 1970 as a number.

use super::Codec;
use aws_smithy_types::DateTime;
use serde::{Deserialize, Deserializer, Serializer};

/// The codec of timestamps such as `1714564800` and `1714564800.25`.
pub(crate) struct EpochSeconds;

impl Codec for EpochSeconds {
    type Value = DateTime;

    fn serialize<S: Serializer>(value: &DateTime, serializer: S) -> Result<S::Ok, S::Error> {
        if value.has_subsec_nanos() {
            serializer.serialize_f64(value.as_secs_f64())
        } else {
            serializer.serialize_i64(value.secs())
        }
    }

    fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<DateTime, D::Error> {
        let seconds = f64::deserialize(deserializer)?;
        // The format has milliseconds: further digits of the double are rounding errors.
        Ok(DateTime::from_millis((seconds * 1e3).round() as i64))
    }
}
