//! Maps to what needs a codec.

use super::base::{Codec, Decode, Encode};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::collections::HashMap;
use std::hash::Hash;
use std::marker::PhantomData;

/// A map to values with a codec. A value that is `null` counts as absent.
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
