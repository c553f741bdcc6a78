//! The `epoch-seconds` timestamp format: a number of seconds since 1970.

use super::Codec;
use aws_smithy_types::DateTime;
use serde::{Deserialize, Deserializer, Serializer};

/// A timestamp as a number such as `1714564800` or `1714564800.25`.
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
        // The format has milliseconds; what a double has beyond them is noise.
        Ok(DateTime::from_millis((seconds * 1e3).round() as i64))
    }
}
