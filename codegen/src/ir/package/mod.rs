//! The package around the code.

pub(crate) mod guide;
pub(crate) mod manifest;
pub(crate) mod summary;
