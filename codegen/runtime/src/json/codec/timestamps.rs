//! Timestamp formats.

use super::Codec;
use crate::json::reader::{Failed, Kind, Reader};
use crate::json::scalar::{Scalar, read_scalar, read_text};
use crate::json::writer::Writer;
use aws_smithy_types::DateTime;
use aws_smithy_types::date_time::Format;

/// The codec of `date-time` timestamps such as `2024-05-01T12:00:00Z`. Reads offsets and fractions,
/// too.
pub(crate) struct DateTimeString;

impl Codec for DateTimeString {
    type Value = DateTime;

    fn read(json: &mut dyn Reader) -> Result<Option<DateTime>, Failed> {
        read_text(json, "a timestamp such as `2024-05-01T12:00:00Z`", |text| {
            DateTime::from_str(text, Format::DateTimeWithOffset).ok()
        })
    }

    fn write(value: &DateTime, json: &mut dyn Writer) -> Result<(), Failed> {
        write_timestamp(value, Format::DateTime, json)
    }
}

/// The codec of `http-date` timestamps such as `Wed, 01 May 2024 12:00:00 GMT`.
pub(crate) struct HttpDate;

impl Codec for HttpDate {
    type Value = DateTime;

    fn read(json: &mut dyn Reader) -> Result<Option<DateTime>, Failed> {
        read_text(json, "a timestamp such as `Wed, 01 May 2024 12:00:00 GMT`", |text| {
            DateTime::from_str(text, Format::HttpDate).ok()
        })
    }

    fn write(value: &DateTime, json: &mut dyn Writer) -> Result<(), Failed> {
        write_timestamp(value, Format::HttpDate, json)
    }
}

fn write_timestamp(value: &DateTime, format: Format, json: &mut dyn Writer) -> Result<(), Failed> {
    match value.fmt(format) {
        Ok(text) => json.scalar(Scalar::Text(&text)),
        Err(error) => Err(json.fail(&error.to_string())),
    }
}

/// The codec of `epoch-seconds` timestamps such as `1714564800` and `1714564800.25`.
pub(crate) struct EpochSeconds;

impl Codec for EpochSeconds {
    type Value = DateTime;

    fn read(json: &mut dyn Reader) -> Result<Option<DateTime>, Failed> {
        let seconds =
            read_scalar(json, (Kind::Any, "seconds since 1970"), |scalar| match scalar {
                Scalar::Integer(seconds) => Some(seconds as f64),
                Scalar::Float(seconds) => Some(seconds),
                _ => None,
            })?;
        // The format has milliseconds: further digits of the double are rounding errors.
        Ok(seconds.map(|seconds| DateTime::from_millis((seconds * 1e3).round() as i64)))
    }

    fn write(value: &DateTime, json: &mut dyn Writer) -> Result<(), Failed> {
        json.scalar(match value.has_subsec_nanos() {
            true => Scalar::Float(value.as_secs_f64()),
            false => Scalar::Integer(value.secs()),
        })
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
    fn timestamp_in_another_format_is_rejected() {
        assert!(read::<EpochSeconds>("\"5\"").is_err());
        assert!(read::<DateTimeString>("\"Wed, 01 May 2024 12:00:00 GMT\"").is_err());
        assert!(read::<HttpDate>("\"2024-05-01T12:00:00Z\"").is_err());
        assert!(read::<HttpDate>("1714564800").is_err());
    }
}
