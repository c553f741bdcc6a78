//! Members of unions that need a codec.

use super::base::{Codec, Decode};
use serde::de::MapAccess;

/// Reads a member of a union with a codec, `null` as `None`.
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
