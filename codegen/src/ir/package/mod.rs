//! The package around the code.

pub(crate) mod manifest;
pub(crate) mod summary;
