//! An HTTP endpoint of a back end, which gives chat tokens to its users.
//!
//! ```text
//! cargo run --example token_endpoint
//! curl -d '{"user": "ada", "role": "moderator"}' -H 'content-type: application/json' \
//!     http://127.0.0.1:3000/rooms/AbCdEfGhIjKl/tokens
//! ```
//!
//! A real back end authenticates the user first, and decides the role itself.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::routing::post;
use axum::{Json, Router};
use ivschat::Client;
use ivschat::operation::create_chat_token::{CreateChatTokenError, CreateChatTokenOutput};
use ivschat::types::ChatTokenCapability;
use serde::Deserialize;

/// The body of a request.
#[derive(Deserialize)]
struct TokenRequest {
    user: String,
    #[serde(default)]
    role: Role,
    display_name: Option<String>,
}

#[derive(Default, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Role {
    #[default]
    Viewer,
    Moderator,
}

impl Role {
    fn capabilities(&self) -> Vec<ChatTokenCapability> {
        use ChatTokenCapability::{DeleteMessage, DisconnectUser, SendMessage};
        match self {
            Role::Viewer => vec![SendMessage],
            Role::Moderator => vec![SendMessage, DeleteMessage, DisconnectUser],
        }
    }
}

/// The rooms of the back end, and the client that they share.
#[derive(Clone)]
struct Rooms {
    client: Client,
    /// The part of the rooms' ARNs before the ID: `arn:aws:ivschat:us-west-2:123456789012:room`.
    arn: String,
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let config = aws_config::defaults(aws_config::BehaviorVersion::latest())
        .http_client(ivschat::config::default_http_client())
        .load()
        .await;
    let rooms = Rooms { client: Client::new(&config), arn: std::env::var("ROOM_ARN_PREFIX")? };
    let listener = tokio::net::TcpListener::bind("127.0.0.1:3000").await?;
    let shutdown = async {
        // Without a signal handler, the server runs until the process is killed.
        let _ = tokio::signal::ctrl_c().await;
    };
    // Calls in progress end before the server returns.
    axum::serve(listener, router(rooms)).with_graceful_shutdown(shutdown).await?;
    Ok(())
}

fn router(rooms: Rooms) -> Router {
    Router::new().route("/rooms/{room}/tokens", post(create_token)).with_state(rooms)
}

async fn create_token(
    State(rooms): State<Rooms>,
    Path(room): Path<String>,
    Json(request): Json<TokenRequest>,
) -> Result<Json<CreateChatTokenOutput>, (StatusCode, String)> {
    let mut call = rooms
        .client
        .create_chat_token()
        .room_identifier(format!("{}/{room}", rooms.arn))
        .user_id(request.user)
        .capabilities(request.role.capabilities());
    if let Some(name) = request.display_name {
        call = call.attributes([("displayName", name)]);
    }
    call.send().await.map(Json).map_err(|error| (status(&error), error.to_string()))
}

/// Returns the status of the endpoint's response to a failed call.
fn status(error: &CreateChatTokenError) -> StatusCode {
    match error {
        CreateChatTokenError::ResourceNotFoundException(_) => StatusCode::NOT_FOUND,
        CreateChatTokenError::ValidationException(_) => StatusCode::BAD_REQUEST,
        // The client found a violation of a constraint, and sent nothing.
        _ if !error.violations().is_empty() => StatusCode::BAD_REQUEST,
        _ if error.is_transient() => StatusCode::SERVICE_UNAVAILABLE,
        _ => StatusCode::BAD_GATEWAY,
    }
}
