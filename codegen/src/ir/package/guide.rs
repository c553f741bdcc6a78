//! The guide: the pages of documentation in a crate.

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
}
