//! Values that serde knows how to write and read.

use super::base::Codec;
use serde::de::DeserializeOwned;
use serde::{Deserializer, Serialize, Serializer};
use std::marker::PhantomData;

/// A value as it is, within what needs a codec.
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
