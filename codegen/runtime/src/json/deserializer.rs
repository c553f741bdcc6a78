//! The reader of values that serde deserializes.

mod visitors;

use super::codec::Codec;
use super::reader::{Failed, Kind, ReadElement, ReadMember, Reader, TakeScalar};
use serde::de::{Error, IgnoredAny, Visitor};
use serde::{Deserialize, Deserializer};
use serde_json::Value;
use serde_json::value::RawValue;
use visitors::{ListVisitor, NullableVisitor, ObjectVisitor, ScalarVisitor, visit};

/// Deserializes a value that is not `null`.
pub(crate) fn deserialize<'de, C, D>(deserializer: D) -> Result<C::Value, D::Error>
where
    C: Codec,
    D: Deserializer<'de>,
{
    read_with(deserializer, false, |json| {
        C::read(json)?.or_else(C::null).ok_or_else(|| json.fail("the value is `null`"))
    })
}

/// Deserializes JSON text with a function.
pub(crate) fn read_json<T>(
    text: &str,
    read: impl FnOnce(&mut dyn Reader) -> Result<T, Failed>,
) -> Result<T, serde_json::Error> {
    let mut deserializer = serde_json::Deserializer::from_str(text);
    let value = read_with(&mut deserializer, false, read)?;
    deserializer.end()?;
    Ok(value)
}

/// Deserializes a value with a function. Skips a value that the function does not read.
fn read_with<'de, D: Deserializer<'de>, T>(
    deserializer: D,
    nullable: bool,
    read: impl FnOnce(&mut dyn Reader) -> Result<T, Failed>,
) -> Result<T, D::Error> {
    let mut value = SerdeValue { deserializer: Some(deserializer), nullable, error: None };
    match read(&mut value) {
        Ok(read) => {
            if let Some(unread) = value.deserializer {
                IgnoredAny::deserialize(unread)?;
            }
            Ok(read)
        }
        Err(Failed) => {
            Err(value.error.unwrap_or_else(|| D::Error::custom("the value was read twice")))
        }
    }
}

/// A value that serde deserializes.
struct SerdeValue<'de, D: Deserializer<'de>> {
    /// The deserializer, until the value is read.
    deserializer: Option<D>,
    /// Whether the value may be `null`.
    nullable: bool,
    error: Option<D::Error>,
}

impl<'de, D: Deserializer<'de>> SerdeValue<'de, D> {
    fn read_by<T>(&mut self, read: impl FnOnce(D) -> Result<T, D::Error>) -> Result<T, Failed> {
        let deserializer = self.deserializer.take().ok_or(Failed)?;
        read(deserializer).map_err(|error| {
            self.error = Some(error);
            Failed
        })
    }

    /// Reads a value of a kind. Returns `None` for `null`.
    fn visit<V: Visitor<'de>>(
        &mut self,
        kind: Kind,
        visitor: V,
    ) -> Result<Option<V::Value>, Failed> {
        let nullable = self.nullable;
        self.read_by(|deserializer| match nullable {
            true => deserializer.deserialize_option(NullableVisitor { kind, visitor }),
            false => visit(deserializer, kind, visitor).map(Some),
        })
    }
}

impl<'de, D: Deserializer<'de>> Reader for SerdeValue<'de, D> {
    fn scalar(&mut self, kind: Kind, expected: &str, take: TakeScalar<'_>) -> Result<bool, Failed> {
        Ok(self.visit(kind, ScalarVisitor { expected, take })?.is_some())
    }

    fn list(&mut self, element: ReadElement<'_>) -> Result<bool, Failed> {
        Ok(self.visit(Kind::List, ListVisitor(element))?.is_some())
    }

    fn object(&mut self, member: ReadMember<'_>) -> Result<bool, Failed> {
        Ok(self.visit(Kind::Object, ObjectVisitor(member))?.is_some())
    }

    fn document(&mut self) -> Result<Option<Value>, Failed> {
        self.read_by(Option::deserialize)
    }

    fn raw(&mut self) -> Result<Option<String>, Failed> {
        let value = self.read_by(Option::<Box<RawValue>>::deserialize)?;
        Ok(value.map(|value| Box::<str>::from(value).into()))
    }

    fn fail(&mut self, problem: &str) -> Failed {
        self.error = Some(D::Error::custom(problem));
        Failed
    }
}
