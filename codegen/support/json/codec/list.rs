//! Lists of what needs a codec.

use super::base::{Codec, Decode, Encode};
use serde::{Deserialize, Deserializer, Serializer};
use std::marker::PhantomData;

/// A list of values with a codec. An element that is `null` counts as absent.
pub(crate) struct List<C>(PhantomData<C>);

impl<C: Codec> Codec for List<C> {
    type Value = Vec<C::Value>;

    fn serialize<S: Serializer>(value: &Self::Value, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(value.iter().map(Encode::<C>))
    }

    fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self::Value, D::Error> {
        let values = Vec::<Option<Decode<C>>>::deserialize(deserializer)?;
        Ok(values.into_iter().flatten().map(|value| value.0).collect())
    }
}
