//! Servers that prove who they are, or cannot.

use crate::support::{Reply, Server};
use crate::tls_server::TlsServer;
use crate::{failure, get_room};
use aws_smithy_http_client::Builder;
use aws_smithy_http_client::tls::rustls_provider::CryptoMode;
use aws_smithy_http_client::tls::{Provider, TlsContext, TrustStore};
use ivschat::Client;
use ivschat::config::{SharedHttpClient, default_http_client};
use ivschat::error::CallErrorKind::NotConnected;
use serde_json::json;

#[cfg(feature = "rustls-ring")]
const CRYPTO: CryptoMode = CryptoMode::Ring;
#[cfg(not(feature = "rustls-ring"))]
const CRYPTO: CryptoMode = CryptoMode::AwsLc;

/// An HTTP client that trusts a certificate authority and no other.
fn trusting(authority: &str) -> SharedHttpClient {
    let trust_store = TrustStore::empty().with_pem_certificate(authority);
    let context = TlsContext::builder().with_trust_store(trust_store).build().unwrap();
    Builder::new().tls_provider(Provider::Rustls(CRYPTO)).tls_context(context).build_https()
}

/// A service, TLS in front of it for a host name, and a client that gets there by the name
/// `localhost`.
async fn service(
    name: &str,
    http_client: impl FnOnce(&str) -> SharedHttpClient,
) -> (Server, Client) {
    let server = Server::start([Reply::json(json!({"name": "lobby"}))]).await;
    let tls = TlsServer::start(server.address(), name).await;
    let url = format!("https://localhost:{}", tls.address.port());
    let config = server.config().endpoint_url(url).http_client(http_client(&tls.authority));
    (server, Client::from_conf(config.build()))
}

/// The text of the error of a call to a server that is not trusted.
async fn refusal(name: &str, http_client: impl FnOnce(&str) -> SharedHttpClient) -> String {
    let (server, client) = service(name, http_client).await;
    let failure = failure(NotConnected, get_room(&client)).await;
    assert!(server.requests().is_empty());
    failure.to_string()
}

#[tokio::test]
async fn a_server_that_is_trusted() {
    let (server, client) = service("localhost", trusting).await;
    for _ in 0..2 {
        assert_eq!(get_room(&client).await.unwrap().name.as_deref(), Some("lobby"));
    }
    assert_eq!((server.connections(), server.requests().len()), (1, 2));
    server.requests()[1].check_signature();
}

#[tokio::test]
async fn a_server_of_an_authority_that_is_not_known() {
    let text = refusal("localhost", |_| default_http_client()).await;
    assert!(text.contains("invalid peer certificate: UnknownIssuer"), "{text}");
}

#[tokio::test]
async fn a_server_with_the_certificate_of_another() {
    let text = refusal("chat.test", trusting).await;
    assert!(text.contains("invalid peer certificate: certificate not valid for"), "{text}");
}

#[tokio::test]
async fn a_server_that_does_not_speak_tls() {
    let server = Server::start([]).await;
    let url = server.url().replace("http:", "https:");
    let client = Client::from_conf(server.config().endpoint_url(url).build());
    failure(NotConnected, get_room(&client)).await;
}
