//! Creates a room, creates a token for a viewer, sends an event and deletes the room.
//!
//! ```text
//! cargo run --example chat_room -- --region us-west-2
//! cargo run --example chat_room -- --region us-west-2 --endpoint-url http://localhost:8080
//! ```
//!
//! Credentials come from the environment or the profile, as for all AWS tools.

use aws_config::{BehaviorVersion, Region};
use clap::Parser;
use ivschat::types::ChatTokenCapability;
use ivschat::{Client, Error};

#[derive(Parser)]
struct Args {
    /// The AWS Region of the room
    #[arg(long, env = "AWS_REGION")]
    region: String,

    /// An endpoint to use instead of that of AWS
    #[arg(long)]
    endpoint_url: Option<String>,
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let args = Args::parse();
    let mut config = aws_config::defaults(BehaviorVersion::latest())
        .http_client(ivschat::config::default_http_client())
        .region(Region::new(args.region));
    if let Some(url) = args.endpoint_url {
        config = config.endpoint_url(url);
    }
    let client = Client::new(&config.load().await);

    let room = client.create_room().name("example").tags([("made-by", "example")]).send().await?;
    let arn = room.arn.ok_or("the service returned no ARN")?;
    println!("created {arn}");
    let used = use_room(&client, &arn).await;

    // Delete the room even if its use failed.
    client.delete_room().identifier(&arn).send().await?;
    println!("deleted {arn}");
    Ok(used?)
}

async fn use_room(client: &Client, arn: &str) -> Result<(), Error> {
    let token = client
        .create_chat_token()
        .room_identifier(arn)
        .user_id("viewer-7")
        .capabilities([ChatTokenCapability::SendMessage])
        .attributes([("displayName", "Ada")])
        .session_duration_in_minutes(60)
        .send()
        .await?;
    println!("created a token that expires at {:?}", token.token_expiration_time);

    let event = client
        .send_event()
        .room_identifier(arn)
        .event_name("app:welcome")
        .attributes([("text", "Hello, Ada")])
        .send()
        .await?;
    println!("sent event {:?}", event.id);

    let mut rooms = client.list_rooms().max_results(50).into_paginator().items().send();
    while let Some(room) = rooms.next().await {
        println!("found room {:?}", room?.name);
    }
    Ok(())
}
