//! Endpoint resolution: from the Region and other parameters to a URL.

mod arn;
mod base;
mod bdd;
mod detailed;
mod error;
pub(crate) mod host;
mod partition;
#[rustfmt::skip]
mod partitions;
#[rustfmt::skip]
mod rules;
mod strings;
mod url;

pub use error::ResolveError;
pub use rules::{Endpoint, Params, ParamsBuilder, resolve};
