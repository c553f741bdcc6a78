//! Timestamps in the model.

use crate::ir::TimestampFormat;
use crate::smithy::{Member, Model, traits};
use serde_json::Value;
use std::ops::Range;

/// The valid seconds of timestamps: the years 1 to 9999.
const SECONDS: Range<i64> = -62_135_596_800..253_402_300_800;

/// The names of the months in an http-date.
const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// Returns the format that the model gives a timestamp.
pub(crate) fn format_of(model: &Model, member: &Member) -> Option<TimestampFormat> {
    let format: traits::TimestampFormat = model.member_trait(member)?;
    Some(match format {
        traits::TimestampFormat::DateTime => TimestampFormat::DateTime,
        traits::TimestampFormat::EpochSeconds => TimestampFormat::EpochSeconds,
        traits::TimestampFormat::HttpDate => TimestampFormat::HttpDate,
    })
}

/// Parses a timestamp. Returns the seconds since 1970 and the nanoseconds.
///
/// A model may write a timestamp of any format as a number of seconds or as a text of RFC 3339. A
/// timestamp in the format `http-date` may have that format in the model too.
pub(crate) fn timestamp(value: &Value, format: TimestampFormat) -> Option<(i64, u32)> {
    let (seconds, nanos) = match value {
        Value::String(text) if format == TimestampFormat::HttpDate => {
            http_date(text).or_else(|| date_time(text))?
        }
        Value::String(text) => date_time(text)?,
        value => epoch_seconds(value.as_f64()?),
    };
    SECONDS.contains(&seconds).then_some((seconds, nanos))
}

/// Splits a number of seconds into seconds and nanoseconds, with the precision of milliseconds.
fn epoch_seconds(seconds: f64) -> (i64, u32) {
    let nanos = ((seconds - seconds.floor()) * 1e3).round() * 1e6;
    (seconds.floor() as i64, (nanos as u32).min(999_000_000))
}

/// Parses a text such as `1985-04-12T23:20:50.52Z`.
fn date_time(text: &str) -> Option<(i64, u32)> {
    let (date, time) = text.strip_suffix('Z')?.split_once('T')?;
    let (time, fraction) = time.split_once('.').unwrap_or((time, "0"));
    let mut date = date.split('-');
    let (year, month, day) = (date.next()?, date.next()?, date.next()?);
    let is_date = date.next().is_none();
    let seconds = seconds([number(year, 4)?, number(month, 2)?, number(day, 2)?], time)?;
    let nanos = number(&format!("{fraction:0<9}"), 9)?;
    is_date.then_some((seconds, nanos.try_into().ok()?))
}

/// Parses a text such as `Tue, 29 Apr 2014 18:30:38 GMT`.
fn http_date(text: &str) -> Option<(i64, u32)> {
    let (_, date) = text.strip_suffix(" GMT")?.split_once(", ")?;
    let mut parts = date.split(' ');
    let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
    let (time, is_date) = (parts.next()?, parts.next().is_none());
    let month = MONTHS.iter().position(|name| *name == month)? + 1;
    let seconds = seconds([number(year, 4)?, month as i64, number(day, 2)?], time)?;
    is_date.then_some((seconds, 0))
}

/// Returns the seconds from 1970 to a `[year, month, day]`, at a time such as `18:30:38`.
fn seconds([year, month, day]: [i64; 3], time: &str) -> Option<i64> {
    let mut time = time.split(':');
    let (hour, minute, second) = (time.next()?, time.next()?, time.next()?);
    let [hour, minute, second] = [number(hour, 2)?, number(minute, 2)?, number(second, 2)?];
    let is_time = hour < 24 && minute < 60 && second < 60 && time.next().is_none();
    let is_date = (1..=12).contains(&month) && (1..=days_of(year, month)).contains(&day);
    let days = days_before(year, month) + day - 1;
    (is_date && is_time).then_some(((days * 24 + hour) * 60 + minute) * 60 + second)
}

/// Returns the number of days from 1970 to the first of a month.
fn days_before(year: i64, month: i64) -> i64 {
    let leap_days = |year: i64| year / 4 - year / 100 + year / 400;
    let years = (year - 1970) * 365 + leap_days(year - 1) - leap_days(1969);
    years + (1..month).map(|month| days_of(year, month)).sum::<i64>()
}

/// Returns the number of days in a month.
fn days_of(year: i64, month: i64) -> i64 {
    let is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    match month {
        2 => 28 + i64::from(is_leap),
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// Parses a number with exactly `digits` digits.
fn number(text: &str, digits: usize) -> Option<i64> {
    let is_number = text.len() == digits && text.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| text.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn read(value: Value) -> Option<(i64, u32)> {
        timestamp(&value, TimestampFormat::HttpDate)
    }

    #[test]
    fn timestamp_of_each_form_is_parsed() {
        assert_eq!(read(json!(1.5)), Some((1, 500_000_000)));
        assert_eq!(read(json!(-0.5)), Some((-1, 500_000_000)));
        assert_eq!(read(json!("1970-01-01T00:00:00Z")), Some((0, 0)));
        assert_eq!(read(json!("1985-04-12T23:20:50.52Z")), Some((482_196_050, 520_000_000)));
        assert_eq!(read(json!("2000-02-29T00:00:01Z")), Some((951_782_401, 0)));
        assert_eq!(read(json!("0001-01-01T00:00:00Z")), Some((SECONDS.start, 0)));
        assert_eq!(read(json!("9999-12-31T23:59:59Z")), Some((SECONDS.end - 1, 0)));
        assert_eq!(read(json!("Tue, 29 Apr 2014 18:30:38 GMT")), Some((1_398_796_238, 0)));
    }

    #[test]
    fn timestamp_of_another_form_is_none() {
        for text in [
            "",
            "T",
            "1985-04-12",
            "1985-04-12T23:20:50",
            "1985-04-12T23:20:50+01:00",
            "1985-04-12T23:20:50.1234567891Z",
            "1985-02-29T00:00:00Z",
            "1985-13-01T00:00:00Z",
            "1985-04-00T00:00:00Z",
            "1985-04-12T24:00:00Z",
            "0000-01-01T00:00:00Z",
            "85-04-12T23:20:50Z",
            "1985-04-12-01T23:20:50Z",
            "Tue, 29 Avr 2014 18:30:38 GMT",
            "29 Apr 2014 18:30:38 GMT",
        ] {
            assert_eq!(read(json!(text)), None, "{text}");
        }
        assert_eq!(read(json!(1e300)), None);
        assert_eq!(read(json!(true)), None);
        let http_date = json!("Tue, 29 Apr 2014 18:30:38 GMT");
        assert_eq!(timestamp(&http_date, TimestampFormat::DateTime), None);
    }
}
