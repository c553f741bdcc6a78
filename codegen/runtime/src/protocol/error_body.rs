//! Bodies of error responses, of which every readable member is read.

use super::response::Response;
use crate::json::deserializer::read_json;
use crate::json::object::Object;
use serde::Deserializer;
use serde::de::{MapAccess, Visitor};
use serde_json::value::RawValue;
use std::fmt;

/// The members of a JSON object, up to the first syntax error. A body that is not an object has no
/// members.
#[derive(Default)]
pub(super) struct ErrorBody<'a>(Vec<(String, &'a RawValue)>);

impl<'a> ErrorBody<'a> {
    pub(super) fn read(body: &'a str) -> Self {
        let mut members = ErrorBody::default();
        // Ignores a syntax error: the members before it are kept.
        let _ = serde_json::Deserializer::from_str(body).deserialize_map(&mut members);
        members
    }

    /// Returns the member `name` if it is a string.
    pub(super) fn text(&self, name: &str) -> Option<String> {
        let members = self.0.iter().rev().filter(|(other, _)| other == name);
        members.map(|(_, value)| value.get()).find_map(|value| serde_json::from_str(value).ok())
    }

    /// Reads a structure from the members that can be read.
    fn structure<T: Object>(&self, bound: &[&str]) -> T {
        let mut structure = T::unset();
        for (name, value) in self.0.iter().filter(|(name, _)| !bound.contains(&name.as_str())) {
            // A member that cannot be read is absent.
            let _ = read_json(value.get(), |json| structure.read_member(name, json));
        }
        structure
    }
}

impl<'de> Visitor<'de> for &mut ErrorBody<'de> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(member) = map.next_entry()? {
            self.0.push(member);
        }
        Ok(())
    }
}

impl Response<'_> {
    /// Reads the members of an error from the body, except the members `bound`, which the model
    /// binds elsewhere. A member that cannot be read is absent.
    #[allow(dead_code, reason = "errors may have all of their members in headers")]
    pub(crate) fn readable_members<T: Object>(&self, bound: &[&str]) -> T {
        ErrorBody::read(&String::from_utf8_lossy(self.body)).structure(bound)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn members_before_a_syntax_error_are_read() {
        let body = ErrorBody::read(r#"{"code": "Gone", "message": "why", "x": oops}"#);
        assert_eq!(body.text("code").as_deref(), Some("Gone"));
        assert_eq!(body.text("message").as_deref(), Some("why"));
        assert_eq!(body.text("x"), None);
    }

    #[test]
    fn last_string_with_a_name_is_read() {
        let body = ErrorBody::read(r#"{"code": "a", "code": "b", "code": 3}"#);
        assert_eq!(body.text("code").as_deref(), Some("b"));
    }

    #[test]
    fn body_of_another_type_has_no_members() {
        for body in ["", "[]", "\"code\"", "<html>"] {
            assert!(ErrorBody::read(body).0.is_empty(), "{body}");
        }
    }
}
