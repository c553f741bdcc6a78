//! Where the service is: from a region and some choices to a URL.

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
pub use rules::{Endpoint, Params, resolve};
