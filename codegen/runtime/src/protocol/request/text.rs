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
