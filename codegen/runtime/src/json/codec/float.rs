//! Floating-point numbers, including NaN and the infinities, which JSON lacks.

use super::Codec;
use serde::de::{Error, Visitor};
use serde::{Deserializer, Serializer};
use std::fmt;
use std::marker::PhantomData;

/// The codec of numbers, and of the strings `NaN`, `Infinity` and `-Infinity`.
pub(crate) struct Float<T>(PhantomData<T>);

macro_rules! float {
    ($type:ident, $serialize:ident) => {
        impl Codec for Float<$type> {
            type Value = $type;

            fn serialize<S: Serializer>(value: &$type, serializer: S) -> Result<S::Ok, S::Error> {
                if value.is_finite() {
                    serializer.$serialize(*value)
                } else if value.is_nan() {
                    serializer.serialize_str("NaN")
                } else if *value > 0.0 {
                    serializer.serialize_str("Infinity")
                } else {
                    serializer.serialize_str("-Infinity")
                }
            }

            fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<$type, D::Error> {
                let value = deserializer.deserialize_any(FloatVisitor)?;
                let narrow = value as $type;
                if value.is_finite() && !narrow.is_finite() {
                    return Err(D::Error::custom("the number is too large"));
                }
                Ok(narrow)
            }
        }
    };
}

float!(f32, serialize_f32);
float!(f64, serialize_f64);

struct FloatVisitor;

impl Visitor<'_> for FloatVisitor {
    type Value = f64;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a number, `NaN`, `Infinity` or `-Infinity`")
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<f64, E> {
        Ok(value)
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<f64, E> {
        Ok(value as f64)
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<f64, E> {
        Ok(value as f64)
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<f64, E> {
        match value {
            "NaN" => Ok(f64::NAN),
            "Infinity" => Ok(f64::INFINITY),
            "-Infinity" => Ok(f64::NEG_INFINITY),
            _ => Err(E::custom("the string is not a number")),
        }
    }
}
