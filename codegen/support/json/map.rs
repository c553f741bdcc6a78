//! Maps of responses, which may have `null` for a value.

use serde::de::DeserializeOwned;
use serde::{Deserialize, Deserializer};
use std::collections::HashMap;
use std::hash::Hash;

/// Reads a map without the keys whose value is `null`, and `null` as no map.
pub(crate) fn without_nulls<'de, M, D>(deserializer: D) -> Result<M, D::Error>
where
    M: MapMember,
    D: Deserializer<'de>,
{
    let map = Option::<HashMap<M::Key, Option<M::Value>>>::deserialize(deserializer)?;
    let entries = map.map(|map| map.into_iter().filter_map(|(key, value)| Some((key, value?))));
    Ok(M::new(entries.map(Iterator::collect)))
}

/// A member that is a map, or perhaps one.
pub(crate) trait MapMember {
    type Key: DeserializeOwned + Eq + Hash;
    type Value: DeserializeOwned;

    fn new(map: Option<HashMap<Self::Key, Self::Value>>) -> Self;
}

impl<K, V> MapMember for HashMap<K, V>
where
    K: DeserializeOwned + Eq + Hash,
    V: DeserializeOwned,
{
    type Key = K;
    type Value = V;

    fn new(map: Option<HashMap<K, V>>) -> Self {
        map.unwrap_or_default()
    }
}

impl<K, V> MapMember for Option<HashMap<K, V>>
where
    K: DeserializeOwned + Eq + Hash,
    V: DeserializeOwned,
{
    type Key = K;
    type Value = V;

    fn new(map: Option<HashMap<K, V>>) -> Self {
        map
    }
}
