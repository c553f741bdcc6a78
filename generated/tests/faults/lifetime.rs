//! Dropping calls and clients, and the effect on their connections.

use crate::support::script::{Script, Step};
use crate::support::{ROOM, Reply, Server};
use crate::{get_room, in_time, retries};
use ivschat::Client;
use ivschat::config::retry::{RetryPartition, TokenBucket};
use serde_json::json;
use std::time::Duration;
use tokio::time::{sleep, timeout};

/// Time for connections to close.
const PAUSE: Duration = Duration::from_millis(200);

async fn healthy_server() -> Server {
    Server::start([Reply::json(json!({}))]).await
}

/// Starts a call and drops it.
async fn abandon(client: &Client) {
    let call = client.get_room().identifier(ROOM).send();
    timeout(PAUSE, call).await.unwrap_err();
}

/// Waits until this number of connections is open.
async fn wait_for_open_connections(server: &Server, count: usize) {
    in_time(async {
        while server.open_connections() != count {
            sleep(Duration::from_millis(10)).await;
        }
    })
    .await;
}

#[tokio::test]
async fn client_after_a_dropped_call_is_usable() {
    let half = Step::write("HTTP/1.1 200 OK\r\ncontent-length: 20\r\n\r\n{\"name\": ");
    for first in [vec![Step::Read, Step::Hang], vec![Step::Read, half, Step::Hang]] {
        let server = Script::start([first, vec![Step::Read, Step::ok("{}")]]).await;
        let client = Client::from_conf(server.config().build());
        abandon(&client).await;
        get_room(&client).await.unwrap();
        assert_eq!((server.connections(), server.requests()), (2, 2));
    }
}

#[tokio::test]
async fn call_dropped_between_attempts_returns_its_retry_tokens() {
    let unavailable = Reply::new(503, "");
    let later = unavailable.clone().header("x-amz-retry-after", "20000");
    let fine = Reply::json(json!({}));
    let server = Server::start([later, fine.clone(), unavailable, fine]).await;
    // The tokens suffice for one retry.
    let partition = RetryPartition::custom("one").token_bucket(TokenBucket::new(10)).build();
    let config = server.config().retry_config(retries()).retry_partition(partition);
    let client = Client::from_conf(config.build());
    abandon(&client).await;
    get_room(&client).await.unwrap();
    assert_eq!(server.requests().len(), 2);
    get_room(&client).await.unwrap();
    assert_eq!(server.requests().len(), 4);
}

#[tokio::test]
async fn dropping_the_last_clone_closes_the_connections() {
    let server = healthy_server().await;
    let client = server.client();
    let clone = client.clone();
    get_room(&client).await.unwrap();
    drop(client);
    sleep(PAUSE).await;
    assert_eq!(server.open_connections(), 1);
    get_room(&clone).await.unwrap();
    drop(clone);
    wait_for_open_connections(&server, 0).await;
    assert_eq!(server.connections(), 1);
}

#[tokio::test]
async fn connections_of_a_shared_http_client_outlive_its_clients() {
    let server = healthy_server().await;
    let http_client = ivschat::config::default_http_client();
    let client = || Client::from_conf(server.config().http_client(http_client.clone()).build());
    get_room(&client()).await.unwrap();
    sleep(PAUSE).await;
    assert_eq!(server.open_connections(), 1);
    get_room(&client()).await.unwrap();
    assert_eq!((server.connections(), server.requests().len()), (1, 2));
    drop(http_client);
    wait_for_open_connections(&server, 0).await;
}

#[test]
fn client_outlives_its_tokio_runtime() {
    let runtime = || tokio::runtime::Runtime::new().unwrap();
    let server_runtime = runtime();
    let server = server_runtime.block_on(healthy_server());
    let client = server.client();
    for _ in 0..3 {
        runtime().block_on(get_room(&client)).unwrap();
    }
    assert_eq!(server.requests().len(), 3);
}
