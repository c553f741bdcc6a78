//! A program that makes one call to the service at `URL`, and prints the microseconds that the call and
//! the construction of the client took.

use client::Client;
use client::config::{Config, Credentials, Region};
use std::time::Instant;

const ROOM: &str = "lobby";

#[tokio::main]
async fn main() {
    let url = std::env::var("URL").expect("the variable URL");
    let start = Instant::now();
    let config = Config::builder()
        .region(Region::new("us-west-2"))
        .credentials_provider(Credentials::new("key", "secret", None, None, "program"))
        .endpoint_url(url)
        .build();
    let room = Client::from_conf(config).get_room().identifier(ROOM).send().await;
    let time = start.elapsed().as_micros();
    println!("{time} {:?}", room.expect("a room"));
}
