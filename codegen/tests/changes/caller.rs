//! A program written for the crate of `model.json`, which uses everything in it.

use changes::Client;
use changes::config::Config;
use changes::endpoint::{self, Params};
use changes::operation::create_room::{CreateRoomError, CreateRoomInput, CreateRoomOutput};
use changes::operation::get_room::GetRoomOutput;
use changes::operation::list_rooms::ListRoomsOutput;
use changes::primitives::{Blob, ByteStream, DateTime};
use changes::types::error::{Busy, Invalid, NotFound};
use changes::types::{Events, EventsError, Extra, Kind, Leaf, Level, Pick, Room};
use std::time::Duration;

fn main() {
    let config = Config::builder()
        .credentials_provider(changes::config::Credentials::new("key", "secret", None, None, ""))
        .token_provider(changes::auth::Token::new("token", None))
        .stage("beta")
        .idempotency_token_provider(|| "once".to_owned())
        .disable_request_compression(false)
        .request_min_compression_size_bytes(1000)
        .build();
    let client = Client::from_conf(config);
    let _ = (create(&client), others(&client), list(&client), watch(&client));
    structures();
    endpoints();
}

async fn create(client: &Client) -> Result<(), changes::Error> {
    let call = client.create_room().owner("ada");
    let call = call.name("lobby").size(10).kind(Kind::Open).level(Level::Low).tags(["a", "b"]);
    let call = call.pick(Pick::Text("this".to_owned())).extra(extra()).opens(DateTime::from_secs(0));
    let output = call.token("once").send().await?;
    read(&output);
    match client.create_room().owner("ada").send().await {
        Ok(output) => read(&output),
        Err(CreateRoomError::Busy(busy)) => {
            let _: (Option<String>, Option<i32>) = (busy.message, busy.seconds);
        }
        Err(CreateRoomError::Invalid(invalid)) => {
            let _: (Option<String>, Option<String>) = (invalid.message, invalid.field);
        }
        Err(error) => {
            let _: (bool, bool) = (error.is_busy(), error.is_invalid());
        }
    }
    Ok(())
}

fn read(output: &CreateRoomOutput) {
    let _: &String = &output.arn;
    let _: &Option<String> = &output.name;
    let _: &Option<String> = &output.etag;
    let _: &Option<DateTime> = &output.created;
    let _: &Option<Extra> = &output.extra;
    let _: i32 = output.seats;
}

async fn others(client: &Client) -> Result<(), changes::Error> {
    let room = client.get_room().id("1").detail("all").send().await?;
    let _: (&Option<String>, &Option<String>) = (&room.name, &room.secret);
    client.delete_room().id("1").send().await?;
    let door = client.open_door().id("1").picture(ByteStream::from_static(b"picture")).send().await?;
    let _: Option<Blob> = door.log;
    let minute = Duration::from_secs(60);
    let _ = client.wait_until_room_open().id("1").wait(minute).await;
    Ok(())
}

async fn list(client: &Client) -> Result<(), changes::Error> {
    let mut pages = client.list_rooms().max_results(5).into_paginator().send();
    while let Some(page) = pages.next().await {
        let ListRoomsOutput { rooms, next_token, .. } = page?;
        let _: (Option<Vec<Room>>, Option<String>) = (rooms, next_token);
    }
    let mut rooms = client.list_rooms().into_paginator().items().send();
    while let Some(room) = rooms.next().await {
        let _: Room = room?;
    }
    Ok(())
}

async fn watch(client: &Client) -> Result<(), changes::Error> {
    let call = client.watch().rooms(["a"]).labels([("a", "b")]);
    let mut events = call.send().await?.events;
    loop {
        match events.recv().await {
            Ok(Some(Events::Entered(entered))) => drop::<Option<String>>(entered.who),
            Ok(Some(Events::Left(left))) => drop::<Option<String>>(left.who),
            Ok(Some(_)) => {}
            Err(EventsError::Busy(busy)) => drop::<Option<String>>(busy.message),
            Ok(None) | Err(_) => return Ok(()),
        }
    }
}

fn extra() -> Extra {
    let leaf = Leaf::builder().color("green").weight(2).build();
    let extra = Extra::builder().must("1").may("2").count(3).leaf(leaf);
    extra.since(DateTime::from_secs(0)).build()
}

fn structures() {
    let extra = extra();
    let _: &String = &extra.must;
    let _: &Option<String> = &extra.may;
    let _: i32 = extra.count;
    let _: Option<Leaf> = extra.leaf.clone();
    let _: &Option<DateTime> = &extra.since;
    let leaf: Leaf = Leaf::default();
    let _: (Option<String>, i32) = (leaf.color.clone(), leaf.weight);
    assert!(leaf.clone() == leaf);
    match Pick::Extra(extra) {
        Pick::Text(text) => assert!(text.is_empty()),
        Pick::Extra(extra) => assert_eq!(extra.count, 3),
        _ => {}
    }
    for kind in [Kind::Open, Kind::Closed] {
        let _: &str = kind.as_str();
    }
    for level in [Level::Low, Level::High] {
        let _: i32 = level.into();
    }
    let input = CreateRoomInput::builder().owner("ada").build();
    let _: (&String, &Option<String>, &Option<i32>) = (&input.owner, &input.name, &input.size);
    let _: (&Option<Kind>, &Option<Level>) = (&input.kind, &input.level);
    let _: (&Option<Vec<String>>, &Option<Pick>) = (&input.tags, &input.pick);
    let _: (&Option<DateTime>, &Option<String>) = (&input.opens, &input.token);
    let _: CreateRoomOutput = CreateRoomOutput::builder().arn("arn").seats(2).build();
    let _: GetRoomOutput = GetRoomOutput::builder().name("a").secret("b").build();
    let _: GetRoomOutput = GetRoomOutput::default();
    let _: Busy = Busy::builder().message("later").seconds(5).build();
    let _: Invalid = Invalid::builder().field("name").build();
    let _: NotFound = NotFound::default();
}

fn endpoints() {
    let params = Params::builder().region("us-east-1").use_fips(true).stage("beta").build();
    let _: (&Option<String>, bool) = (&params.region, params.use_fips);
    let endpoint = endpoint::resolve(&params).expect("an endpoint");
    let _: (usize, usize) = (endpoint.headers().count(), endpoint.properties().len());
}
