//! Proxies in environment variables.
//!
//! Each test makes its call in a child process, because all tests of a process share the environment.

use crate::support::script::{Script, Step};
use crate::support::{Reply, Server, config, listener};
use crate::tls_server::TlsServer;
use crate::{get_room, in_time};
use ivschat::Client;
use serde_json::json;
use std::env;
use std::net::SocketAddr;
use std::path::Path;
use std::process::Command;
use tokio::io::{AsyncReadExt, AsyncWriteExt, copy_bidirectional};
use tokio::net::TcpStream;
use tokio::task::{JoinHandle, spawn_blocking};

#[tokio::test]
#[ignore = "the other tests run it in a child process"]
async fn call() {
    let Ok(endpoint) = env::var("ENDPOINT") else { return };
    match get_room(&Client::from_conf(config(endpoint).build())).await {
        Ok(output) => println!("found {:?}", output.name),
        Err(error) => println!("failed: {error}\n{error:?}"),
    }
}

/// Calls an endpoint in a child process with these environment variables, and returns its output.
async fn call_with<const N: usize>(variables: [(&str, &str); N], endpoint: &str) -> String {
    let mut process = Command::new(env::current_exe().unwrap());
    process.args(["--exact", "proxy::call", "--ignored", "--nocapture"]);
    let others =
        ["HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY", "REQUEST_METHOD", "SSL_CERT_DIR"];
    for name in others {
        process.env_remove(name).env_remove(name.to_lowercase());
    }
    process.envs(variables).env("ENDPOINT", endpoint);
    let output = in_time(spawn_blocking(move || process.output())).await.unwrap().unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(output.status.success(), "{text}");
    assert!(!text.contains("hidden"), "{text}");
    text
}

/// Starts a service with a room.
async fn lobby() -> Server {
    Server::start([Reply::json(json!({"name": "lobby"}))]).await
}

/// Starts a proxy that opens one tunnel, always to this address. Returns its URL and its request.
async fn tunnel(to: SocketAddr) -> (String, JoinHandle<String>) {
    let listener = listener().await;
    let url = format!("http://user:hidden@{}", listener.local_addr().unwrap());
    let proxy = tokio::spawn(async move {
        let (mut client, _) = listener.accept().await.unwrap();
        let mut head = Vec::new();
        while !head.ends_with(b"\r\n\r\n") {
            head.push(client.read_u8().await.unwrap());
        }
        client.write_all(b"HTTP/1.1 200 OK\r\n\r\n").await.unwrap();
        let mut service = TcpStream::connect(to).await.unwrap();
        // The client may close the tunnel in any way.
        let _ = copy_bidirectional(&mut client, &mut service).await;
        String::from_utf8(head).unwrap()
    });
    (url, proxy)
}

#[tokio::test]
async fn http_request_is_sent_to_the_proxy() {
    let proxy = lobby().await;
    let url = proxy.url().replace("//", "//user:hidden@");
    for variable in ["HTTP_PROXY", "ALL_PROXY", "http_proxy"] {
        let text = call_with([(variable, &url)], "http://chat.test").await;
        assert!(text.contains("found Some(\"lobby\")"), "{variable}: {text}");
    }
    let requests = proxy.requests();
    assert_eq!(requests.len(), 3);
    for request in requests {
        assert_eq!(request.target, "http://chat.test/GetRoom");
        assert_eq!(request.header("proxy-authorization"), "Basic dXNlcjpoaWRkZW4=");
        request.check_signature();
    }
}

#[tokio::test]
async fn https_request_is_sent_through_a_tunnel() {
    let server = lobby().await;
    let tls = TlsServer::start(server.address(), "chat.test").await;
    let authority = Path::new(env!("CARGO_TARGET_TMPDIR")).join("authority.pem");
    std::fs::write(&authority, &tls.authority).unwrap();
    let (url, proxy) = tunnel(tls.address).await;
    let variables = [("HTTPS_PROXY", &*url), ("SSL_CERT_FILE", authority.to_str().unwrap())];
    let text = call_with(variables, "https://chat.test").await;
    assert!(text.contains("found Some(\"lobby\")"), "{text}");
    let head = in_time(proxy).await.unwrap();
    assert!(head.starts_with("CONNECT chat.test:443 HTTP/1.1\r\n"), "{head}");
    assert!(head.to_lowercase().contains("proxy-authorization: basic dxnlcjpoawrkzw4="), "{head}");
    let request = server.request();
    assert_eq!((&*request.target, request.header("proxy-authorization")), ("/GetRoom", ""));
}

#[tokio::test]
async fn hosts_in_no_proxy_are_called_directly() {
    let (proxy, server) = (lobby().await, lobby().await);
    let by_name = format!("http://localhost:{}", server.address().port());
    for (exceptions, endpoint) in [
        ("127.0.0.1", &server.url()),
        ("chat.test, 127.0.0.0/8", &server.url()),
        ("chat.test, localhost", &by_name),
        ("*", &by_name),
    ] {
        let variables = [("HTTP_PROXY", &*proxy.url()), ("NO_PROXY", exceptions)];
        let text = call_with(variables, endpoint).await;
        assert!(text.contains("found Some(\"lobby\")"), "{exceptions}: {text}");
    }
    assert_eq!((proxy.connections(), server.requests().len()), (0, 4));
    assert_eq!(server.requests()[0].target, "/GetRoom");
}

#[tokio::test]
async fn proxy_that_refuses_is_reported() {
    let refusal = "HTTP/1.1 407 Proxy Authentication Required\r\ncontent-length: 0\r\n\r\n";
    let proxy = Script::start([vec![Step::Read, Step::write(refusal)]]).await;
    let url = proxy.url().replace("//", "//user:hidden@");
    let text = call_with([("HTTPS_PROXY", &url)], "https://chat.test").await;
    assert!(text.contains("failed: GetRoom: no connection could be made: "), "{text}");
    assert!(text.contains("proxy authorization required"), "{text}");
    assert_eq!(proxy.requests(), 1);
}

#[tokio::test]
async fn unreachable_proxy_is_reported() {
    let address = listener().await.local_addr().unwrap();
    for (variable, endpoint) in
        [("HTTP_PROXY", "http://chat.test"), ("HTTPS_PROXY", "https://chat.test")]
    {
        let url = format!("http://user:hidden@{address}");
        let text = call_with([(variable, &url)], endpoint).await;
        assert!(text.contains("failed: GetRoom: no connection could be made: "), "{text}");
    }
}
