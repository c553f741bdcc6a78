//! Connections that are not made, break or end.

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

/// Long enough for a client to read what came before.
const A_WHILE: Step = Step::Pause(Duration::from_millis(300));

/// Lets a connection fail, for good and once, and returns the text of the error.
async fn broken(steps: Vec<Step>, status: Option<u16>) -> String {
    let for_good = async {
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
    tokio::join!(for_good, once).0
}

#[tokio::test]
async fn a_connection_that_is_refused() {
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

    // Bound, so that the port is nobody else's, and not listening yet.
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
async fn a_reset_before_the_response() {
    let text = broken(vec![Step::Read, Step::Reset], None).await;
    assert!(text.starts_with("GetRoom: the connection failed: "), "{text}");
    assert!(text.contains("Connection reset by peer"), "{text}");
}

#[tokio::test]
async fn a_reset_in_the_head_of_the_response() {
    let half = Step::write("HTTP/1.1 200 OK\r\nconte");
    broken(vec![Step::Read, half, A_WHILE, Step::Reset], None).await;
}

#[tokio::test]
async fn a_reset_in_the_body_of_the_response() {
    let steps = vec![Step::Read, Step::write(HALF), A_WHILE, Step::Reset];
    let text = broken(steps, Some(200)).await;
    assert!(text.contains("Connection reset by peer"), "{text}");
    assert!(text.ends_with("(HTTP 200, request id 1b4e28ba)"), "{text}");
}

#[tokio::test]
async fn a_connection_that_is_closed_without_a_byte() {
    let text = broken(vec![Step::Read], None).await;
    assert!(text.starts_with("GetRoom: the connection failed: "), "{text}");
}

#[tokio::test]
async fn a_body_that_is_shorter_than_it_says() {
    let text = broken(vec![Step::Read, Step::write(HALF)], Some(200)).await;
    assert!(text.ends_with("(HTTP 200, request id 1b4e28ba)"), "{text}");
}

#[tokio::test]
async fn a_chunked_body_that_breaks_off() {
    let head =
        "HTTP/1.1 200 OK\r\nx-amzn-requestid: 1b4e28ba\r\ntransfer-encoding: chunked\r\n\r\n";
    broken(vec![Step::Read, Step::write(format!("{head}5\r\n{{\"nam\r\n"))], Some(200)).await;
}

#[tokio::test]
async fn an_answer_that_is_not_http() {
    let server =
        Script::start([vec![Step::Read, Step::write("SSH-2.0-OpenSSH_9.9\r\n\r\n")]]).await;
    let failure = failure(Disconnected, get_room(&persistent(server.config()))).await;
    assert_eq!(failure.metadata().status(), None);
    // Nothing says that another attempt would do better.
    assert_eq!(server.requests(), 1);
}

#[tokio::test]
async fn a_connection_that_the_service_closes_between_two_calls() {
    let server = Script::start([vec![Step::Read, Step::ok(WHOLE)]]).await;
    let client = persistent(server.config());
    for _ in 0..3 {
        assert_eq!(get_room(&client).await.unwrap().name.as_deref(), Some("lobby"));
    }
    assert_eq!((server.connections(), server.requests()), (3, 3));
}

#[tokio::test]
async fn a_connection_that_the_service_keeps_is_used_again() {
    let server = Server::start([Reply::new(503, ""), Reply::json(json!({}))]).await;
    let client = server.client();
    get_room(&client).await.unwrap_err();
    // What answers that it is unavailable is not relied on further.
    get_room(&client).await.unwrap();
    get_room(&client).await.unwrap();
    assert_eq!((server.connections(), server.requests().len()), (2, 3));
}
