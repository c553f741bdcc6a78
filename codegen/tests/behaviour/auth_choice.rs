//! The choice between auth schemes.

use aws_smithy_http_client::test_util::capture_request;
use feature_auth_choice::Client;
use feature_auth_choice::auth::Token;
use feature_auth_choice::config::{Builder, Config, Credentials, Region};
use feature_auth_choice::error::CallErrorKind;
use feature_auth_choice::operation::signed::SignedError;

fn credentials() -> Credentials {
    Credentials::new("AKIDEXAMPLE", "secret", None, None, "test")
}

fn config() -> Builder {
    Config::builder().region(Region::new("us-east-1")).endpoint_url("https://example.com")
}

/// Returns the `authorization` header of a call.
macro_rules! authorization {
    ($config:expr, $call:ident) => {{
        let (http_client, request) = capture_request(None);
        let client = Client::from_conf($config.http_client(http_client).build());
        let _ = client.$call().send().await;
        let request = request.expect_request();
        request.headers().get("authorization").unwrap_or_default().to_owned()
    }};
}

#[tokio::test]
async fn first_auth_scheme_with_an_identity_is_used() {
    let both = config().credentials_provider(credentials()).token_provider(Token::new("t", None));
    assert!(authorization!(both.clone(), signed).starts_with("AWS4-HMAC-SHA256 "));
    assert_eq!(authorization!(both.clone(), tokened), "Bearer t");
    assert_eq!(authorization!(both, open), "");
    let token = config().token_provider(Token::new("t", None));
    assert_eq!(authorization!(token, signed), "Bearer t");
}

#[tokio::test]
async fn optional_signature_without_credentials_is_omitted() {
    let signed = config().credentials_provider(credentials());
    assert!(authorization!(signed, optional).starts_with("AWS4-HMAC-SHA256 "));
    assert_eq!(authorization!(config(), optional), "");
    assert_eq!(authorization!(config(), open), "");
}

#[tokio::test]
async fn call_without_any_identity_is_not_sent() {
    let (http_client, request) = capture_request(None);
    let client = Client::from_conf(config().http_client(http_client).build());
    let error = client.signed().send().await.expect_err("an error");
    let SignedError::Failed(failure) = &error else { panic!("{error:?}") };
    assert_eq!(failure.kind(), CallErrorKind::NoCredentials);
    assert!(error.to_string().contains("pass credentials or tokens"), "{error}");
    request.expect_no_request();
}
