//! The canonical form of the values that both clients parse: JSON without `null`, with timestamps in
//! one format.

use aws_sdk_ivschat::operation::{
    create_chat_token::CreateChatTokenOutput,
    create_logging_configuration::CreateLoggingConfigurationOutput, create_room::CreateRoomOutput,
    delete_logging_configuration::DeleteLoggingConfigurationOutput,
    delete_message::DeleteMessageOutput, delete_room::DeleteRoomOutput,
    disconnect_user::DisconnectUserOutput,
    get_logging_configuration::GetLoggingConfigurationOutput, get_room::GetRoomOutput,
    list_logging_configurations::ListLoggingConfigurationsOutput, list_rooms::ListRoomsOutput,
    list_tags_for_resource::ListTagsForResourceOutput, send_event::SendEventOutput,
    tag_resource::TagResourceOutput, untag_resource::UntagResourceOutput,
    update_logging_configuration::UpdateLoggingConfigurationOutput, update_room::UpdateRoomOutput,
};
use aws_sdk_ivschat::primitives::{DateTime, DateTimeFormat};
use aws_sdk_ivschat::types::error::{
    AccessDeniedException, ConflictException, InternalServerException, PendingVerification,
    ResourceNotFoundException, ServiceQuotaExceededException, ThrottlingException,
    ValidationException,
};
use aws_sdk_ivschat::types::{
    CloudWatchLogsDestinationConfiguration, CreateLoggingConfigurationState,
    DestinationConfiguration, FallbackResult, FirehoseDestinationConfiguration,
    LoggingConfigurationState, LoggingConfigurationSummary, MessageReviewHandler, ResourceType,
    RoomSummary, S3DestinationConfiguration, UpdateLoggingConfigurationState,
    ValidationExceptionField, ValidationExceptionReason,
};
use heck::ToLowerCamelCase;
use serde_json::{Value, json};
use std::collections::HashMap;

/// The canonical form of an unknown variant of a union.
const UNKNOWN: &str = "unknown";

/// Returns the canonical form of a value that our client parsed.
pub fn ours(value: &impl serde::Serialize) -> Value {
    fn simplify(value: Value) -> Value {
        match value {
            Value::Object(members) => {
                let members = members.into_iter().filter(|(_, value)| !value.is_null());
                let members = members.map(|(name, value)| match (&*name, value) {
                    ("destinationConfiguration", Value::Object(union)) => {
                        let known = ["cloudWatchLogs", "firehose", "s3"];
                        let known = union.keys().all(|name| known.contains(&&**name));
                        (name, if known { simplify(Value::Object(union)) } else { json!(UNKNOWN) })
                    }
                    (_, value) => (name, simplify(value)),
                });
                Value::Object(members.collect())
            }
            Value::Array(values) => values.into_iter().map(simplify).collect(),
            value => value,
        }
    }
    simplify(serde_json::to_value(value).expect("JSON"))
}

/// A value that the official client parsed.
pub trait Canonical {
    /// Returns the canonical form.
    fn canonical(&self) -> Value;
}

impl Canonical for String {
    fn canonical(&self) -> Value {
        json!(self)
    }
}

impl Canonical for i32 {
    fn canonical(&self) -> Value {
        json!(self)
    }
}

impl Canonical for DateTime {
    fn canonical(&self) -> Value {
        json!(self.fmt(DateTimeFormat::DateTime).expect("a date"))
    }
}

impl<T: Canonical> Canonical for Option<T> {
    fn canonical(&self) -> Value {
        self.as_ref().map_or(Value::Null, T::canonical)
    }
}

impl<T: Canonical> Canonical for Vec<T> {
    fn canonical(&self) -> Value {
        self.iter().map(T::canonical).collect()
    }
}

impl<T: Canonical> Canonical for HashMap<String, T> {
    fn canonical(&self) -> Value {
        self.iter().map(|(key, value)| (key.clone(), value.canonical())).collect()
    }
}

impl Canonical for DestinationConfiguration {
    fn canonical(&self) -> Value {
        match self {
            Self::CloudWatchLogs(value) => json!({"cloudWatchLogs": value.canonical()}),
            Self::Firehose(value) => json!({"firehose": value.canonical()}),
            Self::S3(value) => json!({"s3": value.canonical()}),
            _ => json!(UNKNOWN),
        }
    }
}

macro_rules! enums {
    ($($name:ident)*) => {$(
        impl Canonical for $name {
            fn canonical(&self) -> Value {
                // Client error correction of a required enum gives this text in the official client, and
                // an empty text in ours.
                json!(self.as_str().trim_start_matches("no value was set"))
            }
        }
    )*};
}

enums! {
    CreateLoggingConfigurationState FallbackResult LoggingConfigurationState ResourceType
    UpdateLoggingConfigurationState ValidationExceptionReason
}

macro_rules! structures {
    ($($name:ident { $($field:ident)* })*) => {$(
        impl Canonical for $name {
            fn canonical(&self) -> Value {
                let members: Vec<(&str, Value)> =
                    vec![$((stringify!($field), self.$field.canonical())),*];
                let members = members.into_iter().filter(|(_, value)| !value.is_null());
                members.map(|(name, value)| (name.to_lower_camel_case(), value)).collect()
            }
        }
    )*};
}

structures! {
    CreateChatTokenOutput { session_expiration_time token token_expiration_time }
    CreateLoggingConfigurationOutput {
        arn create_time destination_configuration id name state tags update_time
    }
    CreateRoomOutput {
        arn create_time id logging_configuration_identifiers maximum_message_length
        maximum_message_rate_per_second message_review_handler name tags update_time
    }
    DeleteLoggingConfigurationOutput {}
    DeleteMessageOutput { id }
    DeleteRoomOutput {}
    DisconnectUserOutput {}
    GetLoggingConfigurationOutput {
        arn create_time destination_configuration id name state tags update_time
    }
    GetRoomOutput {
        arn create_time id logging_configuration_identifiers maximum_message_length
        maximum_message_rate_per_second message_review_handler name tags update_time
    }
    ListLoggingConfigurationsOutput { logging_configurations next_token }
    ListRoomsOutput { next_token rooms }
    ListTagsForResourceOutput { tags }
    SendEventOutput { id }
    TagResourceOutput {}
    UntagResourceOutput {}
    UpdateLoggingConfigurationOutput {
        arn create_time destination_configuration id name state tags update_time
    }
    UpdateRoomOutput {
        arn create_time id logging_configuration_identifiers maximum_message_length
        maximum_message_rate_per_second message_review_handler name tags update_time
    }
    CloudWatchLogsDestinationConfiguration { log_group_name }
    FirehoseDestinationConfiguration { delivery_stream_name }
    S3DestinationConfiguration { bucket_name }
    LoggingConfigurationSummary {
        arn create_time destination_configuration id name state tags update_time
    }
    MessageReviewHandler { fallback_result uri }
    RoomSummary {
        arn create_time id logging_configuration_identifiers message_review_handler name tags
        update_time
    }
    ValidationExceptionField { message name }
    AccessDeniedException { message }
    ConflictException { message resource_id resource_type }
    InternalServerException { message }
    PendingVerification { message }
    ResourceNotFoundException { message resource_id resource_type }
    ServiceQuotaExceededException { limit message resource_id resource_type }
    ThrottlingException { limit message resource_id resource_type }
    ValidationException { field_list message reason }
}
