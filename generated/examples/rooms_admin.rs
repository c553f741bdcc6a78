//! Lists the rooms of a Region as JSON, one on each line.
//!
//! ```text
//! cargo run --example rooms_admin -- --region us-west-2 --name lobby
//! ```

use clap::Parser;
use ivschat::Client;

#[derive(Parser)]
struct Args {
    /// The AWS Region of the rooms
    #[arg(long, env = "AWS_REGION")]
    region: String,

    /// The name of the rooms to list [default: all rooms]
    #[arg(long)]
    name: Option<String>,
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let args = Args::parse();
    let config = aws_config::defaults(aws_config::BehaviorVersion::latest())
        .http_client(ivschat::config::default_http_client())
        .region(aws_config::Region::new(args.region))
        .load()
        .await;
    let rooms = Client::new(&config).list_rooms().set_name(args.name);
    let mut rooms = rooms.into_paginator().items().send();
    while let Some(room) = rooms.next().await {
        // Types serialize to the JSON of the service.
        println!("{}", serde_json::to_string(&room?)?);
    }
    Ok(())
}
