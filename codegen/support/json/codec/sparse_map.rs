//! Maps to what needs a codec and may be `null`.

use super::base::{Codec, Decode, Encode};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::collections::HashMap;
use std::hash::Hash;
use std::marker::PhantomData;

/// A map to values with a codec, which may be `null`.
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
