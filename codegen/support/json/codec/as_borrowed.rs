//! Borrowed members that need a codec, in the bodies of requests.

use super::base::Codec;
use serde::Serializer;
use std::marker::PhantomData;

/// Names a codec to serde: `#[serde(serialize_with = "AsBorrowed::<DateTimeString>::serialize")]`.
pub(crate) struct AsBorrowed<C>(PhantomData<C>);

impl<C: Codec> AsBorrowed<C> {
    pub(crate) fn serialize<S: Serializer>(
        value: &&C::Value,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        C::serialize(value, serializer)
    }
}
