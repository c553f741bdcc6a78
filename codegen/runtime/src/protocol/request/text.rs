//! Values as text in headers, labels and query parameters.

use aws_smithy_types::DateTime;
use aws_smithy_types::date_time::Format;
use std::borrow::Cow;
use std::fmt::Display;

/// A value with a text form.
pub(crate) trait ToText {
    /// Whether the text contains a comma that does not separate elements.
    #[allow(dead_code, reason = "only lists in headers use it")]
    const IS_DATE: bool = false;

    /// Returns the text, or the problem of a value without a text form.
    fn text(&self) -> Result<Cow<'_, str>, &'static str>;
}

impl<T: AsRef<str> + ?Sized> ToText for &T {
    fn text(&self) -> Result<Cow<'_, str>, &'static str> {
        Ok((**self).as_ref().into())
    }
}

/// A number or a boolean.
pub(crate) struct NumberText<'a, T>(pub(crate) &'a T);

impl<T: Display> ToText for NumberText<'_, T> {
    fn text(&self) -> Result<Cow<'_, str>, &'static str> {
        Ok(self.0.to_string().into())
    }
}

/// A floating-point number, which may be NaN or infinite.
pub(crate) struct FloatText<'a, T>(pub(crate) &'a T);

impl<T: Copy + Display + Into<f64>> ToText for FloatText<'_, T> {
    fn text(&self) -> Result<Cow<'_, str>, &'static str> {
        let value: f64 = (*self.0).into();
        Ok(if value.is_nan() {
            "NaN".into()
        } else if value == f64::INFINITY {
            "Infinity".into()
        } else if value == f64::NEG_INFINITY {
            "-Infinity".into()
        } else {
            self.0.to_string().into()
        })
    }
}

/// A string with a media type, as base64.
pub(crate) struct MediaTypeText<'a>(pub(crate) &'a String);

impl ToText for MediaTypeText<'_> {
    fn text(&self) -> Result<Cow<'_, str>, &'static str> {
        Ok(aws_smithy_types::base64::encode(self.0).into())
    }
}

/// Formats a timestamp. The range of each format is limited.
fn format_timestamp(value: &DateTime, format: Format) -> Result<Cow<'static, str>, &'static str> {
    let text = value.fmt(format).map_err(|_| "is outside the range of the timestamp format")?;
    Ok(text.into())
}

/// A timestamp in the `date-time` format.
pub(crate) struct DateTimeText<'a>(pub(crate) &'a DateTime);

impl ToText for DateTimeText<'_> {
    fn text(&self) -> Result<Cow<'_, str>, &'static str> {
        format_timestamp(self.0, Format::DateTime)
    }
}

/// A timestamp in the `http-date` format.
pub(crate) struct HttpDateText<'a>(pub(crate) &'a DateTime);

impl ToText for HttpDateText<'_> {
    const IS_DATE: bool = true;

    fn text(&self) -> Result<Cow<'_, str>, &'static str> {
        format_timestamp(self.0, Format::HttpDate)
    }
}

/// A timestamp in the `epoch-seconds` format.
pub(crate) struct EpochSecondsText<'a>(pub(crate) &'a DateTime);

impl ToText for EpochSecondsText<'_> {
    fn text(&self) -> Result<Cow<'_, str>, &'static str> {
        format_timestamp(self.0, Format::EpochSeconds)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn special_float_has_its_smithy_name() {
        let texts = [f64::NAN, f64::INFINITY, f64::NEG_INFINITY, -0.5]
            .map(|value| FloatText(&value).text().map(Cow::into_owned));
        assert_eq!(texts, ["NaN", "Infinity", "-Infinity", "-0.5"].map(|text| Ok(text.to_owned())));
    }

    #[test]
    fn string_with_a_media_type_is_base64() {
        assert_eq!(MediaTypeText(&"{}".to_owned()).text().as_deref(), Ok("e30="));
    }

    #[test]
    fn timestamp_has_the_requested_format() {
        let value = DateTime::from_millis(1_714_564_800_250);
        assert_eq!(DateTimeText(&value).text().as_deref(), Ok("2024-05-01T12:00:00.25Z"));
        assert_eq!(HttpDateText(&value).text().as_deref(), Ok("Wed, 01 May 2024 12:00:00 GMT"));
        assert_eq!(EpochSecondsText(&value).text().as_deref(), Ok("1714564800.25"));
    }

    #[test]
    fn timestamp_beyond_its_format_is_a_problem() {
        let value = DateTime::from_secs(i64::MAX);
        let problem = Err("is outside the range of the timestamp format");
        assert_eq!(DateTimeText(&value).text(), problem);
        assert_eq!(HttpDateText(&value).text(), problem);
    }
}
