//! How long things may take.

pub use aws_smithy_types::timeout::{TimeoutConfig, TimeoutConfigBuilder};
