//! The client, and its calls.

mod call;
mod codeless;
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
mod retryable;
mod sent;
mod tree_hash;
mod unsigned_payload;
mod upload;
mod waiter;
#[rustfmt::skip]
mod waiters;
mod wire;

pub use call::Call;
pub use customize::Customize;
pub use paginator::{ItemPaginator, Itemized, Items, Pages, Paginated, Paginator};
pub use waiter::{FinalPoll, Until, Wait, WaiterError};

pub(crate) use compression::take_compression;
pub(crate) use download::Download;
pub(crate) use idempotency::Idempotent;
pub(crate) use upload::Upload;
pub(crate) use wire::OperationPlugin;

use crate::config::{self, Config};
use crate::protocol::Operation;
use aws_types::SdkConfig;
use orchestrator::Orchestrator;
use std::sync::Arc;

/// A client of the service: one method for each operation.
///
/// A client is cheap to clone, and its clones share one pool of connections. When the last of them
/// is dropped the connections close, unless the HTTP client was [passed
/// in](crate::config::Builder::http_client): then they are its owner's.
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
    /// Makes a client from the configuration that all AWS clients share, as `aws-config` loads it.
    pub fn new(config: &SdkConfig) -> Self {
        Client::from_conf(config.into())
    }

    /// Makes a client from a configuration of its own.
    pub fn from_conf(config: Config) -> Self {
        let orchestrator = Orchestrator::new(&config);
        Client { shared: Arc::new(Shared { config, orchestrator }) }
    }

    /// The client's configuration.
    pub fn config(&self) -> &Config {
        &self.shared.config
    }

    /// Calls the operation that `input` names.
    ///
    /// The methods named after the operations are the way to call one of them; this one is for code
    /// that is generic in the operation.
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
