//! The calls to measure, without a network.

use super::Side;
use crate::config;
use crate::wire::{Connector, Response};
use aws_types::SdkConfig;
use serde_json::{Value, json};
use tokio::runtime::Runtime;

const ROOM: &str = "arn:aws:ivschat:us-west-2:123456789012:room/AbCdEfGhIjKl";

/// Something to measure.
#[derive(Clone, Copy)]
pub enum Call {
    CreateChatToken,
    /// A page with this number of rooms.
    ListRooms(usize),
    GetRoom,
    UntagResource,
    /// The construction of a client, without a call.
    Construction,
}

impl Call {
    /// All of them, with their names.
    pub const ALL: [(&str, Call); 6] = [
        ("create_chat_token", Call::CreateChatToken),
        ("list_rooms, 1 room", Call::ListRooms(1)),
        ("list_rooms, 50 rooms", Call::ListRooms(50)),
        ("get_room", Call::GetRoom),
        ("untag_resource", Call::UntagResource),
        ("the construction of a client", Call::Construction),
    ];

    /// Returns the body of the response.
    fn body(self) -> Value {
        match self {
            Call::CreateChatToken => json!({
                "token": "AQICAHi".repeat(100),
                "tokenExpirationTime": "2024-05-01T12:00:00Z",
                "sessionExpirationTime": "2024-05-01T13:00:00Z",
            }),
            Call::ListRooms(1) => json!({"rooms": [room()]}),
            Call::ListRooms(rooms) => json!({"rooms": vec![room(); rooms], "nextToken": "more"}),
            Call::GetRoom => room(),
            Call::UntagResource | Call::Construction => json!({}),
        }
    }
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

/// Both clients, whose calls get a fixed response.
pub struct Clients {
    config: SdkConfig,
    official: aws_sdk_ivschat::Client,
    ours: ivschat::Client,
    runtime: Runtime,
}

/// Makes the call of a fluent builder, which both clients have by the same methods.
macro_rules! call {
    ($clients:ident, $side:ident, |$client:ident| $call:expr) => {
        match $side {
            Side::Official => {
                let $client = &$clients.official;
                $clients
                    .runtime
                    .block_on(async { $call.send().await.map(drop).expect("an output") })
            }
            Side::Ours => {
                let $client = &$clients.ours;
                $clients
                    .runtime
                    .block_on(async { $call.send().await.map(drop).expect("an output") })
            }
        }
    };
}

impl Clients {
    /// Creates clients that get the response of a call.
    pub fn answered(call: Call) -> Self {
        let connector = Connector::default();
        connector.answer_with(Response { body: call.body().to_string(), ..Response::default() });
        let config = config::shared(None).http_client(connector).build();
        let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build();
        Clients {
            official: aws_sdk_ivschat::Client::new(&config),
            ours: ivschat::Client::new(&config),
            config,
            runtime: runtime.expect("a runtime"),
        }
    }

    /// Makes a call with one of the clients.
    pub fn make(&self, call: Call, side: Side) {
        match call {
            Call::CreateChatToken => call!(self, side, |client| {
                client.create_chat_token().room_identifier(ROOM).user_id("viewer-7")
            }),
            Call::ListRooms(_) => call!(self, side, |client| client.list_rooms()),
            Call::GetRoom => call!(self, side, |client| client.get_room().identifier(ROOM)),
            Call::UntagResource => self.untag(side),
            Call::Construction => match side {
                Side::Official => drop(aws_sdk_ivschat::Client::new(&self.config)),
                Side::Ours => drop(ivschat::Client::new(&self.config)),
            },
        }
    }

    /// Removes two tags. The methods of the clients differ here.
    fn untag(&self, side: Side) {
        match side {
            Side::Official => {
                let call = self.official.untag_resource().resource_arn(ROOM);
                let call = call.tag_keys("a").tag_keys("b").send();
                self.runtime.block_on(call).map(drop).expect("an output");
            }
            Side::Ours => {
                let call = self.ours.untag_resource().resource_arn(ROOM);
                let call = call.tag_keys(["a", "b"]).send();
                self.runtime.block_on(call).map(drop).expect("an output");
            }
        }
    }
}
