//! Calls and clients that are dropped, and what becomes of their connections.

use crate::support::script::{Script, Step};
use crate::support::{ROOM, Reply, Server};
use crate::{get_room, in_time, retries};
use ivschat::Client;
use ivschat::config::retry::{RetryPartition, TokenBucket};
use serde_json::json;
use std::time::Duration;
use tokio::time::{sleep, timeout};

const A_WHILE: Duration = Duration::from_millis(200);

async fn fine() -> Server {
    Server::start([Reply::json(json!({}))]).await
}

/// Begins a call and drops it.
async fn abandon(client: &Client) {
    let call = client.get_room().identifier(ROOM).send();
    timeout(A_WHILE, call).await.unwrap_err();
}

/// Waits until so many connections of a server are open.
async fn open_connections(server: &Server, count: usize) {
    in_time(async {
        while server.open_connections() != count {
            sleep(Duration::from_millis(10)).await;
        }
    })
    .await;
}

#[tokio::test]
async fn a_call_that_is_dropped_leaves_the_client_usable() {
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
async fn a_call_that_is_dropped_between_two_attempts_keeps_nothing_of_the_allowance() {
    let unavailable = Reply::new(503, "");
    let later = unavailable.clone().header("x-amz-retry-after", "20000");
    let fine = Reply::json(json!({}));
    let server = Server::start([later, fine.clone(), unavailable, fine]).await;
    // Enough for one retry.
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
async fn the_last_clone_of_a_client_closes_its_connections() {
    let server = fine().await;
    let client = server.client();
    let clone = client.clone();
    get_room(&client).await.unwrap();
    drop(client);
    sleep(A_WHILE).await;
    assert_eq!(server.open_connections(), 1);
    get_room(&clone).await.unwrap();
    drop(clone);
    open_connections(&server, 0).await;
    assert_eq!(server.connections(), 1);
}

#[tokio::test]
async fn connections_of_an_http_client_that_is_shared_outlive_the_clients() {
    let server = fine().await;
    let http_client = ivschat::config::default_http_client();
    let client = || Client::from_conf(server.config().http_client(http_client.clone()).build());
    get_room(&client()).await.unwrap();
    sleep(A_WHILE).await;
    assert_eq!(server.open_connections(), 1);
    get_room(&client()).await.unwrap();
    assert_eq!((server.connections(), server.requests().len()), (1, 2));
    drop(http_client);
    open_connections(&server, 0).await;
}

#[test]
fn a_client_outlives_the_runtime_it_was_used_in() {
    let runtime = || tokio::runtime::Runtime::new().unwrap();
    let of_service = runtime();
    let server = of_service.block_on(fine());
    let client = server.client();
    for _ in 0..3 {
        runtime().block_on(get_room(&client)).unwrap();
    }
    assert_eq!(server.requests().len(), 3);
}
