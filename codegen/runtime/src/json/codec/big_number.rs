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
