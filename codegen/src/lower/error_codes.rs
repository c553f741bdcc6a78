//! The table of error codes in the guide.

use crate::ir::{ErrorCode, ErrorDef};

#[path = "../../runtime/src/error/retry_codes.rs"]
mod retry_codes;

use retry_codes::{THROTTLING_CODES, TRANSIENT_CODES, TRANSIENT_STATUSES};

/// Returns the rows of the table, in the order of the errors.
pub(crate) fn error_codes(errors: &[ErrorDef]) -> Vec<ErrorCode> {
    let rows = errors.iter().map(|error| ErrorCode {
        ident: error.structure.ident.clone(),
        summary: error.structure.docs.summary(),
        status: error.status,
        is_retried: is_retried(error),
        advice: advice(error),
    });
    rows.collect()
}

/// Whether a client retries after an error, as `runtime/src/error/retry.rs` decides.
fn is_retried(error: &ErrorDef) -> bool {
    error.retryable.is_some()
        || is_throttling(error)
        || TRANSIENT_CODES.contains(&&*error.code)
        || TRANSIENT_STATUSES.contains(&error.status)
}

fn is_throttling(error: &ErrorDef) -> bool {
    THROTTLING_CODES.contains(&&*error.code)
        || error.retryable.is_some_and(|retryable| retryable.throttling)
}

/// Returns the remedy, if the code or the status implies one.
fn advice(error: &ErrorDef) -> Option<&'static str> {
    match (&*error.code, error.status) {
        _ if is_throttling(error) => Some("Make fewer calls at a time, and the same call later."),
        ("AccessDeniedException", _) => Some("Give the credentials the permission."),
        ("ServiceQuotaExceededException", _) => {
            Some("Delete what is not needed, or request a higher quota.")
        }
        ("ValidationException", _) => Some("Correct the input."),
        (_, 404) => Some("Check the identifier: someone may have deleted the resource."),
        (_, 409) => Some("Read the present state of the resource, and decide again."),
        _ if is_retried(error) => Some("Make the same call later."),
        _ => None,
    }
}
