//! Parsing of headers, by the client and by `Operation::parse`.

use aws_smithy_http_client::test_util::{ReplayEvent, StaticReplayClient};
use aws_smithy_types::body::SdkBody;
use bytes::Bytes;
use feature_headers::Client;
use feature_headers::config::{Config, Credentials, Region, RetryConfig};
use feature_headers::operation::send::{SendError, SendInput, SendOutput};
use feature_headers::protocol::Operation;

/// Names and values of headers.
type Headers<'a> = &'a [(&'a str, &'a [u8])];

fn response<B>(status: u16, headers: Headers<'_>, body: B) -> http::Response<B> {
    let mut response = http::Response::builder().status(status);
    for (name, value) in headers {
        response = response.header(*name, *value);
    }
    response.body(body).unwrap()
}

async fn call(status: u16, headers: Headers<'_>) -> Result<SendOutput, SendError> {
    let request = http::Request::get("https://example.com/").body(SdkBody::empty()).unwrap();
    let response = response(status, headers, SdkBody::from("{}"));
    let config = Config::builder()
        .region(Region::new("us-east-1"))
        .credentials_provider(Credentials::new("AKIDEXAMPLE", "secret", None, None, "test"))
        .endpoint_url("https://example.com")
        .http_client(StaticReplayClient::new(vec![ReplayEvent::new(request, response)]))
        .retry_config(RetryConfig::disabled())
        .build();
    Client::from_conf(config).send(SendInput::builder().build()).await
}

/// Parses an output with the client and with `Operation::parse`, and asserts that both are equal.
async fn output(headers: Headers<'_>) -> SendOutput {
    let called = call(200, headers).await.unwrap();
    let parsed = SendInput::parse(&response(200, headers, Bytes::from("{}"))).unwrap();
    assert_eq!(called, parsed);
    parsed
}

#[tokio::test]
async fn utf_8_header_is_kept() {
    let headers: Headers<'_> = &[
        ("x-text", "café".as_bytes()),
        ("x-color", "größe".as_bytes()),
        ("x-texts", "é, \"ö, ü\"".as_bytes()),
        ("x-texts", "日本".as_bytes()),
        ("x-meta-a", "ß".as_bytes()),
        ("x-meta-b", b"plain"),
    ];
    let output = output(headers).await;
    assert_eq!(output.text.as_deref(), Some("café"));
    assert_eq!(output.color.unwrap().as_str(), "größe");
    assert_eq!(output.texts.unwrap(), ["é", "ö, ü", "日本"]);
    let metadata = output.metadata.unwrap();
    assert_eq!((&*metadata["a"], &*metadata["b"]), ("ß", "plain"));
}

#[tokio::test]
async fn invalid_utf_8_in_header_is_replaced() {
    let headers: Headers<'_> = &[
        ("x-text", b"caf\xe9"),
        ("x-texts", b"a, \xe9"),
        ("x-meta-a", b"\xff"),
        // A header that is not in the model is ignored.
        ("x-other", b"\xe9"),
    ];
    let output = output(headers).await;
    assert_eq!(output.text.as_deref(), Some("caf\u{fffd}"));
    assert_eq!(output.texts.unwrap(), ["a", "\u{fffd}"]);
    assert_eq!(output.metadata.unwrap()["a"], "\u{fffd}");
}

#[tokio::test]
async fn whitespace_around_header_is_trimmed() {
    let headers: Headers<'_> = &[("x-text", b" a b\t"), ("x-number", b" 5 "), ("x-meta-a", b" c ")];
    let output = output(headers).await;
    assert_eq!((output.text.as_deref(), output.number), (Some("a b"), Some(5)));
    assert_eq!(output.metadata.unwrap()["a"], "c");
}

#[tokio::test]
async fn invalid_utf_8_in_error_header_keeps_other_members() {
    let headers: Headers<'_> =
        &[("x-amzn-errortype", b"Busy"), ("x-note", b"\xe9"), ("retry-after", b"7")];
    let parsed = SendInput::parse(&response(400, headers, Bytes::from("{}"))).unwrap_err();
    for error in [call(400, headers).await.unwrap_err(), parsed] {
        let SendError::Busy(error) = error else { panic!("{error:?}") };
        assert_eq!(error.retry_after, Some(7));
    }
}
