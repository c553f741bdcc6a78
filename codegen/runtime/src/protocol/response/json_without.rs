//! Bodies of responses some of whose members are bound elsewhere.

use super::{Response, ResponseError};
use serde::de::value::{CowStrDeserializer, MapAccessDeserializer};
use serde::de::{DeserializeOwned, DeserializeSeed, IgnoredAny, MapAccess, Visitor};
use serde::{Deserialize, Deserializer};
use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;

impl Response<'_> {
    /// Reads a structure from the body. Ignores members of the body with these names, because the
    /// model binds them elsewhere.
    pub(crate) fn json_without<T: DeserializeOwned>(
        &self,
        names: &[&str],
    ) -> Result<T, ResponseError> {
        let body = if self.body.is_empty() { b"{}" } else { self.body };
        let mut deserializer = serde_json::Deserializer::from_slice(body);
        let visitor = Members { names, structure: PhantomData };
        let structure = deserializer.deserialize_map(visitor).map_err(ResponseError)?;
        deserializer.end().map_err(ResponseError)?;
        Ok(structure)
    }
}

struct Members<'n, T> {
    names: &'n [&'n str],
    structure: PhantomData<T>,
}

impl<'de, T: Deserialize<'de>> Visitor<'de> for Members<'_, T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, members: A) -> Result<T, A::Error> {
        T::deserialize(MapAccessDeserializer::new(Without { members, names: self.names }))
    }
}

/// The members of an object, except some.
struct Without<'n, A> {
    members: A,
    names: &'n [&'n str],
}

impl<'de, A: MapAccess<'de>> MapAccess<'de> for Without<'_, A> {
    type Error = A::Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, A::Error> {
        while let Some(name) = self.members.next_key::<Cow<'de, str>>()? {
            if self.names.contains(&&*name) {
                self.members.next_value::<IgnoredAny>()?;
            } else {
                return seed.deserialize(CowStrDeserializer::new(name)).map(Some);
            }
        }
        Ok(None)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, A::Error> {
        self.members.next_value_seed(seed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use http::HeaderMap;

    #[derive(Debug, PartialEq, Deserialize)]
    struct Room {
        #[serde(default)]
        name: String,
        #[serde(default)]
        floor: i32,
    }

    fn read(body: &str) -> Result<Room, ResponseError> {
        let headers = HeaderMap::new();
        Response { status: 200, headers: &headers, body: body.as_bytes() }.json_without(&["floor"])
    }

    #[test]
    fn member_bound_elsewhere_is_ignored_in_the_body() {
        let room = read(r#"{"floor": {"any": [1]}, "name": "a"}"#).expect("a room");
        assert_eq!(room, Room { name: "a".to_owned(), floor: 0 });
    }

    #[test]
    fn empty_body_is_an_object_without_members() {
        assert_eq!(read("").expect("a room"), Room { name: String::new(), floor: 0 });
    }

    #[test]
    fn text_after_the_object_is_rejected() {
        assert!(read("{} {}").is_err() && read("[]").is_err());
    }
}
