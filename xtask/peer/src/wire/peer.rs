//! Operations that both clients have.

use crate::strategies::Any;
use crate::wire::clients::Clients;
use crate::wire::outcome::Outcome;
use ivschat::operation::Operation;

/// The input of an operation that both clients have.
pub trait Peer: Operation + Any + serde::Serialize
where
    Self::Output: Any + serde::Serialize,
{
    /// The names of the operation's errors in the model.
    const ERRORS: &'static [&'static str];

    /// Calls the operation with the generated client.
    fn call_ours(self, clients: &Clients) -> Outcome;

    /// Calls the operation with the official client.
    fn call_theirs(self, clients: &Clients) -> Outcome;
}
