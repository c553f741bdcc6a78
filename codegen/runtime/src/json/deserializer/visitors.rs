//! Visitors of serde.

use super::read_with;
use crate::json::reader::{Kind, ReadElement, ReadMember, TakeScalar};
use crate::json::scalar::Scalar;
use serde::de::{DeserializeSeed, Error, MapAccess, SeqAccess, Unexpected, Visitor};
use serde::{Deserialize, Deserializer};
use std::fmt;

/// Deserializes a value of a kind.
pub(super) fn visit<'de, D, V>(
    deserializer: D,
    kind: Kind,
    visitor: V,
) -> Result<V::Value, D::Error>
where
    D: Deserializer<'de>,
    V: Visitor<'de>,
{
    match kind {
        Kind::Bool => deserializer.deserialize_bool(visitor),
        Kind::Integer => deserializer.deserialize_i64(visitor),
        Kind::Text => deserializer.deserialize_str(visitor),
        Kind::List => deserializer.deserialize_seq(visitor),
        Kind::Object => deserializer.deserialize_map(visitor),
        Kind::Any => deserializer.deserialize_any(visitor),
    }
}

/// The visitor of a value that may be `null`.
pub(super) struct NullableVisitor<V> {
    pub(super) kind: Kind,
    pub(super) visitor: V,
}

impl<'de, V: Visitor<'de>> Visitor<'de> for NullableVisitor<V> {
    type Value = Option<V::Value>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.visitor.expecting(f)
    }

    fn visit_none<E>(self) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_unit<E>(self) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        visit(deserializer, self.kind, self.visitor).map(Some)
    }
}

/// The visitor of a scalar.
pub(super) struct ScalarVisitor<'a> {
    pub(super) expected: &'a str,
    pub(super) take: TakeScalar<'a>,
}

impl ScalarVisitor<'_> {
    fn visit_scalar<E: Error>(self, scalar: Scalar<'_>) -> Result<(), E> {
        if (self.take)(scalar) {
            return Ok(());
        }
        let unexpected = match scalar {
            Scalar::Bool(value) => Unexpected::Bool(value),
            Scalar::Integer(value) => Unexpected::Signed(value),
            Scalar::Float(value) => Unexpected::Float(value),
            Scalar::Text(value) => Unexpected::Str(value),
        };
        Err(E::invalid_value(unexpected, &self.expected))
    }
}

impl Visitor<'_> for ScalarVisitor<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.expected)
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<(), E> {
        self.visit_scalar(Scalar::Bool(value))
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<(), E> {
        self.visit_scalar(Scalar::Integer(value))
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<(), E> {
        let float = Scalar::Float(value as f64);
        self.visit_scalar(value.try_into().map_or(float, Scalar::Integer))
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<(), E> {
        self.visit_scalar(Scalar::Float(value))
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<(), E> {
        self.visit_scalar(Scalar::Text(value))
    }
}

/// The visitor of a list.
pub(super) struct ListVisitor<'a>(pub(super) ReadElement<'a>);

impl<'de> Visitor<'de> for ListVisitor<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut elements: A) -> Result<(), A::Error> {
        while elements.next_element_seed(Part(self.0))?.is_some() {}
        Ok(())
    }
}

/// The visitor of an object. Members of the same name are read in turn, so the last one counts.
pub(super) struct ObjectVisitor<'a>(pub(super) ReadMember<'a>);

impl<'de> Visitor<'de> for ObjectVisitor<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<(), A::Error> {
        while let Some(name) = members.next_key::<Name<'de>>()? {
            members.next_value_seed(Part(&mut |json| (self.0)(name.as_str(), json)))?;
        }
        Ok(())
    }
}

/// An element or a member.
struct Part<'a>(ReadElement<'a>);

impl<'de> DeserializeSeed<'de> for Part<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        read_with(deserializer, true, self.0)
    }
}

/// The name of a member: a part of the input, unless it has escapes.
pub(crate) enum Name<'de> {
    Borrowed(&'de str),
    Owned(String),
}

impl Name<'_> {
    pub(crate) fn as_str(&self) -> &str {
        match self {
            Name::Borrowed(name) => name,
            Name::Owned(name) => name,
        }
    }
}

impl<'de> Deserialize<'de> for Name<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(NameVisitor)
    }
}

struct NameVisitor;

impl<'de> Visitor<'de> for NameVisitor {
    type Value = Name<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a name")
    }

    fn visit_borrowed_str<E>(self, name: &'de str) -> Result<Name<'de>, E> {
        Ok(Name::Borrowed(name))
    }

    fn visit_str<E>(self, name: &str) -> Result<Name<'de>, E> {
        Ok(Name::Owned(name.to_owned()))
    }
}
