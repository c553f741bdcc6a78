//! Codes and statuses of error responses after which every AWS client retries.
//!
//! The generator compiles this file as well, for the table of error codes in the documentation.

/// The codes of throttling, as in `aws_runtime::retries::classifiers`. Crates without the feature
/// `client` lack that crate.
pub(crate) const THROTTLING_CODES: [&str; 14] = [
    "Throttling",
    "ThrottlingException",
    "ThrottledException",
    "RequestThrottledException",
    "TooManyRequestsException",
    "ProvisionedThroughputExceededException",
    "TransactionInProgressException",
    "RequestLimitExceeded",
    "BandwidthLimitExceeded",
    "LimitExceededException",
    "RequestThrottled",
    "SlowDown",
    "PriorRequestNotComplete",
    "EC2ThrottledException",
];

/// The codes of transient errors, as in the same module.
pub(crate) const TRANSIENT_CODES: [&str; 2] = ["RequestTimeout", "RequestTimeoutException"];

/// The statuses of transient errors, as in `aws_smithy_runtime::client::retries::classifiers`.
pub(crate) const TRANSIENT_STATUSES: [u16; 4] = [500, 502, 503, 504];
