//! Unions: JSON objects with exactly one member.

use serde::de::{Deserialize, Deserializer, Error, IgnoredAny, MapAccess, Visitor};
use serde::ser::{Serialize, SerializeMap, Serializer};
use serde_json::Value;
use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;

/// A member of a union that this version of the crate does not know.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct UnknownMember {
    name: String,
    value: Value,
}

impl UnknownMember {
    /// Returns the name of the member.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Returns the JSON value of the member.
    pub fn value(&self) -> &Value {
        &self.value
    }

    /// Returns the member of a required union that a response lacks.
    pub(crate) fn absent() -> Self {
        UnknownMember { name: String::new(), value: Value::Null }
    }
}

// Omits the value, which may be sensitive.
impl fmt::Debug for UnknownMember {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("UnknownMember").field("name", &self.name).finish_non_exhaustive()
    }
}

impl Serialize for UnknownMember {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        write(serializer, &self.name, &self.value)
    }
}

/// Writes a union whose member `name` is set.
pub(crate) fn write<S, T>(serializer: S, name: &str, value: &T) -> Result<S::Ok, S::Error>
where
    S: Serializer,
    T: Serialize,
{
    let mut map = serializer.serialize_map(Some(1))?;
    map.serialize_entry(name, value)?;
    map.end()
}

/// A union: the conversions that [`read`] needs.
pub(crate) trait Union: Sized {
    /// Reads the value of a member. Returns `None` if the union has no member of this name, and
    /// `Some(None)` if the value is `null`.
    fn member<'de, A>(name: &str, map: &mut A) -> Result<Option<Option<Self>>, A::Error>
    where
        A: MapAccess<'de>;

    /// Returns the variant for an unknown member.
    fn unknown(member: UnknownMember) -> Self;
}

/// Reads a union. Ignores `__type` and members that are `null`.
pub(crate) fn read<'de, U, D>(deserializer: D) -> Result<U, D::Error>
where
    U: Union,
    D: Deserializer<'de>,
{
    struct UnionVisitor<U>(PhantomData<U>);

    impl<'de, U: Union> Visitor<'de> for UnionVisitor<U> {
        type Value = U;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("an object with one member")
        }

        fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<U, A::Error> {
            let mut union = None;
            while let Some(name) = map.next_key::<Cow<'de, str>>()? {
                if name == "__type" {
                    map.next_value::<IgnoredAny>()?;
                    continue;
                }
                let member = match U::member(&name, &mut map)? {
                    Some(member) => member,
                    None => match map.next_value()? {
                        Value::Null => None,
                        value => {
                            let name = name.into_owned();
                            Some(U::unknown(UnknownMember { name, value }))
                        }
                    },
                };
                if member.is_some() && union.is_some() {
                    return Err(A::Error::custom("the union has more than one member"));
                }
                union = union.or(member);
            }
            union.ok_or_else(|| A::Error::custom("the union has no member"))
        }
    }

    deserializer.deserialize_map(UnionVisitor(PhantomData))
}

/// Reads the value of a member as `T`. Returns `Some(None)` for `null`.
pub(crate) fn member_value<'de, A, T, U>(
    map: &mut A,
    variant: impl FnOnce(T) -> U,
) -> Result<Option<Option<U>>, A::Error>
where
    A: MapAccess<'de>,
    T: Deserialize<'de>,
{
    Ok(Some(map.next_value::<Option<T>>()?.map(variant)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, PartialEq)]
    enum Choice {
        Text(String),
        Unknown(UnknownMember),
    }

    impl Union for Choice {
        fn member<'de, A>(name: &str, map: &mut A) -> Result<Option<Option<Self>>, A::Error>
        where
            A: MapAccess<'de>,
        {
            match name {
                "text" => member_value(map, Choice::Text),
                _ => Ok(None),
            }
        }

        fn unknown(member: UnknownMember) -> Self {
            Choice::Unknown(member)
        }
    }

    fn read_choice(json: &str) -> Result<Choice, String> {
        let choice = read(&mut serde_json::Deserializer::from_str(json));
        choice.map_err(|error: serde_json::Error| error.to_string())
    }

    #[test]
    fn null_members_and_type_are_ignored() {
        let json = r#"{"__type": "a.b#Choice", "other": null, "text": "a", "more": null}"#;
        assert_eq!(read_choice(json), Ok(Choice::Text("a".to_owned())));
    }

    #[test]
    fn unknown_member_is_kept() {
        let choice = read_choice(r#"{"later": [1]}"#).expect("a union");
        let Choice::Unknown(member) = choice else { panic!("{choice:?} is known") };
        assert_eq!((member.name(), member.value()), ("later", &serde_json::json!([1])));
        assert_eq!(serde_json::to_string(&member).expect("JSON"), r#"{"later":[1]}"#);
        assert_eq!(format!("{member:?}"), r#"UnknownMember { name: "later", .. }"#);
    }

    #[test]
    fn union_without_exactly_one_member_is_rejected() {
        for (json, problem) in [
            ("{}", "the union has no member"),
            (r#"{"text": null}"#, "the union has no member"),
            (r#"{"text": "a", "later": 1}"#, "the union has more than one member"),
        ] {
            let error = read_choice(json).unwrap_err();
            assert!(error.starts_with(problem), "{json}: {error}");
        }
        assert!(read_choice("[]").is_err());
    }
}
