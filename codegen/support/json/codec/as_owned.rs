//! Members that need a codec.

use super::base::Codec;
use serde::{Deserializer, Serializer};
use std::marker::PhantomData;

/// Names a codec to serde: `#[serde(with = "As::<Option<DateTimeString>>")]`.
pub(crate) struct As<C>(PhantomData<C>);

impl<C: Codec> As<C> {
    pub(crate) fn serialize<S: Serializer>(
        value: &C::Value,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        C::serialize(value, serializer)
    }

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<C::Value, D::Error> {
        C::deserialize(deserializer)
    }
}
