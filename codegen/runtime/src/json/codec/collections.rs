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
