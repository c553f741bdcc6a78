//! Verification of server certificates.

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

/// Returns an HTTP client that trusts only this certificate authority.
fn trusting(authority: &str) -> SharedHttpClient {
    let trust_store = TrustStore::empty().with_pem_certificate(authority);
    let context = TlsContext::builder().with_trust_store(trust_store).build().unwrap();
    Builder::new().tls_provider(Provider::Rustls(CRYPTO)).tls_context(context).build_https()
}

/// Starts a service with a certificate for `name`, and returns it with a client that calls it as
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

/// Returns the text of the error of a call to an untrusted server.
async fn refusal(name: &str, http_client: impl FnOnce(&str) -> SharedHttpClient) -> String {
    let (server, client) = service(name, http_client).await;
    let failure = failure(NotConnected, get_room(&client)).await;
    assert!(server.requests().is_empty());
    failure.to_string()
}

#[tokio::test]
async fn trusted_certificate_is_accepted() {
    let (server, client) = service("localhost", trusting).await;
    for _ in 0..2 {
        assert_eq!(get_room(&client).await.unwrap().name.as_deref(), Some("lobby"));
    }
    assert_eq!((server.connections(), server.requests().len()), (1, 2));
    server.requests()[1].check_signature();
}

#[tokio::test]
async fn certificate_of_unknown_authority_is_refused() {
    let text = refusal("localhost", |_| default_http_client()).await;
    assert!(text.contains("invalid peer certificate: UnknownIssuer"), "{text}");
}

#[tokio::test]
async fn certificate_for_another_host_is_refused() {
    let text = refusal("chat.test", trusting).await;
    assert!(text.contains("invalid peer certificate: certificate not valid for"), "{text}");
}

#[tokio::test]
async fn server_without_tls_is_refused() {
    let server = Server::start([]).await;
    let url = server.url().replace("http:", "https:");
    let client = Client::from_conf(server.config().endpoint_url(url).build());
    failure(NotConnected, get_room(&client)).await;
}
