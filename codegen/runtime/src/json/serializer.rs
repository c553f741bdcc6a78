//! The writer of values that serde serializes.

use super::codec::Codec;
use super::reader::Failed;
use super::scalar::Scalar;
use super::writer::{MemberWriter, WriteValue, Writer};
use serde::ser::{Error, SerializeMap, SerializeSeq};
use serde::{Serialize, Serializer};
use serde_json::Value;
use serde_json::value::RawValue;

/// Serializes a value.
pub(crate) fn serialize<C: Codec, S: Serializer>(
    value: &C::Value,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    Written(&|json| C::write(value, json)).serialize(serializer)
}

/// A value that a function writes.
pub(crate) struct Written<'a>(pub(crate) WriteValue<'a>);

impl Serialize for Written<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut place = Place { serializer: Some(serializer), result: None };
        // The result is in the place.
        let _ = (self.0)(&mut place);
        place.result.unwrap_or_else(|| Err(S::Error::custom("the value was not written")))
    }
}

/// A place for a value that serde serializes.
struct Place<S: Serializer> {
    /// The serializer, until the value is written.
    serializer: Option<S>,
    result: Option<Result<S::Ok, S::Error>>,
}

impl<S: Serializer> Place<S> {
    fn write_by(&mut self, write: impl FnOnce(S) -> Result<S::Ok, S::Error>) -> Result<(), Failed> {
        let result = write(self.serializer.take().ok_or(Failed)?);
        let is_written = result.is_ok();
        self.result = Some(result);
        is_written.then_some(()).ok_or(Failed)
    }
}

impl<S: Serializer> Writer for Place<S> {
    fn null(&mut self) -> Result<(), Failed> {
        self.write_by(S::serialize_none)
    }

    fn scalar(&mut self, scalar: Scalar<'_>) -> Result<(), Failed> {
        self.write_by(|serializer| match scalar {
            Scalar::Bool(value) => serializer.serialize_bool(value),
            Scalar::Integer(value) => serializer.serialize_i64(value),
            Scalar::Float(value) => serializer.serialize_f64(value),
            Scalar::Text(value) => serializer.serialize_str(value),
        })
    }

    fn list(
        &mut self,
        length: usize,
        element: &dyn Fn(usize, &mut dyn Writer) -> Result<(), Failed>,
    ) -> Result<(), Failed> {
        self.write_by(|serializer| {
            let mut list = serializer.serialize_seq(Some(length))?;
            for index in 0..length {
                list.serialize_element(&Written(&|json| element(index, json)))?;
            }
            list.end()
        })
    }

    fn object(
        &mut self,
        members: &dyn Fn(&mut dyn MemberWriter) -> Result<(), Failed>,
    ) -> Result<(), Failed> {
        self.write_by(|serializer| {
            let mut object = Object { map: serializer.serialize_map(None)?, error: None };
            match members(&mut object) {
                Ok(()) => object.map.end(),
                Err(Failed) => {
                    let error = object.error;
                    Err(error.unwrap_or_else(|| S::Error::custom("a member was not written")))
                }
            }
        })
    }

    fn document(&mut self, document: &Value) -> Result<(), Failed> {
        self.write_by(|serializer| document.serialize(serializer))
    }

    fn raw(&mut self, text: &str) -> Result<(), Failed> {
        self.write_by(|serializer| {
            let text = RawValue::from_string(text.to_owned()).map_err(S::Error::custom)?;
            text.serialize(serializer)
        })
    }

    fn fail(&mut self, problem: &str) -> Failed {
        self.result = Some(Err(S::Error::custom(problem)));
        Failed
    }
}

/// An object that serde serializes.
struct Object<M: SerializeMap> {
    map: M,
    error: Option<M::Error>,
}

impl<M: SerializeMap> MemberWriter for Object<M> {
    fn member(&mut self, name: &str, value: WriteValue<'_>) -> Result<(), Failed> {
        self.map.serialize_entry(name, &Written(value)).map_err(|error| {
            self.error = Some(error);
            Failed
        })
    }
}
