//! The effect of every setting of a client.

#![cfg(feature = "client")]

mod builder;
mod customize;
#[cfg(any(feature = "rustls-ring", feature = "rustls-aws-lc"))]
mod environment;
mod inputs;
mod sdk_config;
#[path = "../support/mod.rs"]
mod support;
