//! More concurrent calls than connections.

use crate::in_time;
use crate::support::{ROOM, Reply, Server, listener};
use aws_smithy_runtime_api::client::http::{
    HttpConnector, HttpConnectorFuture, SharedHttpConnector, http_client_fn,
};
use aws_smithy_runtime_api::client::orchestrator::HttpRequest;
use aws_smithy_runtime_api::client::result::ConnectorError;
use aws_smithy_types::body::SdkBody;
use aws_smithy_types::byte_stream::ByteStream;
use ivschat::Client;
use ivschat::config::{HttpClient, StalledStreamProtectionConfig, default_http_client};
use serde_json::json;
use std::collections::HashSet;
use std::sync::Arc;
use tokio::sync::Semaphore;
use tokio::task::JoinSet;

const CALLS: usize = 2000;
/// The most requests in flight.
const MAX_IN_FLIGHT: usize = 32;

/// A connector that limits the requests in flight.
#[derive(Clone, Debug)]
struct Narrow {
    connector: SharedHttpConnector,
    permits: Arc<Semaphore>,
}

impl HttpConnector for Narrow {
    fn call(&self, request: HttpRequest) -> HttpConnectorFuture {
        let Narrow { connector, permits } = self.clone();
        HttpConnectorFuture::new(async move {
            let _permit = permits.acquire().await.expect("an open semaphore");
            let mut response = connector.call(request).await?;
            // A connection is busy until the body has been read.
            let body = std::mem::replace(response.body_mut(), SdkBody::taken());
            let body = ByteStream::new(body).collect().await;
            let body = body.map_err(|error| ConnectorError::io(error.into()))?;
            *response.body_mut() = SdkBody::from(body.into_bytes());
            Ok(response)
        })
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn concurrent_calls_share_few_connections() {
    let server = Server::answering(listener().await, |request| {
        Reply::json(json!({"arn": request.json()["identifier"]}))
    });
    let (http_client, permits) = (default_http_client(), Arc::new(Semaphore::new(MAX_IN_FLIGHT)));
    let narrow = http_client_fn(move |settings, components| {
        let connector = http_client.http_connector(settings, components);
        SharedHttpConnector::new(Narrow { connector, permits: Arc::clone(&permits) })
    });
    // A request that waits for its permit would count as stalled.
    let protection = StalledStreamProtectionConfig::enabled().upload_enabled(false).build();
    let config = server.config().http_client(narrow).stalled_stream_protection(protection);
    let client = Client::from_conf(config.build());

    let mut calls = JoinSet::new();
    for number in 0..CALLS {
        let call = client.get_room().identifier(format!("{ROOM}{number}"));
        calls.spawn(async move {
            let output = call.send().await.unwrap();
            assert_eq!(output.arn, Some(format!("{ROOM}{number}")));
        });
    }
    in_time(calls.join_all()).await;

    let requests = server.requests();
    let bodies: HashSet<_> = requests.iter().map(|request| &request.body).collect();
    assert_eq!((requests.len(), bodies.len()), (CALLS, CALLS));
    // Before a connection is back in the pool, the client may create another.
    let connections = server.connections();
    assert!(connections <= 2 * MAX_IN_FLIGHT, "{connections} connections");
}
