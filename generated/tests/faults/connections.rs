//! Connections that fail, break or end.

use crate::support::script::{Script, Step};
use crate::support::{Reply, Server, config};
use crate::{failure, get_room, persistent};
use ivschat::Client;
use ivschat::config::Intercept;
use ivschat::config::interceptors::{
    BeforeTransmitInterceptorContextRef, BoxError, ConfigBag, RuntimeComponents,
};
use ivschat::error::CallErrorKind::{Disconnected, NotConnected};
use serde_json::json;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;
use tokio::net::TcpSocket;

/// The first half of a response.
const HALF: &str =
    "HTTP/1.1 200 OK\r\nx-amzn-requestid: 1b4e28ba\r\ncontent-length: 20\r\n\r\n{\"name\": ";

const WHOLE: &str = r#"{"name": "lobby"}"#;

/// Time for the client to read the bytes before.
const PAUSE: Step = Step::Pause(Duration::from_millis(300));

/// Breaks every connection, and then only the first. Asserts that the first call fails and the second is
/// retried. Returns the text of the error.
async fn assert_disconnected(steps: Vec<Step>, status: Option<u16>) -> String {
    let always = async {
        let server = Script::start([steps.clone()]).await;
        let client = Client::from_conf(server.config().build());
        let failure = failure(Disconnected, get_room(&client)).await;
        assert_eq!(failure.metadata().status(), status, "{failure}");
        assert_eq!(failure.metadata().request_id(), status.map(|_| "1b4e28ba"), "{failure}");
        assert_eq!((server.connections(), server.requests()), (1, 1));
        failure.to_string()
    };
    let once = async {
        let server = Script::start([steps.clone(), vec![Step::Read, Step::ok(WHOLE)]]).await;
        let output = get_room(&persistent(server.config())).await.unwrap();
        assert_eq!(output.name.as_deref(), Some("lobby"));
        assert_eq!((server.connections(), server.requests()), (2, 2));
    };
    tokio::join!(always, once).0
}

#[tokio::test]
async fn refused_connection_is_retried_and_reported() {
    #[derive(Debug)]
    struct Attempts(Arc<AtomicUsize>);

    impl Intercept for Attempts {
        fn name(&self) -> &'static str {
            "Attempts"
        }

        fn read_before_attempt(
            &self,
            _: &BeforeTransmitInterceptorContextRef<'_>,
            _: &RuntimeComponents,
            _: &mut ConfigBag,
        ) -> Result<(), BoxError> {
            self.0.fetch_add(1, Ordering::SeqCst);
            Ok(())
        }
    }

    // Bind the port to reserve it, but do not listen yet.
    let socket = TcpSocket::new_v4().unwrap();
    socket.bind("127.0.0.1:0".parse().unwrap()).unwrap();
    let attempts = Arc::new(AtomicUsize::default());
    let config = config(format!("http://{}", socket.local_addr().unwrap()));
    let client = persistent(config.interceptor(Attempts(Arc::clone(&attempts))));
    let failure = failure(NotConnected, get_room(&client)).await;
    let text = failure.to_string();
    assert!(text.starts_with("GetRoom: no connection could be made: "), "{text}");
    assert!(text.contains("Connection refused"), "{text}");
    assert_eq!(failure.metadata().status(), None);
    assert_eq!(attempts.load(Ordering::SeqCst), 3);

    let server = Server::listen(socket.listen(8).unwrap(), [Reply::json(json!({}))]);
    get_room(&client).await.unwrap();
    assert_eq!(server.requests().len(), 1);
}

#[tokio::test]
async fn reset_before_the_response_is_a_disconnection() {
    let text = assert_disconnected(vec![Step::Read, Step::Reset], None).await;
    assert!(text.starts_with("GetRoom: the connection failed: "), "{text}");
    assert!(text.contains("Connection reset by peer"), "{text}");
}

#[tokio::test]
async fn reset_in_the_response_head_is_a_disconnection() {
    let half = Step::write("HTTP/1.1 200 OK\r\nconte");
    assert_disconnected(vec![Step::Read, half, PAUSE, Step::Reset], None).await;
}

#[tokio::test]
async fn reset_in_the_response_body_is_a_disconnection() {
    let steps = vec![Step::Read, Step::write(HALF), PAUSE, Step::Reset];
    let text = assert_disconnected(steps, Some(200)).await;
    assert!(text.contains("Connection reset by peer"), "{text}");
    assert!(text.ends_with("(HTTP 200, request id 1b4e28ba)"), "{text}");
}

#[tokio::test]
async fn connection_closed_before_the_response_is_a_disconnection() {
    let text = assert_disconnected(vec![Step::Read], None).await;
    assert!(text.starts_with("GetRoom: the connection failed: "), "{text}");
}

#[tokio::test]
async fn body_shorter_than_its_content_length_is_a_disconnection() {
    let text = assert_disconnected(vec![Step::Read, Step::write(HALF)], Some(200)).await;
    assert!(text.ends_with("(HTTP 200, request id 1b4e28ba)"), "{text}");
}

#[tokio::test]
async fn truncated_chunked_body_is_a_disconnection() {
    let head =
        "HTTP/1.1 200 OK\r\nx-amzn-requestid: 1b4e28ba\r\ntransfer-encoding: chunked\r\n\r\n";
    assert_disconnected(
        vec![Step::Read, Step::write(format!("{head}5\r\n{{\"nam\r\n"))],
        Some(200),
    )
    .await;
}

#[tokio::test]
async fn response_that_is_not_http_is_not_retried() {
    let server =
        Script::start([vec![Step::Read, Step::write("SSH-2.0-OpenSSH_9.9\r\n\r\n")]]).await;
    let failure = failure(Disconnected, get_room(&persistent(server.config()))).await;
    assert_eq!(failure.metadata().status(), None);
    // A retry would get the same response.
    assert_eq!(server.requests(), 1);
}

#[tokio::test]
async fn connection_closed_between_calls_is_replaced() {
    let server = Script::start([vec![Step::Read, Step::ok(WHOLE)]]).await;
    let client = persistent(server.config());
    for _ in 0..3 {
        assert_eq!(get_room(&client).await.unwrap().name.as_deref(), Some("lobby"));
    }
    assert_eq!((server.connections(), server.requests()), (3, 3));
}

#[tokio::test]
async fn open_connection_is_reused_unless_the_service_was_unavailable() {
    let server = Server::start([Reply::new(503, ""), Reply::json(json!({}))]).await;
    let client = server.client();
    get_room(&client).await.unwrap_err();
    // A connection with a 503 response is not reused.
    get_room(&client).await.unwrap();
    get_room(&client).await.unwrap();
    assert_eq!((server.connections(), server.requests().len()), (2, 3));
}
