//! Structures: JSON objects with known members.

use super::codec::Codec;
use super::reader::{Failed, Reader};
use super::writer::MemberWriter;
use crate::builder::Structure;

/// A structure with a JSON form.
pub(crate) trait Object: Structure {
    /// The members whose absence is an error. Those of responses have a value in any case.
    const REQUIRED_IN_JSON: &'static [&'static str];

    /// Reads a member, if the structure has it. Returns false for a member that is absent: its
    /// value is `null`, or its name is unknown.
    fn read_member(&mut self, name: &str, json: &mut dyn Reader) -> Result<bool, Failed>;

    /// Writes the members that have a value.
    fn write_members(&self, members: &mut dyn MemberWriter) -> Result<(), Failed>;
}

/// Reads an object, except the members `bound`, which the model binds elsewhere.
pub(crate) fn read_object<T: Object>(
    json: &mut dyn Reader,
    bound: &[&str],
) -> Result<Option<T>, Failed> {
    let mut object = T::unset();
    let mut missing = T::REQUIRED_IN_JSON.to_vec();
    let is_object = json.object(&mut |name, json| {
        if !bound.contains(&name) && object.read_member(name, json)? {
            missing.retain(|member| *member != name);
        }
        Ok(())
    })?;
    match missing.first() {
        Some(name) if is_object => Err(json.fail(&format!("missing field `{name}`"))),
        _ => Ok(is_object.then_some(object)),
    }
}

/// Reads a member with a codec. A `null` removes an optional value, and keeps a default value.
pub(crate) fn read_as<C: Codec>(
    member: &mut C::Value,
    json: &mut dyn Reader,
) -> Result<bool, Failed> {
    let value = C::read(json)?;
    let is_present = value.is_some();
    if let Some(value) = value.or_else(|| C::null().filter(C::is_omitted)) {
        *member = value;
    }
    Ok(is_present)
}

/// Reads a member whose type is its own codec.
#[allow(dead_code, reason = "the types of a service may all have codecs of their own")]
pub(crate) fn read<T: Codec<Value = T>>(
    member: &mut T,
    json: &mut dyn Reader,
) -> Result<bool, Failed> {
    read_as::<T>(member, json)
}

/// Writes a member with a codec, unless objects omit its value.
pub(crate) fn write_as<C: Codec>(
    value: &C::Value,
    name: &str,
    members: &mut dyn MemberWriter,
) -> Result<(), Failed> {
    match C::is_omitted(value) {
        true => Ok(()),
        false => members.member(name, &|json| C::write(value, json)),
    }
}

/// Writes a member whose type is its own codec, unless objects omit its value.
#[allow(dead_code, reason = "the types of a service may all have codecs of their own")]
pub(crate) fn write<T: Codec<Value = T>>(
    value: &T,
    name: &str,
    members: &mut dyn MemberWriter,
) -> Result<(), Failed> {
    write_as::<T>(value, name, members)
}

/// Defines the JSON form of a structure, from the name of each member and its field. JSON without a
/// `required` member is an error. A field whose type is not its own codec comes with the codec.
macro_rules! json_object {
    (read $field:expr, $json:ident) => {
        crate::json::object::read(&mut $field, $json)
    };
    (read $field:expr, $json:ident, $codec:ty) => {
        crate::json::object::read_as::<$codec>(&mut $field, $json)
    };
    (write $field:expr, $name:literal, $members:ident) => {
        crate::json::object::write(&$field, $name, $members)
    };
    (write $field:expr, $name:literal, $members:ident, $codec:ty) => {
        crate::json::object::write_as::<$codec>(&$field, $name, $members)
    };
    ($name:ident {
        $(required $required:literal => $required_field:ident $(as $required_codec:ty)?,)*
        $($member:literal => $field:ident $(as $codec:ty)?,)*
    }) => {
        impl crate::json::object::Object for $name {
            const REQUIRED_IN_JSON: &'static [&'static str] = &[$($required),*];

            #[allow(
                unused_variables,
                clippy::match_single_binding,
                reason = "a structure may have no members"
            )]
            fn read_member(
                &mut self,
                name: &str,
                json: &mut dyn crate::json::reader::Reader,
            ) -> Result<bool, crate::json::reader::Failed> {
                match name {
                    $($required => crate::json::object::json_object!(
                        read self.$required_field, json $(, $required_codec)?
                    ),)*
                    $($member => crate::json::object::json_object!(
                        read self.$field, json $(, $codec)?
                    ),)*
                    _ => Ok(false),
                }
            }

            #[allow(unused_variables, reason = "a structure may have no members")]
            fn write_members(
                &self,
                members: &mut dyn crate::json::writer::MemberWriter,
            ) -> Result<(), crate::json::reader::Failed> {
                $(crate::json::object::json_object!(
                    write self.$required_field, $required, members $(, $required_codec)?
                )?;)*
                $(crate::json::object::json_object!(
                    write self.$field, $member, members $(, $codec)?
                )?;)*
                Ok(())
            }
        }

        impl crate::json::codec::Codec for $name {
            type Value = Self;

            fn read(
                json: &mut dyn crate::json::reader::Reader,
            ) -> Result<Option<Self>, crate::json::reader::Failed> {
                crate::json::object::read_object(json, &[])
            }

            fn write(
                value: &Self,
                json: &mut dyn crate::json::writer::Writer,
            ) -> Result<(), crate::json::reader::Failed> {
                json.object(&|members| crate::json::object::Object::write_members(value, members))
            }
        }

        crate::json::serde_traits!($name);
    };
}

