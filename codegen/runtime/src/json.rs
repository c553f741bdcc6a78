//! How types become JSON, where serde has to be told.

pub(crate) mod codec;
pub(crate) mod defaults;
pub(crate) mod dense;
pub(crate) mod missing;
pub(crate) mod open_enum;
pub(crate) mod open_int_enum;
pub(crate) mod text;
pub(crate) mod union;
