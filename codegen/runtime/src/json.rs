//! JSON forms of types, where serde's derive is not enough.

pub(crate) mod codec;
pub(crate) mod defaults;
pub(crate) mod dense;
pub(crate) mod error_correction;
pub(crate) mod open_enum;
pub(crate) mod open_int_enum;
pub(crate) mod strict;
pub(crate) mod text;
pub(crate) mod union;
