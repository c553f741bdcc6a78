//! The moderation of a room: deletes a message, warns the users, and disconnects the author.
//!
//! ```text
//! cargo run --example moderation_bot -- ROOM_ARN MESSAGE_ID USER_ID
//! ```

use ivschat::{Client, Error};
use std::process::ExitCode;

#[tokio::main]
async fn main() -> ExitCode {
    let arguments: Vec<_> = std::env::args().skip(1).collect();
    let [room, message, user] = arguments.as_slice() else {
        eprintln!("usage: moderation_bot ROOM_ARN MESSAGE_ID USER_ID");
        return ExitCode::from(2);
    };
    let config = aws_config::defaults(aws_config::BehaviorVersion::latest())
        .http_client(ivschat::config::default_http_client())
        .load()
        .await;
    match moderate(&Client::new(&config), room, message, user).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) if error.is_transient() => {
            eprintln!("try again later: {error}");
            ExitCode::from(75)
        }
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

/// Deletes a message and disconnects its author.
async fn moderate(client: &Client, room: &str, message: &str, user: &str) -> Result<(), Error> {
    client
        .delete_message()
        .room_identifier(room)
        .id(message)
        .reason("against the rules of the room")
        .send()
        .await?;
    // The warning is a courtesy: the author is disconnected even if it fails.
    let warning = client
        .send_event()
        .room_identifier(room)
        .event_name("app:user-removed")
        .attributes([("user", user)])
        .send();
    if let Err(error) = warning.await {
        eprintln!("the users are not warned: {error}");
    }
    let disconnected = client
        .disconnect_user()
        .room_identifier(room)
        .user_id(user)
        .reason("against the rules of the room")
        .send()
        .await;
    match disconnected {
        // A user who has left needs no disconnection.
        Err(error) if error.is_resource_not_found_exception() => Ok(()),
        Err(error) => Err(error.into()),
        Ok(_) => Ok(()),
    }
}
