//! Calls under construction.

use super::{Client, Customize};
use crate::builder::{Builder, Complete};
use crate::protocol::Operation;

/// A call under construction: the builder of its input, and a client to send it with.
///
/// `State` records which required members have a value; [`send`](Call::send) exists once they all
/// have.
pub type Call<I, State> = Builder<I, State, Client>;

impl<I: Operation, State> Call<I, State> {
    /// Sends the request and waits for the answer.
    #[expect(clippy::manual_async_fn, reason = "of an `async fn`, the compiler tells thrice")]
    pub fn send(self) -> impl Future<Output = Result<I::Output, I::Error>> + Send
    where
        State: Complete,
    {
        async move { self.via.send(self.value).await }
    }

    /// Overrides settings of the client for this call.
    pub fn customize(self) -> Customize<I>
    where
        State: Complete,
    {
        Customize { client: self.via, input: self.value, overrides: Vec::new() }
    }
}
