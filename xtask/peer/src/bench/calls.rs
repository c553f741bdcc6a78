//! The cost of a call in CPU time and allocations, without a network.

use super::table::{Table, median};
use crate::config;
use crate::wire::{Connector, Response};
use cpu_time::ThreadTime;
use serde_json::{Value, json};
use stats_alloc::{INSTRUMENTED_SYSTEM, Region as Allocations, StatsAlloc};
use std::alloc::System;

#[global_allocator]
static ALLOCATOR: &StatsAlloc<System> = &INSTRUMENTED_SYSTEM;

const ROUNDS: usize = 21;
const CALLS: u32 = 2_000;
const ROOM: &str = "arn:aws:ivschat:us-west-2:123456789012:room/AbCdEfGhIjKl";

/// Measures several calls, and the construction of a client.
pub fn measure(table: &mut Table) {
    let connector = Connector::default();
    let config = config::shared(None).http_client(connector.clone()).build();
    let ours = ivschat::Client::new(&config);
    let official = aws_sdk_ivschat::Client::new(&config);
    let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build();
    let runtime = runtime.expect("a runtime");

    macro_rules! call {
        ($label:literal, $body:expr, |$client:ident| $call:expr) => {
            connector.answer_with(Response { body: $body.to_string(), ..Response::default() });
            compare(
                table,
                $label,
                || {
                    let $client = &official;
                    runtime.block_on(async { $call.send().await }).expect("an output");
                },
                || {
                    let $client = &ours;
                    runtime.block_on(async { $call.send().await }).expect("an output");
                },
            );
        };
    }

    let token = json!({
        "token": "AQICAHi".repeat(100),
        "tokenExpirationTime": "2024-05-01T12:00:00Z",
        "sessionExpirationTime": "2024-05-01T13:00:00Z",
    });
    call!("create_chat_token", token, |client| {
        client.create_chat_token().room_identifier(ROOM).user_id("viewer-7")
    });
    call!("list_rooms, 1 room", json!({"rooms": [room()]}), |client| client.list_rooms());
    let rooms = vec![room(); 50];
    call!("list_rooms, 50 rooms", json!({"rooms": rooms, "nextToken": "more"}), |client| {
        client.list_rooms()
    });
    call!("get_room", room(), |client| client.get_room().identifier(ROOM));
    connector.answer_with(Response::default());
    compare(
        table,
        "untag_resource",
        || {
            let call = official.untag_resource().resource_arn(ROOM).tag_keys("a").tag_keys("b");
            runtime.block_on(call.send()).expect("an output");
        },
        || {
            let call = ours.untag_resource().resource_arn(ROOM).tag_keys(["a", "b"]);
            runtime.block_on(call.send()).expect("an output");
        },
    );
    compare(
        table,
        "a client",
        || drop(aws_sdk_ivschat::Client::new(&config)),
        || drop(ivschat::Client::new(&config)),
    );
}

fn room() -> Value {
    json!({
        "arn": ROOM,
        "id": "AbCdEfGhIjKl",
        "name": "lobby",
        "createTime": "2024-05-01T12:00:00Z",
        "updateTime": "2024-05-01T12:00:00Z",
        "messageReviewHandler": {"uri": "", "fallbackResult": "ALLOW"},
        "tags": {"team": "chat", "stage": "production"},
        "loggingConfigurationIdentifiers": [],
    })
}

/// Measures both clients in alternating rounds.
fn compare(table: &mut Table, label: &str, official: impl Fn(), ours: impl Fn()) {
    let (mut official_times, mut our_times) = (Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        official_times.push(micros(&official));
        our_times.push(micros(&ours));
    }
    let allocations = (allocations(&official), allocations(&ours));
    table.pair(label, "us", median(official_times), median(our_times));
    table.pair(&format!("{label}, allocations"), "", allocations.0, allocations.1);
}

/// Returns the CPU time of a call in microseconds.
fn micros(call: impl Fn()) -> f64 {
    let start = ThreadTime::now();
    (0..CALLS).for_each(|_| call());
    start.elapsed().as_secs_f64() * 1e6 / f64::from(CALLS)
}

/// Returns the number of allocations of a call.
fn allocations(call: impl Fn()) -> f64 {
    let region = Allocations::new(ALLOCATOR);
    (0..CALLS).for_each(|_| call());
    region.change().allocations as f64 / f64::from(CALLS)
}
