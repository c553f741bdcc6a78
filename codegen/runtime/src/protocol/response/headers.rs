//! Headers of responses.

use super::{Response, ResponseError};
use crate::protocol::headers::value_text;
use aws_smithy_types::DateTime;
use aws_smithy_types::date_time::{DateTimeParseError, Format};
use std::borrow::Cow;
use std::collections::HashMap;
use std::hash::Hash;

impl Response<'_> {
    /// Reads a header, if it is present.
    pub(crate) fn header_value<T, E>(
        &self,
        name: &'static str,
        read: impl Fn(&str) -> Result<T, E>,
    ) -> Result<Option<T>, ResponseError> {
        let value = self.header_text(name).map(|value| read(&value));
        value.transpose().map_err(|_| unreadable(name))
    }

    /// Reads a list with commas between its elements, if the header is present.
    pub(crate) fn header_values<T, E>(
        &self,
        name: &'static str,
        read: impl Fn(&str) -> Result<T, E>,
    ) -> Result<Option<Vec<T>>, ResponseError> {
        let mut list = None;
        for line in self.lines(name) {
            let list = list.get_or_insert_with(Vec::new);
            for element in elements(&line).ok_or_else(|| unreadable(name))? {
                list.push(read(&element).map_err(|_| unreadable(name))?);
            }
        }
        Ok(list)
    }

    /// Reads a list of dates, each of which contains a comma, if the header is present.
    pub(crate) fn date_list(
        &self,
        name: &'static str,
    ) -> Result<Option<Vec<DateTime>>, ResponseError> {
        let mut list = None;
        for line in self.lines(name) {
            let list = list.get_or_insert_with(Vec::new);
            let mut rest = &*line;
            while !rest.is_empty() {
                let date = DateTime::read(rest, Format::HttpDate, ',');
                let (date, behind) = date.map_err(|_| unreadable(name))?;
                list.push(date);
                rest = behind.trim_start().strip_prefix(',').unwrap_or(behind).trim_start();
            }
        }
        Ok(list)
    }

    /// Returns the headers whose names begin with `prefix`. The keys are the rest of the names.
    pub(crate) fn headers_by_prefix<K, V>(&self, prefix: &str) -> Option<HashMap<K, V>>
    where
        K: for<'a> From<&'a str> + Eq + Hash,
        V: for<'a> From<&'a str>,
    {
        let entries = self.headers.iter().filter_map(|(name, value)| {
            let (start, rest) = name.split_at_checked(prefix.len())?;
            let is_one = start.eq_ignore_ascii_case(prefix);
            is_one.then(|| (K::from(rest), V::from(&*value_text(value))))
        });
        let entries: HashMap<_, _> = entries.collect();
        (!entries.is_empty()).then_some(entries)
    }

    /// Returns the values of all headers with a name.
    pub(super) fn lines(&self, name: &'static str) -> impl Iterator<Item = Cow<'_, str>> {
        let lines = self.headers.iter();
        let lines = lines.filter(|(header, _)| header.eq_ignore_ascii_case(name));
        lines.map(|(_, value)| value_text(value))
    }
}

/// Splits a list at its commas. Elements in quotes may contain commas. Returns `None` if a quote is
/// not closed.
fn elements(line: &str) -> Option<Vec<String>> {
    let mut elements = Vec::new();
    let mut rest = line;
    while !rest.is_empty() {
        let element = match rest.strip_prefix('"') {
            Some(quoted) => {
                let (element, behind) = unquote(quoted)?;
                rest = behind.trim_start().strip_prefix(',').unwrap_or_default();
                element
            }
            None => {
                let (element, behind) = rest.split_once(',').unwrap_or((rest, ""));
                rest = behind;
                element.trim().to_owned()
            }
        };
        elements.push(element);
        rest = rest.trim_start();
    }
    Some(elements)
}

/// Returns the text up to the closing quote, and the rest.
fn unquote(quoted: &str) -> Option<(String, &str)> {
    let mut text = String::new();
    let mut chars = quoted.char_indices();
    while let Some((at, c)) = chars.next() {
        match c {
            '"' => return Some((text, &quoted[at + 1..])),
            '\\' => text.push(chars.next()?.1),
            c => text.push(c),
        }
    }
    None
}

/// Parses a timestamp in the `date-time` format.
pub(crate) fn date_time(text: &str) -> Result<DateTime, DateTimeParseError> {
    DateTime::from_str(text, Format::DateTimeWithOffset)
}

/// Parses a timestamp in the `http-date` format.
pub(crate) fn http_date(text: &str) -> Result<DateTime, DateTimeParseError> {
    DateTime::from_str(text, Format::HttpDate)
}

/// Parses a timestamp in the `epoch-seconds` format.
pub(crate) fn epoch_seconds(text: &str) -> Result<DateTime, DateTimeParseError> {
    DateTime::from_str(text, Format::EpochSeconds)
}

