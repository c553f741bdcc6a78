//! The operations, through both clients.

use crate::strategies::Any;
use crate::wire::both::Both;
use crate::wire::canonical::{self, Canonical};
use crate::wire::{requests, responses};
use aws_sdk_ivschat::error::{ProvideErrorMetadata, SdkError};
use aws_sdk_ivschat::types as theirs;
use ivschat::operation::Operation;
use ivschat::types as ours;
use serde_json::Value;
use std::collections::HashMap;

/// What came of a call, in canonical form.
#[derive(Clone, Debug, PartialEq)]
pub enum Outcome {
    Output(Value, Option<String>),
    /// An error of the model, with its members.
    Error(&'static str, Value),
    /// An error with another code, or without one.
    Unknown(Option<String>, Option<String>),
    /// No request was made, or the response was not understood.
    Failed,
}

/// An operation that both clients have.
pub trait Peer: Operation + Any + serde::Serialize
where
    Self::Output: Any + serde::Serialize,
{
    /// The errors of the model.
    const ERRORS: &'static [&'static str];

    fn call_ours(self, both: &Both) -> Outcome;

    fn call_theirs(self, both: &Both) -> Outcome;
}

/// What the official client calls `self`.
trait Theirs<T> {
    fn theirs(self) -> T;
}

macro_rules! same {
    ($($type:ty),*) => {$(
        impl Theirs<$type> for $type {
            fn theirs(self) -> $type {
                self
            }
        }
    )*};
}

same!(String, i32, HashMap<String, String>);

impl<A: Theirs<B>, B> Theirs<Option<B>> for Option<A> {
    fn theirs(self) -> Option<B> {
        self.map(A::theirs)
    }
}

impl<A: Theirs<B>, B> Theirs<Vec<B>> for Vec<A> {
    fn theirs(self) -> Vec<B> {
        self.into_iter().map(A::theirs).collect()
    }
}

impl Theirs<theirs::ChatTokenCapability> for ours::ChatTokenCapability {
    fn theirs(self) -> theirs::ChatTokenCapability {
        self.as_str().into()
    }
}

impl Theirs<theirs::FallbackResult> for ours::FallbackResult {
    fn theirs(self) -> theirs::FallbackResult {
        self.as_str().into()
    }
}

impl Theirs<theirs::MessageReviewHandler> for ours::MessageReviewHandler {
    fn theirs(self) -> theirs::MessageReviewHandler {
        theirs::MessageReviewHandler::builder()
            .set_uri(self.uri)
            .set_fallback_result(self.fallback_result.theirs())
            .build()
    }
}

impl Theirs<theirs::DestinationConfiguration> for ours::DestinationConfiguration {
    fn theirs(self) -> theirs::DestinationConfiguration {
        use theirs::DestinationConfiguration as Union;
        match self {
            Self::CloudWatchLogs(logs) => Union::CloudWatchLogs(
                theirs::CloudWatchLogsDestinationConfiguration::builder()
                    .log_group_name(logs.log_group_name)
                    .build()
                    .expect("all members"),
            ),
            Self::Firehose(firehose) => Union::Firehose(
                theirs::FirehoseDestinationConfiguration::builder()
                    .delivery_stream_name(firehose.delivery_stream_name)
                    .build()
                    .expect("all members"),
            ),
            Self::S3(bucket) => Union::S3(
                theirs::S3DestinationConfiguration::builder()
                    .bucket_name(bucket.bucket_name)
                    .build()
                    .expect("all members"),
            ),
            _ => unreachable!("inputs of an unknown kind are not generated"),
        }
    }
}

