//! Members with a default that is not the empty value of their type.

use serde::{Deserialize, Deserializer};

/// Reads a member whose value may be `null`, which is as good as absent.
pub(crate) fn null_as<'de, T, D>(deserializer: D, default: fn() -> T) -> Result<T, D::Error>
where
    T: Deserialize<'de>,
    D: Deserializer<'de>,
{
    Ok(Option::deserialize(deserializer)?.unwrap_or_else(default))
}

/// Defines for each member of a structure the function that gives its default, and the one that
/// reads it, with a codec if its type needs one.
macro_rules! defaults {
    ($name:ident { $($default:ident $read:ident $(($codec:ty))?: $type:ty = $value:expr,)* }) => {
        $(
            fn $default() -> $type {
                $value
            }

            fn $read<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<$type, D::Error> {
                crate::json::defaults::read_default!(deserializer $default $($codec)?)
            }
        )*
    };
}

/// Reads a member as it is, or with a codec.
macro_rules! read_default {
    ($deserializer:ident $default:ident) => {
        crate::json::defaults::null_as($deserializer, $default)
    };
    ($deserializer:ident $default:ident $codec:ty) => {{
        let value = crate::json::codec::As::<Option<$codec>>::deserialize($deserializer)?;
        Ok(value.unwrap_or_else($default))
    }};
}

pub(crate) use {defaults, read_default};
