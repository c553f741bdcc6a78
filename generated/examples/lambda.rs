//! An AWS Lambda function that creates a chat token.
//!
//! It takes the JSON of the input of `create_chat_token`, and returns the JSON of the output.

use ivschat::Client;
use ivschat::operation::create_chat_token::{CreateChatTokenInput, CreateChatTokenOutput};
use lambda_runtime::{Error, LambdaEvent, service_fn};

#[tokio::main]
async fn main() -> Result<(), Error> {
    // The client outlives one event, so that the next ones use its connections.
    let config = aws_config::defaults(aws_config::BehaviorVersion::latest())
        .http_client(ivschat::config::default_http_client())
        .load()
        .await;
    let client = &Client::new(&config);
    let handler = |event| async move { handle(client, event).await };
    lambda_runtime::run(service_fn(handler)).await
}

async fn handle(
    client: &Client,
    event: LambdaEvent<CreateChatTokenInput>,
) -> Result<CreateChatTokenOutput, Error> {
    Ok(client.send(event.payload).await?)
}