macro_rules! operations {
    ($(
        $method:ident: $Input:ident, $Error:ident {
            $(required $required:ident $set_required:ident,)*
            $(optional $optional:ident $set_optional:ident,)*
            $(error $variant:ident,)*
        }
    )*) => {
        $(
            impl Peer for ivschat::operation::$method::$Input {
                const ERRORS: &'static [&'static str] = &[$(stringify!($variant)),*];

                fn call_ours(self, both: &Both) -> Outcome {
                    use ivschat::operation::$method::$Error as Error;
                    match both.runtime.block_on(both.ours.send(self)) {
                        Ok(output) => {
                            let id = output.request_id().map(str::to_owned);
                            Outcome::Output(canonical::ours(&output), id)
                        }
                        $(
                            Err(Error::$variant(error)) => {
                                Outcome::Error(stringify!($variant), canonical::ours(&error))
                            }
                        )*
                        Err(Error::Unknown(error)) => Outcome::Unknown(
                            error.code().map(str::to_owned),
                            error.message().map(str::to_owned),
                        ),
                        Err(_) => Outcome::Failed,
                    }
                }

                fn call_theirs(self, both: &Both) -> Outcome {
                    use aws_sdk_ivschat::operation::RequestId;
                    use aws_sdk_ivschat::operation::$method::$Error as Error;
                    let call = both.theirs.$method();
                    $(let call = call.$set_required(Some(self.$required.theirs()));)*
                    $(let call = call.$set_optional(self.$optional.theirs());)*
                    match both.runtime.block_on(call.send()) {
                        Ok(output) => {
                            let id = output.request_id().map(str::to_owned);
                            Outcome::Output(output.canonical(), id)
                        }
                        // So it calls a response that it does not understand.
                        Err(SdkError::ServiceError(error)) if error.raw().status().is_success() => {
                            Outcome::Failed
                        }
                        Err(SdkError::ServiceError(error)) => match error.into_err() {
                            $(
                                Error::$variant(error) => {
                                    Outcome::Error(stringify!($variant), error.canonical())
                                }
                            )*
                            error => match error.code() {
                                // Its members could not be read.
                                Some(code) if Self::ERRORS.contains(&code) => Outcome::Failed,
                                code => Outcome::Unknown(
                                    code.map(str::to_owned),
                                    error.message().map(str::to_owned),
                                ),
                            },
                        },
                        Err(_) => Outcome::Failed,
                    }
                }
            }
        )*

        /// Tries all operations whose names contain `filter`, and returns how many differ.
        pub fn all(cases: u32, filter: &str) -> u32 {
            let both = Both::new();
            let mut wrong = 0;
            $(
                if stringify!($method).contains(filter) {
                    wrong += requests::compare::<ivschat::operation::$method::$Input>(&both, cases);
                    wrong += responses::compare::<ivschat::operation::$method::$Input>(&both, cases);
                }
            )*
            both.differences.print();
            wrong
        }
    };
}

