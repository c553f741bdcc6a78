//! The page "Coming from `aws-sdk-ivschat`" of the client's documentation: each piece of code in its
//! table is here, once for each crate. A test compares the page with this file.

#![allow(dead_code, reason = "the code is compiled, and does not run")]

/// The code for the official crate.
pub mod official {
    use aws_sdk_ivschat::config::{BehaviorVersion, Builder, Config, Region};
    use aws_sdk_ivschat::error::{DisplayErrorContext, ProvideErrorMetadata, SdkError};
    use aws_sdk_ivschat::operation::RequestId;
    use aws_sdk_ivschat::operation::create_room::{CreateRoomInput, CreateRoomOutput};
    use aws_sdk_ivschat::operation::get_room::{GetRoomError, GetRoomOutput};
    use aws_sdk_ivschat::operation::list_rooms::ListRoomsOutput;
    use aws_sdk_ivschat::types::{ChatTokenCapability, RoomSummary};
    use aws_sdk_ivschat::{Client, Error};

    pub fn configuration(config: aws_types::SdkConfig, url: Option<String>) -> (Client, Builder) {
        let client = aws_sdk_ivschat::Client::new(&config);
        let mut config = Config::builder().behavior_version(BehaviorVersion::latest());
        config.set_endpoint_url(url);
        (client, config)
    }

    pub async fn calls(client: &Client, name: Option<String>) -> Result<(), Error> {
        let output = client.create_room().name("lobby").send().await?;
        let _: Option<&str> = output.request_id();
        client.create_room().set_name(name).tags("a", "b").tags("c", "d").send().await?;
        let europe = Config::builder().region(Region::new("eu-west-1"));
        client.list_rooms().customize().config_override(europe).send().await?;
        let _ = CreateRoomInput::builder().name("lobby").send_with(client).await;
        let mut pages = client.list_rooms().into_paginator().page_size(10).send();
        while let Some(page) = pages.next().await {
            let _ = page?;
        }
        Ok(())
    }

    pub fn values(
        output: &GetRoomOutput,
        page: &ListRoomsOutput,
        capability: &ChatTokenCapability,
    ) {
        let _: Option<&str> = output.name();
        let _: &[RoomSummary] = page.rooms();
        let _: &str = capability.as_str();
        let _ = ChatTokenCapability::try_parse("SEND_MESSAGE");
        let _ = RoomSummary::builder().name("lobby").build();
        let _ = CreateRoomOutput::builder().arn("arn").build();
    }

    pub fn errors(error: &SdkError<GetRoomError>) {
        let _ = error.as_service_error().is_some_and(GetRoomError::is_resource_not_found_exception);
        let _: Option<&str> = error.code();
        let _ = matches!(error, SdkError::TimeoutError(_));
        let _ = matches!(error, SdkError::DispatchFailure(_));
        let _ = DisplayErrorContext(error).to_string();
    }
}

/// The code for this crate.
pub mod ours {
    use ivschat::config::{Builder, Config, Region};
    use ivschat::error::CallErrorKind;
    use ivschat::operation::create_room::{CreateRoomInput, CreateRoomOutput};
    use ivschat::operation::get_room::{GetRoomError, GetRoomOutput};
    use ivschat::operation::list_rooms::ListRoomsOutput;
    use ivschat::types::{ChatTokenCapability, RoomSummary};
    use ivschat::{Client, Error};

    pub fn configuration(config: aws_types::SdkConfig, url: Option<String>) -> (Client, Builder) {
        let client = ivschat::Client::new(&config);
        let mut config = Config::builder();
        config.set_endpoint_url(url);
        (client, config)
    }

    pub async fn calls(client: &Client, name: Option<String>) -> Result<(), Error> {
        let output = client.create_room().name("lobby").send().await?;
        let _: Option<&str> = output.request_id();
        client.create_room().set_name(name).tags([("a", "b"), ("c", "d")]).send().await?;
        let europe = Config::builder().region(Region::new("eu-west-1"));
        client.list_rooms().customize().config_override(europe).send().await?;
        let _ = client.send(CreateRoomInput::builder().name("lobby").build()).await;
        let mut pages = client.list_rooms().into_paginator().page_size(10).send();
        while let Some(page) = pages.next().await {
            let _ = page?;
        }
        let mut items = client.list_rooms().into_paginator().items().send();
        while let Some(item) = items.next().await {
            let _: RoomSummary = item?;
        }
        Ok(())
    }

    pub fn values(
        output: &GetRoomOutput,
        page: &ListRoomsOutput,
        capability: &ChatTokenCapability,
    ) {
        let _: Option<&str> = output.name.as_deref();
        let _: &[RoomSummary] = &page.rooms;
        let _: &str = capability.as_str();
        let _ = ChatTokenCapability::try_parse("SEND_MESSAGE");
        let _ = RoomSummary::builder().name("lobby").build();
        let _ = CreateRoomOutput::builder().arn("arn").build();
    }

    pub fn errors(error: &GetRoomError) {
        let _ = error.is_resource_not_found_exception();
        let _: Option<&str> = error.code();
        let _ = error.is_timeout();
        let _ = error.kind() == Some(CallErrorKind::NotConnected);
        let _ = error.to_string();
    }
}
