//! Members with a default that is not the empty value of their type.

use crate::json::codec::Codec;
use serde::Deserializer;

/// Reads a member with a codec. A value that is `null` counts as absent.
pub(crate) fn read_or<'de, C, D>(
    deserializer: D,
    default: fn() -> C::Value,
) -> Result<C::Value, D::Error>
where
    C: Codec,
    D: Deserializer<'de>,
{
    Ok(Option::<C>::deserialize(deserializer)?.unwrap_or_else(default))
}

/// Defines for each member of a structure the function that gives its default, and the one that
/// reads it with a codec.
macro_rules! defaults {
    ($name:ident { $($default:ident $read:ident($codec:ty): $type:ty = $value:expr,)* }) => {
        $(
            fn $default() -> $type {
                $value
            }

            fn $read<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<$type, D::Error> {
                crate::json::defaults::read_or::<$codec, D>(deserializer, $default)
            }
        )*
    };
}

pub(crate) use defaults;
