//! Scalars: strings, booleans and numbers.

use super::codec::Codec;
use super::reader::{Failed, Kind, Reader};
use super::writer::Writer;

/// A value without elements and members.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Scalar<'a> {
    Bool(bool),
    Integer(i64),
    /// A number that is not an integer of 64 bits.
    Float(f64),
    Text(&'a str),
}

/// Reads a scalar and converts it. The conversion returns `None` for other values than `expected`.
pub(crate) fn read_scalar<T>(
    json: &mut dyn Reader,
    (kind, expected): (Kind, &str),
    convert: impl Fn(Scalar<'_>) -> Option<T>,
) -> Result<Option<T>, Failed> {
    let mut value = None;
    json.scalar(kind, expected, &mut |scalar| {
        value = convert(scalar);
        value.is_some()
    })?;
    Ok(value)
}

/// Reads a string and converts it. The conversion returns `None` for other strings than `expected`.
pub(crate) fn read_text<T>(
    json: &mut dyn Reader,
    expected: &str,
    convert: impl Fn(&str) -> Option<T>,
) -> Result<Option<T>, Failed> {
    read_scalar(json, (Kind::Text, expected), |scalar| match scalar {
        Scalar::Text(text) => convert(text),
        _ => None,
    })
}

impl Codec for String {
    type Value = String;

    fn read(json: &mut dyn Reader) -> Result<Option<String>, Failed> {
        read_text(json, "a string", |text| Some(text.to_owned()))
    }

    fn write(value: &String, json: &mut dyn Writer) -> Result<(), Failed> {
        json.scalar(Scalar::Text(value))
    }
}

impl Codec for bool {
    type Value = bool;

    fn read(json: &mut dyn Reader) -> Result<Option<bool>, Failed> {
        read_scalar(json, (Kind::Bool, "a boolean"), |scalar| match scalar {
            Scalar::Bool(value) => Some(value),
            _ => None,
        })
    }

    fn write(value: &bool, json: &mut dyn Writer) -> Result<(), Failed> {
        json.scalar(Scalar::Bool(*value))
    }
}

/// Returns an integer from a number, which may have the form `5.0`.
fn to_integer(scalar: Scalar<'_>) -> Option<i64> {
    /// 2 to the power of 63, the first number that is too large.
    const LIMIT: f64 = 9_223_372_036_854_775_808.0;
    match scalar {
        Scalar::Integer(value) => Some(value),
        Scalar::Float(value) if value.fract() == 0.0 && (-LIMIT..LIMIT).contains(&value) => {
            Some(value as i64)
        }
        _ => None,
    }
}

macro_rules! integer {
    ($($type:ident)*) => {$(
        impl Codec for $type {
            type Value = $type;

            fn read(json: &mut dyn Reader) -> Result<Option<$type>, Failed> {
                read_scalar(json, (Kind::Integer, stringify!($type)), |scalar| {
                    $type::try_from(to_integer(scalar)?).ok()
                })
            }

            fn write(value: &$type, json: &mut dyn Writer) -> Result<(), Failed> {
                json.scalar(Scalar::Integer((*value).into()))
            }
        }
    )*};
}

integer!(i8 i16 i32 i64);

#[cfg(test)]
mod tests {
    use crate::json::codec::tests::{read, write};

    #[test]
    fn scalar_is_read_and_written() {
        assert_eq!(read::<String>(r#""a\u0062""#).expect("a string"), "ab");
        assert_eq!(write::<String>(&"a\"".to_owned()), r#""a\"""#);
        assert!(read::<bool>("true").expect("a boolean"));
        assert_eq!(write::<bool>(&false), "false");
        assert_eq!(read::<i64>("-9223372036854775808").expect("an integer"), i64::MIN);
        assert_eq!(write::<i8>(&-5), "-5");
    }

    #[test]
    fn integer_with_a_zero_fraction_is_read() {
        for json in ["5.0", "5e0", "0.5e1", "5"] {
            assert_eq!(read::<i32>(json).expect("an integer"), 5, "{json}");
        }
        assert_eq!(read::<i64>("-9.223372036854775808e18").expect("an integer"), i64::MIN);
    }

    #[test]
    fn number_that_is_not_in_the_type_is_rejected() {
        for json in ["128", "-129", "5.5", "1e300", "\"5\"", "true", "[]"] {
            assert!(read::<i8>(json).is_err(), "{json}");
        }
        for json in ["9223372036854775808", "9.3e18"] {
            assert!(read::<i64>(json).is_err(), "{json}");
        }
        let error = read::<i8>("128").unwrap_err().to_string();
        assert_eq!(error, "invalid value: integer `128`, expected i8 at line 1 column 3");
    }

    #[test]
    fn scalar_of_another_type_is_rejected() {
        assert!(read::<String>("1").is_err() && read::<String>("null").is_err());
        assert!(read::<bool>("\"true\"").is_err() && read::<bool>("{}").is_err());
    }
}
