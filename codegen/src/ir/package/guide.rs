//! The guide: the pages of documentation in a crate.

use crate::ir::docs::Docs;
use proc_macro2::Ident;

/// The subjects of the guide. Operations and waiters are indices.
#[derive(Default)]
pub(crate) struct Guide {
    /// The operation in the example of a call.
    pub call: Option<usize>,
    /// The operation in the example of pagination.
    pub listing: Option<usize>,
    /// The operation and the waiter in the example of a waiter.
    pub waiter: Option<(usize, usize)>,
    /// Whether an operation streams bytes.
    pub byte_streams: bool,
    /// Whether an operation receives events.
    pub received_events: bool,
    pub error_codes: Vec<ErrorCode>,
}

/// A row in the table of error codes.
pub(crate) struct ErrorCode {
    pub ident: Ident,
    /// The first paragraph of the documentation of the error.
    pub summary: Docs,
    pub status: u16,
    /// Whether a client retries after the error.
    pub is_retried: bool,
    /// The remedy, if the code or the status implies one.
    pub advice: Option<&'static str>,
}
