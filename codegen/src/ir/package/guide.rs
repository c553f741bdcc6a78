//! The pages of documentation that a crate comes with.

/// The subjects of the guide. Operations and waiters are indices.
#[derive(Default)]
pub(crate) struct Guide {
    /// The operation that shows how to call one.
    pub call: Option<usize>,
    /// The operation that shows pagination.
    pub listing: Option<usize>,
    /// The waiter that shows how to wait: that of an operation, and its index among its waiters.
    pub waiter: Option<(usize, usize)>,
    /// Whether an operation streams bytes.
    pub byte_streams: bool,
    /// Whether an operation sends or receives events.
    pub event_streams: bool,
}