pub(crate) use json_object;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json::codec::DateTimeString;
    use crate::json::deserializer::read_json;
    use aws_smithy_types::DateTime;

    #[derive(Debug, PartialEq)]
    struct Room {
        name: String,
        floor: i32,
        opened: Option<DateTime>,
        inner: Option<Box<Room>>,
    }

    impl Structure for Room {
        const REQUIRED: &'static [&'static str] = &[];

        fn unset() -> Self {
            Room { name: String::new(), floor: 3, opened: None, inner: None }
        }
    }

    json_object! {
        Room {
            "name" => name,
            "floor" => floor,
            "opened" => opened as Option<DateTimeString>,
            "inner" => inner,
        }
    }

    #[derive(Debug)]
    struct Key {
        id: String,
    }

    impl Structure for Key {
        const REQUIRED: &'static [&'static str] = &[];

        fn unset() -> Self {
            Key { id: String::new() }
        }
    }

    json_object! {
        Key {
            required "id" => id,
        }
    }

    fn read_room(json: &str) -> Result<Room, serde_json::Error> {
        serde_json::from_str(json)
    }

    #[test]
    fn absent_member_has_the_value_of_an_unset_one() {
        for json in ["{}", r#"{"name": null, "floor": null, "opened": null, "inner": null}"#] {
            assert_eq!(read_room(json).expect("a room"), Room::unset(), "{json}");
        }
        assert_eq!(
            serde_json::to_string(&Room::unset()).expect("JSON"),
            r#"{"name":"","floor":3}"#
        );
    }

    #[test]
    fn unknown_member_is_skipped() {
        let room = read_room(r#"{"later": {"floor": [1]}, "\u006eame": "a"}"#).expect("a room");
        assert_eq!(room, Room { name: "a".to_owned(), ..Room::unset() });
    }

    #[test]
    fn last_of_duplicate_members_is_read() {
        let room = read_room(r#"{"floor": 1, "floor": 2, "inner": {}, "inner": null}"#);
        assert_eq!(room.expect("a room"), Room { floor: 2, ..Room::unset() });
    }

    #[test]
    fn member_bound_elsewhere_is_skipped() {
        let read = |json: &str| read_json(json, |json| read_object::<Room>(json, &["floor"]));
        let room = read(r#"{"floor": {"any": [1]}, "name": "a"}"#).expect("a room");
        assert_eq!(room, Some(Room { name: "a".to_owned(), ..Room::unset() }));
    }

    #[test]
    fn array_is_not_a_structure() {
        for json in ["[]", r#"["a", 1]"#, r#"{"inner": ["a", 1]}"#, "null"] {
            assert!(read_room(json).is_err(), "{json}");
        }
    }

    #[test]
    fn absent_required_member_is_an_error() {
        for json in ["{}", r#"{"id": null}"#] {
            let error = serde_json::from_str::<Key>(json).unwrap_err().to_string();
            assert!(error.starts_with("missing field `id`"), "{error}");
        }
        assert_eq!(serde_json::from_str::<Key>(r#"{"id": "a"}"#).expect("a key").id, "a");
    }

    #[test]
    fn structure_is_read_from_other_formats() {
        let room = Room { opened: Some(DateTime::from_secs(5)), ..Room::unset() };
        let value = serde_json::to_value(&room).expect("JSON");
        assert_eq!(serde_json::from_value::<Room>(value).expect("a room"), room);
    }
}
