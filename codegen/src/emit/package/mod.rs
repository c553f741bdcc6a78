//! The manifest, the crate root and the guide.

pub(crate) mod cargo_toml;
pub(crate) mod error_codes;
pub(crate) mod guide;
pub(crate) mod lib_rs;