/// Decodes text in base64.
pub(crate) fn media_type(text: &str) -> Result<String, ()> {
    let bytes = aws_smithy_types::base64::decode(text).map_err(drop)?;
    String::from_utf8(bytes).map_err(drop)
}

/// Returns the value of a required header.
pub(crate) fn required<T>(name: &str, value: Option<T>) -> Result<T, ResponseError> {
    let problem = || {
        ResponseError(<serde_json::Error as serde::de::Error>::custom(format!(
            "the header `{name}` is missing"
        )))
    };
    value.ok_or_else(problem)
}

/// Returns the error of a header. Omits the value, which may be sensitive.
pub(super) fn unreadable(name: &str) -> ResponseError {
    let problem = format!("the header `{name}` is not of the type the model gives it");
    ResponseError(<serde_json::Error as serde::de::Error>::custom(problem))
}

#[cfg(test)]
mod tests {
    use super::*;
    use http::{HeaderMap, HeaderName, HeaderValue};

    fn headers(headers: &[(&'static str, &'static str)]) -> HeaderMap {
        let entries = headers
            .iter()
            .map(|(name, value)| (HeaderName::from_static(name), HeaderValue::from_static(value)));
        let mut headers = HeaderMap::new();
        entries.for_each(|(name, value)| {
            headers.append(name, value);
        });
        headers
    }

    fn response(headers: &HeaderMap) -> Response<'_> {
        Response { status: 200, headers, body: b"" }
    }

    fn texts(texts: &[&str]) -> Option<Vec<String>> {
        Some(texts.iter().map(|text| (*text).to_owned()).collect())
    }

    #[test]
    fn elements_are_split_at_commas_outside_of_quotes() {
        assert_eq!(elements("a, b c ,d"), texts(&["a", "b c", "d"]));
        assert_eq!(elements(r#""a,b" , "c\"\\d",e"#), texts(&["a,b", "c\"\\d", "e"]));
        assert_eq!(elements(r#""""#), texts(&[""]));
        assert_eq!(elements(""), texts(&[]));
    }

    #[test]
    fn elements_with_an_open_quote_are_rejected() {
        assert_eq!(elements(r#"a, "b"#), None);
        assert_eq!(elements(r#""b\"#), None);
    }

    #[test]
    fn header_values_of_several_lines_are_joined() {
        let headers = headers(&[("x-list", "1, 2"), ("x-other", "4"), ("x-list", "3")]);
        let values = response(&headers).header_values("x-list", str::parse::<i32>);
        assert_eq!(values.expect("numbers"), Some(vec![1, 2, 3]));
        let values = response(&headers).header_values("x-absent", str::parse::<i32>);
        assert_eq!(values.expect("no header"), None);
    }

    #[test]
    fn date_list_is_split_after_each_date() {
        let dates = "Thu, 01 Jan 1970 00:00:00 GMT, Thu, 01 Jan 1970 00:00:01 GMT";
        let headers = headers(&[("x-dates", dates)]);
        let dates = response(&headers).date_list("x-dates").expect("dates");
        assert_eq!(dates, Some(vec![DateTime::from_secs(0), DateTime::from_secs(1)]));
    }

    #[test]
    fn headers_by_prefix_are_keyed_by_the_rest_of_their_names() {
        let headers = headers(&[("x-meta-a", "1"), ("x-meta-", "2"), ("x-met", "3")]);
        let entries = response(&headers).headers_by_prefix::<String, String>("X-Meta-");
        let expected =
            [("a", "1"), ("", "2")].map(|(key, value)| (key.to_owned(), value.to_owned()));
        assert_eq!(entries, Some(HashMap::from(expected)));
        assert_eq!(response(&headers).headers_by_prefix::<String, String>("x-none-"), None);
    }

    #[test]
    fn unreadable_header_is_reported_without_its_value() {
        let headers = headers(&[("x-number", "secret")]);
        let error = response(&headers).header_value("x-number", str::parse::<i32>).unwrap_err();
        let expected = "the header `x-number` is not of the type the model gives it";
        assert_eq!(error.to_string(), expected);
    }

    #[test]
    fn absent_required_header_is_reported() {
        let error = required("x-number", None::<i32>).unwrap_err();
        assert_eq!(error.to_string(), "the header `x-number` is missing");
    }

    #[test]
    fn timestamps_are_parsed_in_each_format() {
        let expected = DateTime::from_secs(1_714_564_800);
        assert_eq!(date_time("2024-05-01T14:00:00+02:00").expect("a timestamp"), expected);
        assert_eq!(http_date("Wed, 01 May 2024 12:00:00 GMT").expect("a timestamp"), expected);
        assert_eq!(epoch_seconds("1714564800").expect("a timestamp"), expected);
        assert!(date_time("yesterday").is_err());
    }

    #[test]
    fn media_type_is_decoded_from_base64() {
        assert_eq!(media_type("e30="), Ok("{}".to_owned()));
        assert_eq!(media_type("no base64"), Err(()));
        assert_eq!(media_type("/w=="), Err(()));
    }
}
