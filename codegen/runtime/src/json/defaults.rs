//! Default values that differ from the empty value of their type.

use crate::json::codec::Codec;
use serde::Deserializer;

/// Reads a member with a codec. Returns the default value for `null`.
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

/// Defines two functions for each member of a structure: one returns the default value, the other
/// reads the member with a codec.
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

#[cfg(test)]
mod tests {
    use crate::json::codec::Plain;
    use serde::Deserialize;

    defaults!(Room { default_floor read_floor(Plain<i32>): i32 = 3, });

    #[derive(Debug, Deserialize)]
    struct Room {
        #[serde(default = "default_floor", deserialize_with = "read_floor")]
        floor: i32,
    }

    #[test]
    fn absent_member_has_its_default_value() {
        for (json, floor) in [("{}", 3), (r#"{"floor": null}"#, 3), (r#"{"floor": 0}"#, 0)] {
            let room: Room = serde_json::from_str(json).expect("a room");
            assert_eq!(room.floor, floor, "{json}");
        }
    }
}
