//! Authentication of calls.

pub(crate) mod bearer;
mod choice;
mod no_credentials;
#[rustfmt::skip]
mod schemes;
pub(crate) mod sigv4;

pub use bearer::{ProvideToken, ProvideTokenFuture, SharedTokenProvider, Token, TokenError};

pub(crate) use choice::Choice;
pub(crate) use no_credentials::NoCredentials;
pub(crate) use schemes::{SIGNS, components};
