//! A service id with a space.

use aws_smithy_http_client::test_util::infallible_client_fn;
use aws_smithy_types::body::SdkBody;
use feature_service_id::Client;
use feature_service_id::config::{Config, Credentials, Region};
use std::sync::mpsc;

#[tokio::test]
async fn service_id_with_space_is_one_product_of_the_user_agent() {
    let (sender, agents) = mpsc::channel();
    let http_client = infallible_client_fn(move |request: http::Request<SdkBody>| {
        let _ = sender.send(request.headers()["x-amz-user-agent"].clone());
        http::Response::new(SdkBody::from("{}"))
    });
    let config = Config::builder()
        .region(Region::new("us-east-1"))
        .credentials_provider(Credentials::new("AKIDEXAMPLE", "secret", None, None, "test"))
        .endpoint_url("https://example.com")
        .http_client(http_client)
        .build();
    Client::from_conf(config).ping().send().await.expect("an answer");
    let agent = agents.recv().expect("a request");
    let agent = agent.to_str().expect("text");
    assert!(agent.split(' ').any(|product| product == "api/twowords/0.1.0"), "{agent}");
}
