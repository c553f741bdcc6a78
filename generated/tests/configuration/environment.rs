//! Settings that `aws-config` reads from the environment.
//!
//! Each test makes its call in a child process, because all tests of a process share the environment.

use crate::support::{Reply, Server, credentials};
use ivschat::Client;
use serde_json::json;
use std::process::Command;

/// Runs the ignored test `child` with these environment variables.
async fn call_with(variables: &[(&str, &str)]) {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.args(["--exact", "environment::child", "--ignored"]);
    let credentials = credentials();
    command.envs([
        ("AWS_REGION", "us-west-2"),
        ("AWS_ACCESS_KEY_ID", credentials.access_key_id()),
        ("AWS_SECRET_ACCESS_KEY", credentials.secret_access_key()),
        ("AWS_SESSION_TOKEN", credentials.session_token().unwrap()),
        ("AWS_CONFIG_FILE", ""),
        ("AWS_SHARED_CREDENTIALS_FILE", ""),
    ]);
    command.envs(variables.iter().copied());
    let output = tokio::task::spawn_blocking(move || command.output()).await.unwrap().unwrap();
    let text = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success() && text.contains("1 passed"), "{text}");
}

#[tokio::test]
#[ignore = "the other tests run it in a child process"]
async fn child() {
    let mut loader = aws_config::defaults(aws_config::BehaviorVersion::latest())
        .http_client(ivschat::config::default_http_client());
    if let Ok(url) = std::env::var("URL_IN_CODE") {
        loader = loader.endpoint_url(url);
    }
    Client::new(&loader.load().await).list_rooms().send().await.unwrap();
}

async fn servers() -> [Server; 2] {
    let reply = || [Reply::json(json!({}))];
    [Server::start(reply()).await, Server::start(reply()).await]
}

#[tokio::test]
async fn region_credentials_and_general_endpoint_url_are_used() {
    let [server, _] = servers().await;
    call_with(&[("AWS_ENDPOINT_URL", &server.url())]).await;
    server.request();
}

#[tokio::test]
async fn endpoint_url_of_the_service_wins_over_the_general_one() {
    let [server, other] = servers().await;
    let variables =
        [("AWS_ENDPOINT_URL_IVSCHAT", &*server.url()), ("AWS_ENDPOINT_URL", &*other.url())];
    call_with(&variables).await;
    server.request();
    assert!(other.requests().is_empty());
}

#[tokio::test]
async fn endpoint_url_in_code_wins_over_the_environment() {
    let [server, other] = servers().await;
    let variables = [("AWS_ENDPOINT_URL_IVSCHAT", &*other.url()), ("URL_IN_CODE", &*server.url())];
    call_with(&variables).await;
    server.request();
    assert!(other.requests().is_empty());
}

#[tokio::test]
async fn endpoint_url_of_the_service_in_a_profile_is_used() {
    let [server, _] = servers().await;
    let profile = format!(
        "[default]\nservices = local\n[services local]\nivschat =\n  endpoint_url = {}\n",
        server.url()
    );
    let file = std::env::temp_dir().join(format!("ivschat-{}", std::process::id()));
    std::fs::write(&file, profile).unwrap();
    call_with(&[("AWS_CONFIG_FILE", file.to_str().unwrap())]).await;
    std::fs::remove_file(&file).unwrap();
    server.request();
}
