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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json::codec::tests::{read, write};

    #[test]
    fn special_float_is_a_string() {
        for (value, json) in [
            (f64::INFINITY, "\"Infinity\""),
            (f64::NEG_INFINITY, "\"-Infinity\""),
            (0.1, "0.1"),
            (-0.0, "-0.0"),
        ] {
            assert_eq!(write::<Float<f64>>(&value), json);
            assert_eq!(read::<Float<f64>>(json).expect("a number"), value);
        }
        assert_eq!(write::<Float<f64>>(&f64::NAN), "\"NaN\"");
        assert!(read::<Float<f64>>("\"NaN\"").expect("a number").is_nan());
    }

    #[test]
    fn integer_is_a_float() {
        assert_eq!(read::<Float<f32>>("-3").expect("a number"), -3.0);
        assert_eq!(read::<Float<f64>>("18446744073709551615").expect("a number"), u64::MAX as f64);
    }

    #[test]
    fn number_beyond_the_type_is_rejected() {
        let error = read::<Float<f32>>("1e39").unwrap_err().to_string();
        assert!(error.starts_with("the number is too large"), "{error}");
        assert!(read::<Float<f64>>("1e39").is_ok());
    }

    #[test]
    fn other_string_is_rejected() {
        for json in ["\"1\"", "\"nan\"", "\"\"", "true"] {
            assert!(read::<Float<f64>>(json).is_err(), "{json}");
        }
    }
}
