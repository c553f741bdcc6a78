//! Required members that need a codec and may be `null`.

use super::base::Codec;
use crate::json::missing::Missing;
use serde::{Deserializer, Serializer};
use std::marker::PhantomData;

/// Reads `null` as the stand-in of the type.
pub(crate) struct OrMissing<C>(PhantomData<C>);

impl<C: Codec> Codec for OrMissing<C>
where
    C::Value: Missing,
{
    type Value = C::Value;

    fn serialize<S: Serializer>(value: &Self::Value, serializer: S) -> Result<S::Ok, S::Error> {
        C::serialize(value, serializer)
    }

    fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self::Value, D::Error> {
        let value = Option::<C>::deserialize(deserializer)?;
        Ok(value.unwrap_or_else(Missing::missing))
    }
}
