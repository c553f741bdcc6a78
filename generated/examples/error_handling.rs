//! Prints the name of a room, and tells the errors of a call apart.

use aws_config::BehaviorVersion;
use ivschat::Client;
use ivschat::operation::get_room::GetRoomError;

#[tokio::main]
async fn main() {
    let client = Client::new(&aws_config::load_defaults(BehaviorVersion::latest()).await);
    let arn = "arn:aws:ivschat:us-west-2:123456789012:room/AbCdEfGhIjKl";
    match client.get_room().identifier(arn).send().await {
        Ok(room) => println!("{:?}", room.name),
        Err(GetRoomError::ResourceNotFoundException(_)) => println!("no such room"),
        Err(error) if error.is_transient() => println!("try again later: {error}"),
        Err(error) => println!("{error}"), // operation, code, message, status and request ID
    }
}
