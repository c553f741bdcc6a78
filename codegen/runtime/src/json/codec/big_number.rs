//! Numbers of arbitrary precision.

use super::Codec;
use crate::json::reader::{Failed, Reader};
use crate::json::writer::Writer;
use std::marker::PhantomData;
use std::str::FromStr;

/// The codec of numbers that keeps every digit.
pub(crate) struct BigNumber<T>(PhantomData<T>);

impl<T: AsRef<str> + FromStr> Codec for BigNumber<T> {
    type Value = T;

    fn read(json: &mut dyn Reader) -> Result<Option<T>, Failed> {
        let Some(text) = json.raw()? else { return Ok(None) };
        text.parse().map(Some).map_err(|_| json.fail("the value is not a number"))
    }

    fn write(value: &T, json: &mut dyn Writer) -> Result<(), Failed> {
        json.raw(value.as_ref())
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
