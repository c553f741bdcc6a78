//! Which traits this generator honours.

use super::protocol_tests::{EventStreamTest, RequestTest, ResponseTest};
use super::without_meaning::is_without_meaning;
use super::{
    AwsService, Bounds, ClientContextParam, ContextParam, Deprecated, EnumDefinition, ErrorKind,
    Example, HostEndpoint, Http, HttpChecksum, Length, OperationContextParam, Paginated,
    RequestCompression, Retryable, Sigv4, StaticContextParam, TimestampFormat, Waitable, id,
};
use serde::Deserialize;
use serde::de::{DeserializeOwned, Error as _, IgnoredAny};
use serde_json::Value;
use std::collections::BTreeMap;

/// What the generator does about a trait.
pub(crate) enum Support {
    /// The generator does what the trait says, or the trait says nothing that concerns a client. Its
    /// value must have this form.
    Known(fn(&Value) -> Result<(), serde_json::Error>),
    /// A client that ignored the trait would be wrong.
    Unsupported,
}

fn form<T: DeserializeOwned>(value: &Value) -> Result<(), serde_json::Error> {
    T::deserialize(value).map(drop)
}

/// Bounds of which the lower is not above the upper.
fn ordered(value: &Value) -> Result<(), serde_json::Error> {
    let bounds = Bounds::deserialize(value)?;
    let number = |bound: &Option<serde_json::Number>| bound.as_ref().and_then(|n| n.as_f64());
    match (number(&bounds.min), number(&bounds.max)) {
        (Some(min), Some(max)) if min > max => {
            Err(serde_json::Error::custom(format!("`min` {min} is above `max` {max}")))
        }
        _ => Ok(()),
    }
}

/// Looks a trait up.
///
/// Of the namespaces that change what goes over the wire, only the traits listed here are accepted:
/// a new trait there may be one that a client must not ignore.
pub(crate) fn support(id: &str) -> Support {
    let form = match id {
        id::AWS_SERVICE => form::<AwsService>,
        id::SIGV4 => form::<Sigv4>,
        id::CLIENT_CONTEXT_PARAMS => form::<BTreeMap<String, ClientContextParam>>,
        id::CONTEXT_PARAM => form::<ContextParam>,
        id::OPERATION_CONTEXT_PARAMS => form::<BTreeMap<String, OperationContextParam>>,
        id::STATIC_CONTEXT_PARAMS => form::<BTreeMap<String, StaticContextParam>>,
        id::ENDPOINT => form::<HostEndpoint>,
        id::ENUM => form::<Vec<EnumDefinition>>,
        id::ERROR => form::<ErrorKind>,
        id::EXAMPLES => form::<Vec<Example>>,
        id::HTTP => form::<Http>,
        id::HTTP_ERROR => form::<u16>,
        id::LENGTH => |value: &Value| form::<Length>(value).and_then(|()| ordered(value)),
        id::RANGE => ordered,
        id::PAGINATED => form::<Paginated>,
        id::REQUEST_COMPRESSION => form::<RequestCompression>,
        id::RETRYABLE => form::<Retryable>,
        id::EVENT_STREAM_TESTS => form::<Vec<EventStreamTest>>,
        id::HTTP_REQUEST_TESTS => form::<Vec<RequestTest>>,
        id::HTTP_RESPONSE_TESTS => form::<Vec<ResponseTest>>,
        id::AUTH => form::<Vec<String>>,
        id::HTTP_CHECKSUM => form::<HttpChecksum>,
        id::WAITABLE => form::<Waitable>,
        id::TIMESTAMP_FORMAT => form::<TimestampFormat>,
        id::DOCUMENTATION
        | id::HTTP_HEADER
        | id::HTTP_PREFIX_HEADERS
        | id::HTTP_QUERY
        | id::JSON_NAME
        | id::MEDIA_TYPE
        | id::PATTERN
        | id::TITLE => form::<String>,
        id::ADDED_DEFAULT
        | id::CLIENT_OPTIONAL
        | id::DEFAULT
        | id::ENUM_VALUE
        | id::EVENT_HEADER
        | id::EVENT_PAYLOAD
        | id::HTTP_BEARER_AUTH
        | id::HTTP_CHECKSUM_REQUIRED
        | id::IDEMPOTENCY_TOKEN
        | id::OPTIONAL_AUTH
        | id::REQUIRES_LENGTH
        | id::UNSIGNED_PAYLOAD
        | id::HOST_LABEL
        | id::HTTP_LABEL
        | id::HTTP_PAYLOAD
        | id::HTTP_QUERY_PARAMS
        | id::HTTP_RESPONSE_CODE
        | id::MIXIN
        | id::REQUIRED
        | id::REST_JSON_1
        | id::SENSITIVE
        | id::SPARSE
        | id::STREAMING
        | id::ENDPOINT_BDD
        | id::ENDPOINT_RULE_SET
        | id::ENDPOINT_TESTS => form::<IgnoredAny>,
        id::DEPRECATED => form::<Deprecated>,
        _ if is_without_meaning(id) => form::<IgnoredAny>,
        _ => {
            let namespace = id.split_once('#').map_or("", |(namespace, _)| namespace);
            let of_the_wire =
                ["smithy.api", "smithy.rules", "aws.api", "aws.auth", "aws.protocols"];
            if of_the_wire.contains(&namespace) {
                return Support::Unsupported;
            }
            form::<IgnoredAny>
        }
    };
    Support::Known(form)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn trait_without_meaning_is_accepted() {
        for id in ["smithy.api#unordered", "smithy.api#cors", "aws.iam#actionName"] {
            assert!(matches!(support(id), Support::Known(_)), "{id}");
        }
    }

    #[test]
    fn unknown_trait_of_the_wire_is_unsupported() {
        for id in ["aws.api#clientEndpointDiscovery", "smithy.api#notInvented"] {
            assert!(matches!(support(id), Support::Unsupported), "{id}");
        }
    }
}
