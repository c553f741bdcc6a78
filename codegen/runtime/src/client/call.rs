//! Calls under construction.

use super::{Client, Customize};
use crate::builder::{Builder, Complete};
use crate::protocol::Operation;

/// A call under construction: a builder of the operation's input with a client.
///
/// `State` records which required members are set. [`send`](Call::send) exists once all of them
/// are.
pub type Call<I, State> = Builder<I, State, Client>;

impl<I: Operation, State> Call<I, State> {
    /// Sends the request and returns the response.
    #[expect(clippy::manual_async_fn, reason = "an `async fn` repeats the errors of its bounds")]
    pub fn send(self) -> impl Future<Output = Result<I::Output, I::Error>> + Send
    where
        State: Complete,
    {
        async move { self.target.send(self.value).await }
    }

    /// Overrides client settings for this call.
    pub fn customize(self) -> Customize<I>
    where
        State: Complete,
    {
        Customize { client: self.target, input: self.value, overrides: Vec::new() }
    }
}
