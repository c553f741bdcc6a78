//! Types for configuring retries.

pub use aws_smithy_runtime::client::retries::{ClientRateLimiter, RetryPartition, TokenBucket};
pub use aws_smithy_runtime_api::client::retries::classifiers::{
    ClassifyRetry, RetryAction, RetryClassifierPriority,
};
pub use aws_smithy_types::retry::{
    ErrorKind, ReconnectMode, RetryConfig, RetryConfigBuilder, RetryMode,
};
