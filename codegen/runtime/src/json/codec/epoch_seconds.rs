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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json::codec::tests::{read, write};

    #[test]
    fn whole_second_is_an_integer() {
        let value = DateTime::from_secs(-5);
        assert_eq!(write::<EpochSeconds>(&value), "-5");
        assert_eq!(read::<EpochSeconds>("-5").expect("a timestamp"), value);
    }

    #[test]
    fn fraction_is_rounded_to_milliseconds() {
        let value = DateTime::from_millis(1_714_564_800_250);
        assert_eq!(write::<EpochSeconds>(&value), "1714564800.25");
        assert_eq!(read::<EpochSeconds>("1714564800.2500001").expect("a timestamp"), value);
    }

    #[test]
    fn timestamp_in_a_string_is_rejected() {
        assert!(read::<EpochSeconds>("\"5\"").is_err());
    }
}
