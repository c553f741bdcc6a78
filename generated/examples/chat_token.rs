//! Prints a chat token for a viewer.

use ivschat::{Client, Error, types::ChatTokenCapability};

#[tokio::main]
async fn main() -> Result<(), Error> {
    let config = aws_config::defaults(aws_config::BehaviorVersion::latest())
        .http_client(ivschat::config::default_http_client())
        .load()
        .await;
    let output = Client::new(&config)
        .create_chat_token()
        .room_identifier("arn:aws:ivschat:us-west-2:123456789012:room/AbCdEfGhIjKl")
        .user_id("viewer-7")
        .capabilities([ChatTokenCapability::SendMessage])
        .send() // compiles only once the required members are set
        .await?;
    println!("{}", output.token.unwrap_or_default());
    Ok(())
}
