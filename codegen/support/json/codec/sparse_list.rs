//! Lists of what needs a codec and may be `null`.

use super::base::{Codec, Decode, Encode};
use serde::{Deserialize, Deserializer, Serializer};
use std::marker::PhantomData;

/// A list of values with a codec, which may be `null`.
pub(crate) struct SparseList<C>(PhantomData<C>);

impl<C: Codec> Codec for SparseList<C> {
    type Value = Vec<Option<C::Value>>;

    fn serialize<S: Serializer>(value: &Self::Value, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(value.iter().map(|value| value.as_ref().map(Encode::<C>)))
    }

    fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self::Value, D::Error> {
        let values = Vec::<Option<Decode<C>>>::deserialize(deserializer)?;
        Ok(values.into_iter().map(|value| value.map(|value| value.0)).collect())
    }
}
