//! Floating-point numbers, including NaN and the infinities, which JSON lacks.

use super::Codec;
use crate::json::reader::{Failed, Kind, Reader};
use crate::json::scalar::{Scalar, read_scalar};
use crate::json::writer::Writer;
use std::marker::PhantomData;

/// The codec of numbers, and of the strings `NaN`, `Infinity` and `-Infinity`.
pub(crate) struct Float<T>(PhantomData<T>);

macro_rules! float {
    ($type:ident, $widen:path) => {
        impl Codec for Float<$type> {
            type Value = $type;

            fn read(json: &mut dyn Reader) -> Result<Option<$type>, Failed> {
                let expected = concat!(stringify!($type), ", `NaN`, `Infinity` or `-Infinity`");
                read_scalar(json, (Kind::Any, expected), |scalar| {
                    let value = to_float(scalar)?;
                    let narrow = value as $type;
                    (narrow.is_finite() || !value.is_finite()).then_some(narrow)
                })
            }

            fn write(value: &$type, json: &mut dyn Writer) -> Result<(), Failed> {
                json.scalar(if value.is_finite() {
                    Scalar::Float($widen(*value))
                } else if value.is_nan() {
                    Scalar::Text("NaN")
                } else if *value > 0.0 {
                    Scalar::Text("Infinity")
                } else {
                    Scalar::Text("-Infinity")
                })
            }
        }
    };
}

float!(f32, widen);
float!(f64, std::convert::identity);

/// Returns the number that has the same digits: 0.1 stays 0.1.
fn widen(value: f32) -> f64 {
    value.to_string().parse().unwrap_or(value.into())
}

fn to_float(scalar: Scalar<'_>) -> Option<f64> {
    match scalar {
        Scalar::Integer(value) => Some(value as f64),
        Scalar::Float(value) => Some(value),
        Scalar::Text("NaN") => Some(f64::NAN),
        Scalar::Text("Infinity") => Some(f64::INFINITY),
        Scalar::Text("-Infinity") => Some(f64::NEG_INFINITY),
        Scalar::Text(_) | Scalar::Bool(_) => None,
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
    fn narrow_float_has_no_further_digits() {
        for (value, json) in
            [(0.1, "0.1"), (16_777_216.0, "16777216.0"), (f32::MAX, "3.4028235e+38")]
        {
            assert_eq!(write::<Float<f32>>(&value), json);
            assert_eq!(read::<Float<f32>>(json).expect("a number"), value);
        }
    }

    #[test]
    fn integer_is_a_float() {
        assert_eq!(read::<Float<f32>>("-3").expect("a number"), -3.0);
        assert_eq!(read::<Float<f64>>("18446744073709551615").expect("a number"), u64::MAX as f64);
    }

    #[test]
    fn number_beyond_the_type_is_rejected() {
        assert!(read::<Float<f32>>("1e39").is_err());
        assert!(read::<Float<f64>>("1e39").is_ok());
    }

    #[test]
    fn other_string_is_rejected() {
        for json in ["\"1\"", "\"nan\"", "\"\"", "true"] {
            assert!(read::<Float<f64>>(json).is_err(), "{json}");
        }
    }
}
