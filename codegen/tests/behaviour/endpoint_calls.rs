//! Endpoint parameters of calls, and the endpoints that they resolve to.

use aws_smithy_http_client::test_util::infallible_client_fn;
use feature_endpoint_calls::config::{
    Config, Credentials, IdentityCache, Region, RetryConfig, StalledStreamProtectionConfig,
};
use feature_endpoint_calls::endpoint::Params;
use feature_endpoint_calls::operation::Operation;
use feature_endpoint_calls::operation::get_thing::GetThingInput;
use feature_endpoint_calls::operation::list::ListInput;
use feature_endpoint_calls::operation::search::SearchInput;
use feature_endpoint_calls::types::{App, Kind, Place};
use feature_endpoint_calls::{Client, config};
use std::sync::{Arc, Mutex};

/// Returns a client, and a log with the URL, the header `x-kind` and the signing scope of its requests.
fn client(config: config::Builder) -> (Client, Arc<Mutex<Vec<[String; 3]>>>) {
    let sent = Arc::new(Mutex::new(Vec::new()));
    let log = sent.clone();
    let http_client = infallible_client_fn(move |request: http::Request<_>| {
        let header = |name| {
            let value = request.headers().get(name);
            value.and_then(|value| value.to_str().ok()).unwrap_or_default().to_owned()
        };
        let authorization = header("authorization");
        let scope: Vec<_> = authorization.split('/').skip(2).take(2).collect();
        let uri = request.uri().to_string();
        log.lock().unwrap().push([uri, header("x-kind"), scope.join("/")]);
        http::Response::new("")
    });
    let config = config
        .region(Region::new("us-east-1"))
        .credentials_provider(Credentials::new("key", "secret", None, None, "test"))
        .identity_cache(IdentityCache::no_cache())
        .retry_config(RetryConfig::disabled())
        .stalled_stream_protection(StalledStreamProtectionConfig::disabled())
        .http_client(http_client);
    (Client::from_conf(config.build()), sent)
}

#[tokio::test]
async fn more_specific_endpoint_parameter_wins() {
    let settings = Config::builder().stage("config").app_name_value("app").wide(false);
    let (client, sent) = client(settings);
    client.choose().send().await.unwrap();
    client.ping().send().await.unwrap();
    let call = client.get_thing().account("me").stage("call").kind(Kind::Small).tags(["other"]);
    call.clone().send().await.unwrap();
    call.wide(true).send().await.unwrap();
    let urls = [
        "https://config.example.com/choose",
        "https://api.beta.example.com/ping",
        "https://me.data-call.example.com/thing",
        "https://me.data-small.call.first.app.example.com/thing",
    ];
    let sent = sent.lock().unwrap();
    assert_eq!(sent.iter().map(|[url, ..]| url.as_str()).collect::<Vec<_>>(), urls);
    assert_eq!(sent[2][1..], ["", "us-east-1/feature"]);
    assert_eq!(sent[3][1..], ["small", "us-west-2/other"]);
}

#[tokio::test]
async fn configured_endpoint_gets_the_host_prefix() {
    let (client, sent) = client(Config::builder().endpoint_url("http://localhost:8080/base"));
    client.ping().send().await.unwrap();
    assert_eq!(sent.lock().unwrap()[0][0], "http://api.localhost:8080/base/ping");
}

#[tokio::test]
async fn invalid_host_label_is_not_sent() {
    let (client, sent) = client(Config::builder());
    for account in ["", "a.b", "a/b", "-a", "a@b", &"a".repeat(64)] {
        let error = client.get_thing().account(account).stage("call").send().await.unwrap_err();
        let text = error.to_string();
        assert!(text.contains("`account` is not a label of a host name"), "{text}");
        assert!(account.is_empty() || !text.contains(&format!("{account:?}")), "{text}");
    }
    assert!(sent.lock().unwrap().is_empty());
}

#[test]
fn input_gives_endpoint_parameters_without_a_client() {
    let thing = GetThingInput::builder().account("me").stage("call").build();
    assert_eq!(thing.host_prefix().unwrap().as_deref(), Some("me.data-"));
    let app = App::builder().name("an app").kind(Kind::Small).build();
    let place = Place::builder().app(app.clone()).stage("deep").wide(true);
    let place = place.apps([app, App::builder().build()]).build();
    let mut params = Params::default();
    SearchInput::builder().build().endpoint_params(&mut params);
    assert_eq!(params, Params::default());
    SearchInput::builder().r#where(place).build().endpoint_params(&mut params);
    let expected = Params::builder().stage("deep").app_name("an app").kind("small").wide(true);
    assert_eq!(params, expected.tags(["an app"]).build());
    ListInput::builder().labels([("key", "value")]).build().endpoint_params(&mut params);
    assert_eq!(params.tags, Some(vec!["key".to_owned()]));
}