operations! {
    create_chat_token: CreateChatTokenInput, CreateChatTokenError {
        required room_identifier set_room_identifier,
        required user_id set_user_id,
        optional attributes set_attributes,
        optional capabilities set_capabilities,
        optional session_duration_in_minutes set_session_duration_in_minutes,
        error AccessDeniedException,
        error PendingVerification,
        error ResourceNotFoundException,
        error ValidationException,
    }
    create_logging_configuration: CreateLoggingConfigurationInput, CreateLoggingConfigurationError {
        required destination_configuration set_destination_configuration,
        optional name set_name,
        optional tags set_tags,
        error AccessDeniedException,
        error ConflictException,
        error PendingVerification,
        error ResourceNotFoundException,
        error ServiceQuotaExceededException,
        error ValidationException,
    }
    create_room: CreateRoomInput, CreateRoomError {
        optional logging_configuration_identifiers set_logging_configuration_identifiers,
        optional maximum_message_length set_maximum_message_length,
        optional maximum_message_rate_per_second set_maximum_message_rate_per_second,
        optional message_review_handler set_message_review_handler,
        optional name set_name,
        optional tags set_tags,
        error AccessDeniedException,
        error ConflictException,
        error PendingVerification,
        error ResourceNotFoundException,
        error ServiceQuotaExceededException,
        error ValidationException,
    }
    delete_logging_configuration: DeleteLoggingConfigurationInput, DeleteLoggingConfigurationError {
        required identifier set_identifier,
        error AccessDeniedException,
        error ConflictException,
        error PendingVerification,
        error ResourceNotFoundException,
        error ValidationException,
    }
    delete_message: DeleteMessageInput, DeleteMessageError {
        required id set_id,
        required room_identifier set_room_identifier,
        optional reason set_reason,
        error AccessDeniedException,
        error PendingVerification,
        error ResourceNotFoundException,
        error ThrottlingException,
        error ValidationException,
    }
    delete_room: DeleteRoomInput, DeleteRoomError {
        required identifier set_identifier,
        error AccessDeniedException,
        error PendingVerification,
        error ResourceNotFoundException,
        error ValidationException,
    }
    disconnect_user: DisconnectUserInput, DisconnectUserError {
        required room_identifier set_room_identifier,
        required user_id set_user_id,
        optional reason set_reason,
        error AccessDeniedException,
        error PendingVerification,
        error ResourceNotFoundException,
        error ThrottlingException,
        error ValidationException,
    }
    get_logging_configuration: GetLoggingConfigurationInput, GetLoggingConfigurationError {
        required identifier set_identifier,
        error AccessDeniedException,
        error ResourceNotFoundException,
        error ValidationException,
    }
    get_room: GetRoomInput, GetRoomError {
        required identifier set_identifier,
        error AccessDeniedException,
        error ResourceNotFoundException,
        error ValidationException,
    }
    list_logging_configurations: ListLoggingConfigurationsInput, ListLoggingConfigurationsError {
        optional max_results set_max_results,
        optional next_token set_next_token,
        error AccessDeniedException,
        error ValidationException,
    }
    list_rooms: ListRoomsInput, ListRoomsError {
        optional logging_configuration_identifier set_logging_configuration_identifier,
        optional max_results set_max_results,
        optional message_review_handler_uri set_message_review_handler_uri,
        optional name set_name,
        optional next_token set_next_token,
        error AccessDeniedException,
        error ResourceNotFoundException,
        error ValidationException,
    }
    list_tags_for_resource: ListTagsForResourceInput, ListTagsForResourceError {
        required resource_arn set_resource_arn,
        error InternalServerException,
        error ResourceNotFoundException,
        error ValidationException,
    }
    send_event: SendEventInput, SendEventError {
        required event_name set_event_name,
        required room_identifier set_room_identifier,
        optional attributes set_attributes,
        error AccessDeniedException,
        error PendingVerification,
        error ResourceNotFoundException,
        error ThrottlingException,
        error ValidationException,
    }
    tag_resource: TagResourceInput, TagResourceError {
        required resource_arn set_resource_arn,
        required tags set_tags,
        error InternalServerException,
        error ResourceNotFoundException,
        error ValidationException,
    }
    untag_resource: UntagResourceInput, UntagResourceError {
        required resource_arn set_resource_arn,
        required tag_keys set_tag_keys,
        error InternalServerException,
        error ResourceNotFoundException,
        error ValidationException,
    }
    update_logging_configuration: UpdateLoggingConfigurationInput, UpdateLoggingConfigurationError {
        required identifier set_identifier,
        optional destination_configuration set_destination_configuration,
        optional name set_name,
        error AccessDeniedException,
        error ConflictException,
        error PendingVerification,
        error ResourceNotFoundException,
        error ValidationException,
    }
    update_room: UpdateRoomInput, UpdateRoomError {
        required identifier set_identifier,
        optional logging_configuration_identifiers set_logging_configuration_identifiers,
        optional maximum_message_length set_maximum_message_length,
        optional maximum_message_rate_per_second set_maximum_message_rate_per_second,
        optional message_review_handler set_message_review_handler,
        optional name set_name,
        error AccessDeniedException,
        error PendingVerification,
        error ResourceNotFoundException,
        error ValidationException,
    }
}
