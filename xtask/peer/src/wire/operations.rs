//! The operations, called through both clients.

use crate::wire::canonical::{self, Canonical};
use crate::wire::clients::Clients;
use crate::wire::outcome::Outcome;
use crate::wire::peer::Peer;
use crate::wire::theirs::Theirs;
use crate::wire::{requests, responses};
use aws_sdk_ivschat::error::{ProvideErrorMetadata, SdkError};

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

                fn call_ours(self, clients: &Clients) -> Outcome {
                    use ivschat::operation::$method::$Error as Error;
                    match clients.runtime.block_on(clients.ours.send(self)) {
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

                fn call_theirs(self, clients: &Clients) -> Outcome {
                    use aws_sdk_ivschat::operation::RequestId;
                    use aws_sdk_ivschat::operation::$method::$Error as Error;
                    let call = clients.theirs.$method();
                    $(let call = call.$set_required(Some(self.$required.theirs()));)*
                    $(let call = call.$set_optional(self.$optional.theirs());)*
                    match clients.runtime.block_on(call.send()) {
                        Ok(output) => {
                            let id = output.request_id().map(str::to_owned);
                            Outcome::Output(output.canonical(), id)
                        }
                        // The official client reports a response that it cannot parse as this error.
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
                                // The members of the error could not be parsed.
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

        /// Compares all operations whose names contain `filter`, and returns the number that differ.
        pub fn compare_all(cases: u32, filter: &str) -> u32 {
            let clients = Clients::new();
            let mut differing = 0;
            $(
                if stringify!($method).contains(filter) {
                    differing += requests::compare::<ivschat::operation::$method::$Input>(&clients, cases);
                    differing += responses::compare::<ivschat::operation::$method::$Input>(&clients, cases);
                }
            )*
            clients.differences.print();
            differing
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
