//! Maps of responses, which may have `null` for a value.

use serde::de::{DeserializeOwned, MapAccess, Visitor};
use serde::{Deserialize, Deserializer};
use std::collections::HashMap;
use std::fmt;
use std::hash::Hash;
use std::marker::PhantomData;

/// Reads a map without the keys whose value is `null`, and `null` as no map.
pub(crate) fn without_nulls<'de, M, D>(deserializer: D) -> Result<M, D::Error>
where
    M: MapMember,
    D: Deserializer<'de>,
{
    let map = Option::<Dense<M::Key, M::Value>>::deserialize(deserializer)?;
    Ok(M::new(map.map(|map| map.0)))
}

struct Dense<K, V>(HashMap<K, V>);

impl<'de, K, V> Deserialize<'de> for Dense<K, V>
where
    K: DeserializeOwned + Eq + Hash,
    V: DeserializeOwned,
{
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(DenseVisitor(PhantomData))
    }
}

struct DenseVisitor<K, V>(PhantomData<(K, V)>);

impl<'de, K, V> Visitor<'de> for DenseVisitor<K, V>
where
    K: DeserializeOwned + Eq + Hash,
    V: DeserializeOwned,
{
    type Value = Dense<K, V>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a map")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Self::Value, A::Error> {
        let mut map = HashMap::new();
        while let Some((key, value)) = entries.next_entry()? {
            if let Some(value) = value {
                map.insert(key, value);
            }
        }
        Ok(Dense(map))
    }
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
