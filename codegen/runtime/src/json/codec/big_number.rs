//! Numbers of arbitrary precision.

use super::Codec;
use serde::de::Error as _;
use serde::ser::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::value::RawValue;
use std::marker::PhantomData;
use std::str::FromStr;

/// The codec of numbers that keeps every digit.
pub(crate) struct BigNumber<T>(PhantomData<T>);

impl<T: AsRef<str> + FromStr> Codec for BigNumber<T> {
    type Value = T;

    fn serialize<S: Serializer>(value: &T, serializer: S) -> Result<S::Ok, S::Error> {
        let digits = value.as_ref().to_owned();
        let number =
            RawValue::from_string(digits).map_err(|_| S::Error::custom("not a JSON number"))?;
        number.serialize(serializer)
    }

    fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
        let number = Box::<RawValue>::deserialize(deserializer)?;
        number.get().parse().map_err(|_| D::Error::custom("not a number"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json::codec::tests::{read, write};
    use aws_smithy_types::{BigDecimal, BigInteger};

    #[test]
    fn big_number_keeps_every_digit() {
        let digits = "-123456789012345678901234567890";
        let number = read::<BigNumber<BigInteger>>(digits).expect("a number");
        assert_eq!(write::<BigNumber<BigInteger>>(&number), digits);
        let digits = "0.10000000000000000000000000001";
        let number = read::<BigNumber<BigDecimal>>(digits).expect("a number");
        assert_eq!(write::<BigNumber<BigDecimal>>(&number), digits);
    }

    #[test]
    fn string_is_not_a_big_number() {
        assert!(read::<BigNumber<BigInteger>>("\"1\"").is_err());
    }
}
