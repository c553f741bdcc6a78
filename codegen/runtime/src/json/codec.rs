//! Codecs: the JSON forms of types.
//!
//! Codecs nest as types do: `Option<Vec<DateTimeString>>` is the codec of an optional list of
//! timestamps in the `date-time` format. Most types are their own codecs.

mod base64;
mod big_number;
mod float;
mod timestamps;

pub(crate) use base64::Base64;
pub(crate) use big_number::BigNumber;
pub(crate) use float::Float;
pub(crate) use timestamps::{DateTimeString, EpochSeconds, HttpDate};

use super::reader::{Failed, Reader};
use super::writer::Writer;
use serde_json::Value;
use std::collections::HashMap;
use std::hash::Hash;

/// A form of the values of a type in JSON.
pub(crate) trait Codec {
    type Value;

    /// Reads a value. Returns `None` for `null`.
    fn read(json: &mut dyn Reader) -> Result<Option<Self::Value>, Failed>;

    /// Returns the value that is `null` in JSON, if the type has one.
    fn null() -> Option<Self::Value> {
        None
    }

    /// Returns true for a value that objects omit.
    fn is_omitted(_: &Self::Value) -> bool {
        false
    }

    fn write(value: &Self::Value, json: &mut dyn Writer) -> Result<(), Failed>;
}

impl<C: Codec> Codec for Option<C> {
    type Value = Option<C::Value>;

    fn read(json: &mut dyn Reader) -> Result<Option<Self::Value>, Failed> {
        Ok(C::read(json)?.map(Some))
    }

    fn null() -> Option<Self::Value> {
        Some(None)
    }

    fn is_omitted(value: &Self::Value) -> bool {
        value.is_none()
    }

    fn write(value: &Self::Value, json: &mut dyn Writer) -> Result<(), Failed> {
        match value {
            Some(value) => C::write(value, json),
            None => json.null(),
        }
    }
}

impl<C: Codec> Codec for Box<C> {
    type Value = Box<C::Value>;

    fn read(json: &mut dyn Reader) -> Result<Option<Self::Value>, Failed> {
        Ok(C::read(json)?.map(Box::new))
    }

    fn write(value: &Self::Value, json: &mut dyn Writer) -> Result<(), Failed> {
        C::write(value, json)
    }
}

// Responses may contain `null` in lists and maps although the model does not allow it. Such an element
// is skipped, unless its type has a value for `null`.
impl<C: Codec> Codec for Vec<C> {
    type Value = Vec<C::Value>;

    fn read(json: &mut dyn Reader) -> Result<Option<Self::Value>, Failed> {
        let mut list = Vec::new();
        let is_list = json.list(&mut |json| {
            list.extend(C::read(json)?.or_else(C::null));
            Ok(())
        })?;
        Ok(is_list.then_some(list))
    }

    fn write(value: &Self::Value, json: &mut dyn Writer) -> Result<(), Failed> {
        json.list(value.len(), &|index, json| match value.get(index) {
            Some(element) => C::write(element, json),
            None => json.null(),
        })
    }
}

impl<K, C> Codec for HashMap<K, C>
where
    K: for<'a> From<&'a str> + AsRef<str> + Eq + Hash,
    C: Codec,
{
    type Value = HashMap<K, C::Value>;

    fn read(json: &mut dyn Reader) -> Result<Option<Self::Value>, Failed> {
        let mut map = HashMap::new();
        let is_map = json.object(&mut |key, json| {
            if let Some(value) = C::read(json)?.or_else(C::null) {
                map.insert(K::from(key), value);
            }
            Ok(())
        })?;
        Ok(is_map.then_some(map))
    }

    fn write(value: &Self::Value, json: &mut dyn Writer) -> Result<(), Failed> {
        json.object(&|members| {
            let mut entries = value.iter();
            entries.try_for_each(|(key, value)| {
                members.member(key.as_ref(), &|json| C::write(value, json))
            })
        })
    }
}

impl Codec for Value {
    type Value = Value;

    fn read(json: &mut dyn Reader) -> Result<Option<Value>, Failed> {
        json.document()
    }

    fn null() -> Option<Value> {
        Some(Value::Null)
    }

    fn write(value: &Value, json: &mut dyn Writer) -> Result<(), Failed> {
        json.document(value)
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::json::deserializer::read_json;
    use crate::json::serializer::Written;

    /// Reads JSON with a codec.
    pub(crate) fn read<C: Codec>(json: &str) -> Result<C::Value, serde_json::Error> {
        read_json(json, |json| C::read(json)?.or_else(C::null).ok_or_else(|| json.fail("null")))
    }

    /// Writes JSON with a codec.
    pub(crate) fn write<C: Codec>(value: &C::Value) -> String {
        serde_json::to_string(&Written(&|json| C::write(value, json))).expect("JSON")
    }

    #[test]
    fn null_is_an_absent_optional_value() {
        assert_eq!(write::<Option<i32>>(&None), "null");
        let list = read::<Vec<Option<i32>>>("[null, 1]").expect("a list");
        assert_eq!(list, [None, Some(1)]);
    }

    #[test]
    fn null_is_a_document() {
        let list = read::<Vec<Value>>("[null, {\"a\": 1}]").expect("a list");
        assert_eq!(write::<Vec<Value>>(&list), "[null,{\"a\":1}]");
    }

    #[test]
    fn null_element_of_a_list_is_skipped() {
        assert_eq!(read::<Vec<i32>>("[1, null, 2]").expect("a list"), [1, 2]);
        assert_eq!(write::<Vec<i32>>(&vec![1, 2]), "[1,2]");
    }

    #[test]
    fn null_element_of_a_sparse_list_is_kept() {
        let list = read::<Vec<Option<i32>>>("[1,null]").expect("a list");
        assert_eq!(list, [Some(1), None]);
        assert_eq!(write::<Vec<Option<i32>>>(&list), "[1,null]");
    }

    #[test]
    fn null_value_of_a_map_is_skipped() {
        let map = read::<HashMap<String, i32>>(r#"{"a": 1, "b": null}"#).expect("a map");
        assert_eq!(write::<HashMap<String, i32>>(&map), r#"{"a":1}"#);
    }

    #[test]
    fn null_value_of_a_sparse_map_is_kept() {
        let map = read::<HashMap<String, Option<i32>>>(r#"{"a":null}"#).expect("a map");
        assert_eq!(write::<HashMap<String, Option<i32>>>(&map), r#"{"a":null}"#);
    }

    #[test]
    fn last_value_of_a_key_is_read() {
        let map = read::<HashMap<String, i32>>(r#"{"a": 1, "a": 2}"#).expect("a map");
        assert_eq!(map, HashMap::from([("a".to_owned(), 2)]));
    }

    #[test]
    fn value_of_another_type_is_rejected() {
        assert!(read::<Vec<i32>>("{}").is_err() && read::<Vec<i32>>("[\"a\"]").is_err());
        assert!(read::<HashMap<String, i32>>("[]").is_err());
    }
}
