//! Error responses after which a client retries.
//!
//! Both the client and the errors, with `is_transient` and `is_throttled`, decide by this module.

use super::Modeled;
use super::retry_codes::{THROTTLING_CODES, TRANSIENT_CODES, TRANSIENT_STATUSES};
use aws_smithy_types::retry::ErrorKind;

/// Returns the kind of the retry after an error response, `None` if the client does not retry.
///
/// Gateways report throttling and timeouts by the status alone.
pub(crate) fn retry_kind(code: Option<&str>, status: Option<u16>) -> Option<ErrorKind> {
    let by_code = code.and_then(|code| match code {
        _ if THROTTLING_CODES.contains(&code) => Some(ErrorKind::ThrottlingError),
        _ if TRANSIENT_CODES.contains(&code) => Some(ErrorKind::TransientError),
        _ => Modeled::with_code(code)?.retry,
    });
    by_code.or(match (code, status) {
        (_, Some(status)) if TRANSIENT_STATUSES.contains(&status) => {
            Some(ErrorKind::TransientError)
        }
        (None, Some(408)) => Some(ErrorKind::TransientError),
        (None, Some(429)) => Some(ErrorKind::ThrottlingError),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(feature = "client")]
    #[test]
    fn codes_are_those_of_the_aws_runtime() {
        use aws_runtime::retries::classifiers::{THROTTLING_ERRORS, TRANSIENT_ERRORS};

        assert_eq!(THROTTLING_CODES, *THROTTLING_ERRORS);
        assert_eq!(TRANSIENT_CODES, *TRANSIENT_ERRORS);
    }

    #[test]
    fn code_and_status_decide_the_retry() {
        for (code, status, kind) in [
            (Some("SlowDown"), 400, Some(ErrorKind::ThrottlingError)),
            (Some("RequestTimeout"), 400, Some(ErrorKind::TransientError)),
            // The model marks these errors as retryable.
            (Some("Unlucky"), 400, Some(ErrorKind::ThrottlingError)),
            (Some("OutOfStock"), 400, Some(ErrorKind::ServerError)),
            (Some("BadOrder"), 400, None),
            (Some("BadOrder"), 503, Some(ErrorKind::TransientError)),
            (Some("BadOrder"), 429, None),
            (None, 429, Some(ErrorKind::ThrottlingError)),
            (None, 408, Some(ErrorKind::TransientError)),
            (None, 501, None),
        ] {
            assert_eq!(retry_kind(code, Some(status)), kind, "{code:?} {status}");
        }
        assert_eq!(retry_kind(None, None), None);
        // An event stream and a test have errors without a status.
        assert_eq!(retry_kind(Some("SlowDown"), None), Some(ErrorKind::ThrottlingError));
    }
}
