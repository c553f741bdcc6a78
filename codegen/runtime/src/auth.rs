//! How calls are authenticated.

pub(crate) mod bearer;
mod choice;
mod missing;
#[rustfmt::skip]
mod schemes;
pub(crate) mod sigv4;

pub use bearer::{ProvideToken, ProvideTokenFuture, SharedTokenProvider, Token, TokenError};

pub(crate) use choice::Choice;
pub(crate) use missing::NoCredentials;
pub(crate) use schemes::{SIGNS, components};
