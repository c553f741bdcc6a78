//! Lists and maps of values that need a codec.

use super::{Codec, Decode, Encode};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::collections::HashMap;
use std::hash::Hash;
use std::marker::PhantomData;

/// The codec of a list. Skips elements that are `null`.
pub(crate) struct List<C>(PhantomData<C>);

impl<C: Codec> Codec for List<C> {
    type Value = Vec<C::Value>;

    fn serialize<S: Serializer>(value: &Self::Value, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(value.iter().map(Encode::<C>))
    }

    fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self::Value, D::Error> {
        let values = Vec::<Option<Decode<C>>>::deserialize(deserializer)?;
        Ok(values.into_iter().flatten().map(|value| value.0).collect())
    }
}

/// The codec of a sparse list, whose elements may be `null`.
pub(crate) struct SparseList<C>(PhantomData<C>);

impl<C: Codec> Codec for SparseList<C> {
    type Value = Vec<Option<C::Value>>;

    fn serialize<S: Serializer>(value: &Self::Value, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(value.iter().map(|value| value.as_ref().map(Encode::<C>)))
    }

    fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self::Value, D::Error> {
        let values = Vec::<Option<Decode<C>>>::deserialize(deserializer)?;
        Ok(values.into_iter().map(|value| value.map(|value| value.0)).collect())
    }
}

/// The codec of a map. Skips entries whose value is `null`.
pub(crate) struct Map<K, C>(PhantomData<(K, C)>);

impl<K, C> Codec for Map<K, C>
where
    K: Eq + Hash + Serialize + DeserializeOwned,
    C: Codec,
{
    type Value = HashMap<K, C::Value>;

    fn serialize<S: Serializer>(value: &Self::Value, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(value.iter().map(|(key, value)| (key, Encode::<C>(value))))
    }

    fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self::Value, D::Error> {
        let values = HashMap::<K, Option<Decode<C>>>::deserialize(deserializer)?;
        Ok(values.into_iter().filter_map(|(key, value)| Some((key, value?.0))).collect())
    }
}

/// The codec of a sparse map, whose values may be `null`.
pub(crate) struct SparseMap<K, C>(PhantomData<(K, C)>);

impl<K, C> Codec for SparseMap<K, C>
where
    K: Eq + Hash + Serialize + DeserializeOwned,
    C: Codec,
{
    type Value = HashMap<K, Option<C::Value>>;

    fn serialize<S: Serializer>(value: &Self::Value, serializer: S) -> Result<S::Ok, S::Error> {
        let entries = value.iter();
        serializer.collect_map(entries.map(|(key, value)| (key, value.as_ref().map(Encode::<C>))))
    }

    fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self::Value, D::Error> {
        let values = HashMap::<K, Option<Decode<C>>>::deserialize(deserializer)?;
        Ok(values.into_iter().map(|(key, value)| (key, value.map(|value| value.0))).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::super::Plain;
    use super::*;
    use crate::json::codec::tests::{read, write};

    type Number = Plain<i32>;

    #[test]
    fn null_element_of_a_list_is_skipped() {
        assert_eq!(read::<List<Number>>("[1, null, 2]").expect("a list"), [1, 2]);
        assert_eq!(write::<List<Number>>(&vec![1, 2]), "[1,2]");
    }

    #[test]
    fn null_element_of_a_sparse_list_is_kept() {
        let list = read::<SparseList<Number>>("[1,null]").expect("a list");
        assert_eq!(list, [Some(1), None]);
        assert_eq!(write::<SparseList<Number>>(&list), "[1,null]");
    }

    #[test]
    fn null_value_of_a_map_is_skipped() {
        let map = read::<Map<String, Number>>(r#"{"a": 1, "b": null}"#).expect("a map");
        assert_eq!(write::<Map<String, Number>>(&map), r#"{"a":1}"#);
    }

    #[test]
    fn null_value_of_a_sparse_map_is_kept() {
        let map = read::<SparseMap<String, Number>>(r#"{"a":null}"#).expect("a map");
        assert_eq!(write::<SparseMap<String, Number>>(&map), r#"{"a":null}"#);
    }
}
