//! Codecs: serde adapters of types whose JSON form depends on the model.

mod base64;
mod big_number;
mod collections;
mod epoch_seconds;
mod float;
mod timestamps;

pub(crate) use base64::Base64;
pub(crate) use big_number::BigNumber;
pub(crate) use collections::{List, Map, SparseList, SparseMap};
pub(crate) use epoch_seconds::EpochSeconds;
pub(crate) use float::Float;
pub(crate) use timestamps::{DateTimeString, HttpDate};

use super::error_correction::ErrorCorrection;
use serde::de::{DeserializeOwned, MapAccess};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::marker::PhantomData;

/// An adapter that serializes and deserializes the values of a type.
///
/// Codecs nest as types do: `Option<Vec<DateTimeString>>` is the codec of an optional list of
/// timestamps in the `date-time` format.
pub(crate) trait Codec {
    type Value;

    #[allow(dead_code, reason = "a service may use codecs in responses only")]
    fn serialize<S: Serializer>(value: &Self::Value, serializer: S) -> Result<S::Ok, S::Error>;

    fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self::Value, D::Error>;
}

/// A value that serializes with a codec.
pub(crate) struct Encode<'a, C: Codec>(pub(crate) &'a C::Value);

impl<C: Codec> Serialize for Encode<'_, C> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        C::serialize(self.0, serializer)
    }
}

/// A value that deserializes with a codec.
pub(crate) struct Decode<C: Codec>(pub(crate) C::Value);

impl<'de, C: Codec> Deserialize<'de> for Decode<C> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        C::deserialize(deserializer).map(Decode)
    }
}

impl<C: Codec> Codec for Option<C> {
    type Value = Option<C::Value>;

    fn serialize<S: Serializer>(value: &Self::Value, serializer: S) -> Result<S::Ok, S::Error> {
        value.as_ref().map(Encode::<C>).serialize(serializer)
    }

    fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self::Value, D::Error> {
        let value = Option::<Decode<C>>::deserialize(deserializer)?;
        Ok(value.map(|value| value.0))
    }
}

/// An adapter for `#[serde(with = "As::<Option<DateTimeString>>")]`.
pub(crate) struct As<C>(PhantomData<C>);

impl<C: Codec> As<C> {
    #[allow(dead_code, reason = "only derives of `Serialize` call it")]
    pub fn serialize<S: Serializer>(value: &C::Value, serializer: S) -> Result<S::Ok, S::Error> {
        C::serialize(value, serializer)
    }

    #[allow(dead_code, reason = "only derives of `Deserialize` call it")]
    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<C::Value, D::Error> {
        C::deserialize(deserializer)
    }
}

/// An adapter for `#[serde(serialize_with = "AsBorrowed::<DateTimeString>::serialize")]` on a field
/// that is a reference.
pub(crate) struct AsBorrowed<C>(PhantomData<C>);

impl<C: Codec> AsBorrowed<C> {
    pub(crate) fn serialize<S: Serializer>(
        value: &&C::Value,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        C::serialize(value, serializer)
    }
}

/// The codec of a type that needs none, for use in other codecs.
pub(crate) struct Plain<T>(PhantomData<T>);

impl<T: Serialize + DeserializeOwned> Codec for Plain<T> {
    type Value = T;

    fn serialize<S: Serializer>(value: &T, serializer: S) -> Result<S::Ok, S::Error> {
        value.serialize(serializer)
    }

    fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
        T::deserialize(deserializer)
    }
}

/// A codec that reads `null` as the value for client error correction.
pub(crate) struct OrErrorCorrected<C>(PhantomData<C>);

impl<C: Codec> Codec for OrErrorCorrected<C>
where
    C::Value: ErrorCorrection,
{
    type Value = C::Value;

    fn serialize<S: Serializer>(value: &Self::Value, serializer: S) -> Result<S::Ok, S::Error> {
        C::serialize(value, serializer)
    }

    fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self::Value, D::Error> {
        let value = Option::<C>::deserialize(deserializer)?;
        Ok(value.unwrap_or_else(ErrorCorrection::error_corrected))
    }
}

/// Reads the value of a union's member with a codec. Returns `Some(None)` for `null`.
pub(crate) fn union_value<'de, C, A, U>(
    map: &mut A,
    variant: impl FnOnce(C::Value) -> U,
) -> Result<Option<Option<U>>, A::Error>
where
    C: Codec,
    A: MapAccess<'de>,
{
    let value = map.next_value::<Option<Decode<C>>>()?;
    Ok(Some(value.map(|value| variant(value.0))))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Reads JSON with a codec.
    pub(super) fn read<C: Codec>(json: &str) -> Result<C::Value, serde_json::Error> {
        C::deserialize(&mut serde_json::Deserializer::from_str(json))
    }

    /// Writes JSON with a codec.
    pub(super) fn write<C: Codec>(value: &C::Value) -> String {
        serde_json::to_string(&Encode::<C>(value)).expect("JSON")
    }

    #[test]
    fn null_is_an_absent_optional_value() {
        assert_eq!(read::<Option<Plain<i32>>>("null").expect("no value"), None);
        assert_eq!(write::<Option<Plain<i32>>>(&None), "null");
    }

    #[test]
    fn null_is_error_corrected() {
        assert_eq!(read::<OrErrorCorrected<Plain<i32>>>("null").expect("a number"), 0);
        assert_eq!(read::<OrErrorCorrected<Plain<i32>>>("3").expect("a number"), 3);
    }
}
