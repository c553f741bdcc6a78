//! Strings that deserialize into other types without a copy.

use serde::Deserializer;
use serde::de::Visitor;
use std::fmt;

/// Reads a string and parses it.
pub(crate) fn read<'de, D, T, E>(
    deserializer: D,
    parse: impl FnOnce(&str) -> Result<T, E>,
) -> Result<T, D::Error>
where
    D: Deserializer<'de>,
    E: fmt::Display,
{
    struct TextVisitor<P>(P);

    impl<T, E: fmt::Display, P: FnOnce(&str) -> Result<T, E>> Visitor<'_> for TextVisitor<P> {
        type Value = T;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("a string")
        }

        fn visit_str<Error: serde::de::Error>(self, text: &str) -> Result<T, Error> {
            (self.0)(text).map_err(Error::custom)
        }
    }

    deserializer.deserialize_str(TextVisitor(parse))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn string_with_escapes_is_parsed() {
        let mut deserializer = serde_json::Deserializer::from_str("\"\\u0034\\u0032\"");
        assert_eq!(read(&mut deserializer, str::parse::<i32>).expect("a number"), 42);
    }

    #[test]
    fn error_of_the_parser_is_reported() {
        let mut deserializer = serde_json::Deserializer::from_str("\"a\"");
        let error = read(&mut deserializer, |_| Err::<i32, _>("not today")).unwrap_err();
        assert!(error.to_string().starts_with("not today"), "{error}");
    }
}
