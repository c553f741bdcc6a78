//! Timestamp formats that are strings.

use super::Codec;
use crate::json::text;
use aws_smithy_types::DateTime;
use aws_smithy_types::date_time::Format;
use serde::ser::Error as _;
use serde::{Deserializer, Serializer};

/// The codec of `date-time` timestamps such as `2024-05-01T12:00:00Z`. Reads offsets and fractions,
/// too.
pub(crate) struct DateTimeString;

impl Codec for DateTimeString {
    type Value = DateTime;

    fn serialize<S: Serializer>(value: &DateTime, serializer: S) -> Result<S::Ok, S::Error> {
        let text = value.fmt(Format::DateTime).map_err(S::Error::custom)?;
        serializer.serialize_str(&text)
    }

    fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<DateTime, D::Error> {
        text::read(deserializer, |text| DateTime::from_str(text, Format::DateTimeWithOffset))
    }
}

/// The codec of `http-date` timestamps such as `Wed, 01 May 2024 12:00:00 GMT`.
pub(crate) struct HttpDate;

impl Codec for HttpDate {
    type Value = DateTime;

    fn serialize<S: Serializer>(value: &DateTime, serializer: S) -> Result<S::Ok, S::Error> {
        let text = value.fmt(Format::HttpDate).map_err(S::Error::custom)?;
        serializer.serialize_str(&text)
    }

    fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<DateTime, D::Error> {
        text::read(deserializer, |text| DateTime::from_str(text, Format::HttpDate))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json::codec::tests::{read, write};

    #[test]
    fn date_time_with_an_offset_is_read() {
        let value = DateTime::from_secs(1_714_564_800);
        assert_eq!(write::<DateTimeString>(&value), "\"2024-05-01T12:00:00Z\"");
        for json in ["\"2024-05-01T12:00:00Z\"", "\"2024-05-01T14:00:00+02:00\""] {
            assert_eq!(read::<DateTimeString>(json).expect("a timestamp"), value);
        }
    }

    #[test]
    fn http_date_is_read_and_written() {
        let value = DateTime::from_secs(1_714_564_800);
        assert_eq!(write::<HttpDate>(&value), "\"Wed, 01 May 2024 12:00:00 GMT\"");
        assert_eq!(read::<HttpDate>("\"Wed, 01 May 2024 12:00:00 GMT\"").expect("a date"), value);
    }

    #[test]
    fn timestamp_in_another_format_is_rejected() {
        assert!(read::<DateTimeString>("\"Wed, 01 May 2024 12:00:00 GMT\"").is_err());
        assert!(read::<HttpDate>("\"2024-05-01T12:00:00Z\"").is_err());
        assert!(read::<HttpDate>("1714564800").is_err());
    }
}
