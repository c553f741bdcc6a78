//! Lists and maps of responses, which may contain `null` although the model does not allow it.

use serde::de::{MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};
use std::collections::HashMap;
use std::fmt;
use std::hash::Hash;
use std::marker::PhantomData;

/// Reads a list without its `null` elements, or a map without the entries whose value is `null`.
/// Reads `null` itself as an absent collection.
pub(crate) fn without_nulls<'de, M, D>(deserializer: D) -> Result<M, D::Error>
where
    M: Member<'de>,
    D: Deserializer<'de>,
{
    let collection = Option::<Dense<M::Collection>>::deserialize(deserializer)?;
    Ok(M::of(collection.map(|dense| dense.0)))
}

/// A member that is a collection, required or optional.
pub(crate) trait Member<'de> {
    type Collection: Collection<'de>;

    fn of(collection: Option<Self::Collection>) -> Self;
}

impl<'de, C: Collection<'de>> Member<'de> for C {
    type Collection = C;

    fn of(collection: Option<C>) -> C {
        collection.unwrap_or_default()
    }
}

impl<'de, C: Collection<'de>> Member<'de> for Option<C> {
    type Collection = C;

    fn of(collection: Option<C>) -> Option<C> {
        collection
    }
}

/// A list or a map.
pub(crate) trait Collection<'de>: Default {
    /// Reads the collection without its `null` elements or values.
    fn read<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error>;
}

impl<'de, T: Deserialize<'de>> Collection<'de> for Vec<T> {
    fn read<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_seq(DenseVisitor::<Self>(PhantomData))
    }
}

impl<'de, K, V> Collection<'de> for HashMap<K, V>
where
    K: Deserialize<'de> + Eq + Hash,
    V: Deserialize<'de>,
{
    fn read<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(DenseVisitor::<Self>(PhantomData))
    }
}

struct Dense<C>(C);

impl<'de, C: Collection<'de>> Deserialize<'de> for Dense<C> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        C::read(deserializer).map(Dense)
    }
}

struct DenseVisitor<C>(PhantomData<C>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for DenseVisitor<Vec<T>> {
    type Value = Vec<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut elements: A) -> Result<Vec<T>, A::Error> {
        let mut list = Vec::new();
        while let Some(element) = elements.next_element::<Option<T>>()? {
            list.extend(element);
        }
        Ok(list)
    }
}

impl<'de, K, V> Visitor<'de> for DenseVisitor<HashMap<K, V>>
where
    K: Deserialize<'de> + Eq + Hash,
    V: Deserialize<'de>,
{
    type Value = HashMap<K, V>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a map")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<HashMap<K, V>, A::Error> {
        let mut map = HashMap::new();
        while let Some((key, value)) = entries.next_entry::<K, Option<V>>()? {
            map.extend(value.map(|value| (key, value)));
        }
        Ok(map)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read<'de, M: Member<'de>>(json: &'de str) -> Result<M, serde_json::Error> {
        without_nulls(&mut serde_json::Deserializer::from_str(json))
    }

    #[test]
    fn null_element_of_a_list_is_skipped() {
        assert_eq!(read::<Vec<i32>>("[1, null, 2]").expect("a list"), [1, 2]);
    }

    #[test]
    fn null_value_of_a_map_is_skipped() {
        let map = read::<HashMap<String, i32>>(r#"{"a": 1, "b": null}"#).expect("a map");
        assert_eq!(map, HashMap::from([("a".to_owned(), 1)]));
    }

    #[test]
    fn null_collection_is_absent() {
        assert!(read::<Vec<i32>>("null").expect("a list").is_empty());
        assert_eq!(read::<Option<Vec<i32>>>("null").expect("no list"), None);
        assert_eq!(read::<Option<Vec<i32>>>("[]").expect("a list"), Some(Vec::new()));
    }

    #[test]
    fn value_of_another_type_is_rejected() {
        assert!(read::<Vec<i32>>("{}").is_err() && read::<Vec<i32>>("[\"a\"]").is_err());
        assert!(read::<HashMap<String, i32>>("[]").is_err());
    }
}
