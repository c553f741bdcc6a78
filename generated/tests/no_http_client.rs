//! The client without a TLS feature, which has no default HTTP client.

#![cfg(all(feature = "client", not(any(feature = "rustls-ring", feature = "rustls-aws-lc"))))]

use ivschat::Client;
use ivschat::config::{Config, Credentials, Region};

#[tokio::test]
async fn call_without_http_client_is_reported() {
    let config = Config::builder()
        .region(Region::new("us-west-2"))
        .credentials_provider(Credentials::new("AKIDEXAMPLE", "secret", None, None, "tests"))
        .build();
    let error = Client::from_conf(config).list_rooms().send().await.unwrap_err().to_string();
    assert!(
        error.contains("the request could not be built: no HTTP client is configured"),
        "{error}"
    );
}
