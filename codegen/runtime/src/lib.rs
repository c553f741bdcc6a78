//! The part of generated crates that does not depend on the model.
//!
//! The generator reads the text of this crate and copies the items that a generated crate needs. For
//! what the items need of a model, the crate has a fixture: `model.json` is a service that uses every
//! trait, and `cargo xtask codegen` writes the modules that follow from it. They begin with a header,
//! and rustfmt skips them.

#![forbid(unsafe_code)]
#![warn(missing_docs)]

#[cfg(feature = "client")]
pub mod auth;
pub mod builder;
#[cfg(feature = "client")]
pub mod client;
#[cfg(feature = "client")]
pub mod config;
pub mod endpoint;
#[allow(missing_docs, reason = "generated crates have a page in its place")]
pub mod error;
mod events;
mod json;
#[rustfmt::skip]
pub mod operation;
#[rustfmt::skip]
pub mod primitives;
#[allow(missing_docs, reason = "generated crates have a page in its place")]
pub mod protocol;
#[rustfmt::skip]
pub mod types;
pub mod validation;

#[cfg(feature = "client")]
pub use client::Client;
#[cfg(feature = "client")]
pub use config::Config;
pub use error::Error;
