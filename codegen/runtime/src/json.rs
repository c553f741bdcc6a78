//! The JSON form of types, and serde's traits on top of it.
//!
//! A [`Codec`](codec::Codec) reads from a [`Reader`](reader::Reader) and writes to a
//! [`Writer`](writer::Writer). Both are trait objects, so the code of a type is compiled once, and
//! only they are compiled for each format of serde.

pub(crate) mod codec;
pub(crate) mod deserializer;
pub(crate) mod error_correction;
pub(crate) mod object;
pub(crate) mod open_enum;
pub(crate) mod open_int_enum;
pub(crate) mod reader;
pub(crate) mod scalar;
pub(crate) mod serializer;
pub(crate) mod strict;
pub(crate) mod union;
pub(crate) mod writer;

/// Implements serde's traits for a type that is its own codec.
macro_rules! serde_traits {
    ($name:ident) => {
        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                crate::json::serializer::serialize::<Self, S>(self, serializer)
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                crate::json::deserializer::deserialize::<Self, D>(deserializer)
            }
        }
    };
}

pub(crate) use serde_traits;
