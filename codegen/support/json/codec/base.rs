//! What a codec is.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// One way to write and read the values of a type.
///
/// Codecs nest as the types do: `Option<Vec<DateTimeString>>` is the codec of an optional list of
/// timestamps in the date-time format.
pub(crate) trait Codec {
    type Value;

    fn serialize<S: Serializer>(value: &Self::Value, serializer: S) -> Result<S::Ok, S::Error>;

    fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self::Value, D::Error>;
}

pub(crate) struct Encode<'a, C: Codec>(pub(crate) &'a C::Value);

impl<C: Codec> Serialize for Encode<'_, C> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        C::serialize(self.0, serializer)
    }
}

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
