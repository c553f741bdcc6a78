//! Unions: JSON objects with exactly one member.

use super::codec::Codec;
use super::reader::{Failed, Reader};
use super::serializer::Written;
use super::writer::MemberWriter;
use serde::{Serialize, Serializer};
use serde_json::Value;
use std::fmt;

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
        Written(&|json| json.object(&|members| write::<Value>(members, &self.name, &self.value)))
            .serialize(serializer)
    }
}

/// A union with a JSON form.
pub(crate) trait Union: Sized {
    /// Reads a member. Returns `None` if its value is `null`.
    fn read_variant(name: &str, json: &mut dyn Reader) -> Result<Option<Self>, Failed>;

    fn write_variant(&self, members: &mut dyn MemberWriter) -> Result<(), Failed>;
}

/// Reads a union. Ignores `__type` and members that are `null`.
pub(crate) fn read_union<U: Union>(json: &mut dyn Reader) -> Result<Option<U>, Failed> {
    let mut union = None;
    let is_object = json.object(&mut |name, json| {
        if name == "__type" {
            return Ok(());
        }
        let member = U::read_variant(name, json)?;
        if member.is_some() && union.is_some() {
            return Err(json.fail("the union has more than one member"));
        }
        union = union.take().or(member);
        Ok(())
    })?;
    match union {
        None if is_object => Err(json.fail("the union has no member")),
        union => Ok(union),
    }
}

/// Reads an unknown member.
pub(crate) fn read_unknown(
    name: &str,
    json: &mut dyn Reader,
) -> Result<Option<UnknownMember>, Failed> {
    Ok(json.document()?.map(|value| UnknownMember { name: name.to_owned(), value }))
}

/// Writes the member of a union with a codec.
pub(crate) fn write<C: Codec>(
    members: &mut dyn MemberWriter,
    name: &str,
    value: &C::Value,
) -> Result<(), Failed> {
    members.member(name, &|json| C::write(value, json))
}

/// Defines the JSON form of a union, from the name, the variant and the codec of each member. A
/// member without a value is an empty object.
macro_rules! json_union {
    ($name:ident {
        $($member:literal => $variant:ident as $codec:ty,)*
        $(unit $unit_member:literal => $unit:ident,)*
    }) => {
        impl crate::json::union::Union for $name {
            fn read_variant(
                name: &str,
                json: &mut dyn crate::json::reader::Reader,
            ) -> Result<Option<Self>, crate::json::reader::Failed> {
                Ok(match name {
                    $($member => {
                        <$codec as crate::json::codec::Codec>::read(json)?.map(Self::$variant)
                    })*
                    $($unit_member => json.document()?.map(|_| Self::$unit),)*
                    _ => crate::json::union::read_unknown(name, json)?.map(Self::Unknown),
                })
            }

            fn write_variant(
                &self,
                members: &mut dyn crate::json::writer::MemberWriter,
            ) -> Result<(), crate::json::reader::Failed> {
                match self {
                    $(Self::$variant(value) => {
                        crate::json::union::write::<$codec>(members, $member, value)
                    })*
                    $(Self::$unit => {
                        members.member($unit_member, &|json| json.object(&|_| Ok(())))
                    })*
                    Self::Unknown(member) => crate::json::union::write::<serde_json::Value>(
                        members,
                        member.name(),
                        member.value(),
                    ),
                }
            }
        }

        impl crate::json::codec::Codec for $name {
            type Value = Self;

            fn read(
                json: &mut dyn crate::json::reader::Reader,
            ) -> Result<Option<Self>, crate::json::reader::Failed> {
                crate::json::union::read_union(json)
            }

            fn write(
                value: &Self,
                json: &mut dyn crate::json::writer::Writer,
            ) -> Result<(), crate::json::reader::Failed> {
                json.object(&|members| crate::json::union::Union::write_variant(value, members))
            }
        }

        crate::json::serde_traits!($name);

        impl crate::json::error_correction::ErrorCorrection for $name {
            fn error_corrected() -> Self {
                Self::Unknown(crate::json::union::UnknownMember::absent())
            }
        }
    };
}

pub(crate) use json_union;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json::codec::DateTimeString;
    use aws_smithy_types::DateTime;

    #[derive(Debug, PartialEq)]
    enum Choice {
        Text(String),
        Time(DateTime),
        Nothing,
        Unknown(UnknownMember),
    }

    json_union! {
        Choice {
            "text" => Text as String,
            "time" => Time as DateTimeString,
            unit "nothing" => Nothing,
        }
    }

    fn read_choice(json: &str) -> Result<Choice, String> {
        serde_json::from_str(json).map_err(|error| error.to_string())
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
    fn known_member_is_read_and_written() {
        let time = Choice::Time(DateTime::from_secs(1));
        for (json, choice) in [
            (r#"{"text":"a"}"#, Choice::Text("a".to_owned())),
            (r#"{"time":"1970-01-01T00:00:01Z"}"#, time),
            (r#"{"nothing":{}}"#, Choice::Nothing),
        ] {
            assert_eq!(serde_json::to_string(&choice).expect("JSON"), json);
            assert_eq!(read_choice(json), Ok(choice));
        }
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
