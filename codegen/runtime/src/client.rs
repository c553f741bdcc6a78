//! The client and its calls.

mod call;
mod compression;
mod customize;
mod download;
mod events;
mod failure;
mod idempotency;
#[rustfmt::skip]
mod operations;
mod orchestrator;
#[rustfmt::skip]
mod paginated;
mod paginator;
mod plugins;
mod retries;
mod serialization;
mod transmission;
mod tree_hash;
mod unsigned_payload;
mod upload;
mod waiter;
#[rustfmt::skip]
mod waiters;

pub use call::{Callable, Ready};
pub use customize::Customize;
pub use paginator::{
    ItemPaginator, Items, Pages, Paginated, PaginatedItems, Paginator, SizedPages,
};
pub use waiter::{FinalPoll, Until, Waited, WaiterError};

pub(crate) use call::call;
pub(crate) use compression::apply_compression;
pub(crate) use download::Download;
pub(crate) use idempotency::Idempotent;
pub(crate) use paginator::paginate;
pub(crate) use serialization::OperationPlugin;
pub(crate) use upload::Upload;
pub(crate) use waiter::wait;

use crate::config::{self, Config};
use crate::protocol::Operation;
use aws_types::SdkConfig;
use orchestrator::Orchestrator;
use std::sync::Arc;

/// A client for the service, with one method for each operation.
///
/// The method of an operation returns a builder of its input, which sends the request.
/// [`send`](Client::send) calls the operation of an input that was made without a client.
///
/// A client is cheap to clone, and clones share one connection pool. Dropping the last clone closes
/// the connections, unless the HTTP client was [passed in](crate::config::Builder::http_client).
#[derive(Clone, Debug)]
pub struct Client {
    shared: Arc<Shared>,
}

#[derive(Debug)]
struct Shared {
    config: Config,
    orchestrator: Orchestrator,
}

impl Client {
    /// Creates a client from an [`SdkConfig`], which `aws-config` loads.
    pub fn new(config: &SdkConfig) -> Self {
        Client::from_conf(config.into())
    }

    /// Creates a client from a [`Config`].
    pub fn from_conf(config: Config) -> Self {
        let orchestrator = Orchestrator::new(&config);
        Client { shared: Arc::new(Shared { config, orchestrator }) }
    }

    /// Returns the configuration of the client.
    pub fn config(&self) -> &Config {
        &self.shared.config
    }

    /// Calls the operation of `input`.
    ///
    /// An input can be built without a client, or read from JSON, before it is sent. This is also
    /// the method for code that is generic over operations.
    pub async fn send<I: Operation>(&self, input: I) -> Result<I::Output, I::Error> {
        self.shared.orchestrator.invoke(input, Vec::new()).await
    }

    pub(super) async fn send_with<I: Operation>(
        &self,
        input: I,
        overrides: Vec<config::Builder>,
    ) -> Result<I::Output, I::Error> {
        self.shared.orchestrator.invoke(input, overrides).await
    }
}
