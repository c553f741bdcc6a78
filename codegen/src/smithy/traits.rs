//! Traits: which there are, which of them this generator honours, and what they say.

pub use super::endpoint_traits::{
    ClientContextParam, ContextParam, HostEndpoint, OperationContextParam, StaticContextParam,
};
pub use super::listing::Paginated;
pub use super::waiting::{
    Acceptor, AcceptorState, Comparator, Matcher, OutputMatcher, Waitable, Waiter,
};

use super::protocol_tests::{RequestTest, ResponseTest};
use serde::Deserialize;
use serde::de::{DeserializeOwned, Error as _, IgnoredAny};
use serde_json::Value;
use std::collections::BTreeMap;

/// The traits of a shape or a member, by identifier.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(transparent)]
pub struct Traits(BTreeMap<String, Value>);

impl Traits {
    /// Whether the trait is applied.
    pub fn has(&self, id: &str) -> bool {
        self.0.contains_key(id)
    }

    /// The value of a trait, `None` if it is not applied.
    ///
    /// A value of the wrong form is `None` too: validation has refused it.
    pub fn get<T: DeserializeOwned>(&self, id: &str) -> Option<T> {
        T::deserialize(self.0.get(id)?).ok()
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = (&str, &Value)> {
        self.0.iter().map(|(id, value)| (id.as_str(), value))
    }

    pub(super) fn remove(&mut self, id: &str) -> Option<Value> {
        self.0.remove(id)
    }

    pub(super) fn insert(&mut self, id: &str, value: Value) {
        self.0.insert(id.to_owned(), value);
    }

    /// Adds the traits that are not there yet.
    pub(super) fn extend(&mut self, other: Traits) {
        for (id, value) in other.0 {
            self.0.entry(id).or_insert(value);
        }
    }
}

macro_rules! trait_ids {
    ($($name:ident = $id:literal;)*) => {$(pub const $name: &str = $id;)*};
}

/// Identifiers of the traits that are looked up by name.
#[allow(missing_docs, reason = "each constant is named after its trait")]
pub mod id {
    trait_ids! {
        AWS_SERVICE = "aws.api#service";
        SIGV4 = "aws.auth#sigv4";
        UNSIGNED_PAYLOAD = "aws.auth#unsignedPayload";
        REST_JSON_1 = "aws.protocols#restJson1";
        ADDED_DEFAULT = "smithy.api#addedDefault";
        AUTH = "smithy.api#auth";
        CLIENT_OPTIONAL = "smithy.api#clientOptional";
        DEFAULT = "smithy.api#default";
        DOCUMENTATION = "smithy.api#documentation";
        ENDPOINT = "smithy.api#endpoint";
        ENUM = "smithy.api#enum";
        ENUM_VALUE = "smithy.api#enumValue";
        ERROR = "smithy.api#error";
        EVENT_HEADER = "smithy.api#eventHeader";
        EVENT_PAYLOAD = "smithy.api#eventPayload";
        EXAMPLES = "smithy.api#examples";
        HOST_LABEL = "smithy.api#hostLabel";
        HTTP = "smithy.api#http";
        HTTP_BEARER_AUTH = "smithy.api#httpBearerAuth";
        HTTP_CHECKSUM_REQUIRED = "smithy.api#httpChecksumRequired";
        HTTP_ERROR = "smithy.api#httpError";
        HTTP_HEADER = "smithy.api#httpHeader";
        HTTP_LABEL = "smithy.api#httpLabel";
        HTTP_PAYLOAD = "smithy.api#httpPayload";
        HTTP_PREFIX_HEADERS = "smithy.api#httpPrefixHeaders";
        HTTP_QUERY = "smithy.api#httpQuery";
        HTTP_QUERY_PARAMS = "smithy.api#httpQueryParams";
        HTTP_RESPONSE_CODE = "smithy.api#httpResponseCode";
        IDEMPOTENCY_TOKEN = "smithy.api#idempotencyToken";
        JSON_NAME = "smithy.api#jsonName";
        LENGTH = "smithy.api#length";
        MEDIA_TYPE = "smithy.api#mediaType";
        MIXIN = "smithy.api#mixin";
        OPTIONAL_AUTH = "smithy.api#optionalAuth";
        PAGINATED = "smithy.api#paginated";
        PATTERN = "smithy.api#pattern";
        RANGE = "smithy.api#range";
        REQUEST_COMPRESSION = "smithy.api#requestCompression";
        REQUIRED = "smithy.api#required";
        REQUIRES_LENGTH = "smithy.api#requiresLength";
        RETRYABLE = "smithy.api#retryable";
        SENSITIVE = "smithy.api#sensitive";
        SPARSE = "smithy.api#sparse";
        STREAMING = "smithy.api#streaming";
        TIMESTAMP_FORMAT = "smithy.api#timestampFormat";
        TITLE = "smithy.api#title";
        HTTP_REQUEST_TESTS = "smithy.test#httpRequestTests";
        HTTP_RESPONSE_TESTS = "smithy.test#httpResponseTests";
        CLIENT_CONTEXT_PARAMS = "smithy.rules#clientContextParams";
        CONTEXT_PARAM = "smithy.rules#contextParam";
        ENDPOINT_BDD = "smithy.rules#endpointBdd";
        ENDPOINT_RULE_SET = "smithy.rules#endpointRuleSet";
        ENDPOINT_TESTS = "smithy.rules#endpointTests";
        OPERATION_CONTEXT_PARAMS = "smithy.rules#operationContextParams";
        STATIC_CONTEXT_PARAMS = "smithy.rules#staticContextParams";
        WAITABLE = "smithy.waiters#waitable";
    }
}

/// `aws.api#service`
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
#[serde(expecting = "an object")]
pub struct AwsService {
    /// The name that settings of the service go by.
    pub sdk_id: String,
}

/// `aws.auth#sigv4`
#[derive(Clone, Debug, Deserialize)]
#[serde(expecting = "an object")]
pub struct Sigv4 {
    /// The service's name in the credential scope of a signature.
    pub name: String,
}

/// One of `smithy.api#examples`
#[derive(Clone, Debug, Deserialize)]
#[serde(expecting = "an object")]
pub struct Example {
    /// The input of the call.
    #[serde(default)]
    pub input: Value,
    /// The error that the call leads to, if it does.
    pub error: Option<Value>,
}

/// `smithy.api#http`
#[derive(Clone, Debug, Deserialize)]
#[serde(expecting = "an object")]
pub struct Http {
    /// The request method.
    pub method: String,
    /// The URI pattern.
    pub uri: String,
}

/// `smithy.api#length`
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(expecting = "an object")]
pub struct Length {
    /// The lower bound, inclusive.
    pub min: Option<u64>,
    /// The upper bound, inclusive.
    pub max: Option<u64>,
}

/// `smithy.api#range`, and `smithy.api#length` where it is told like one
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(expecting = "an object")]
pub struct Bounds {
    /// The lower bound, inclusive.
    pub min: Option<serde_json::Number>,
    /// The upper bound, inclusive.
    pub max: Option<serde_json::Number>,
}

/// `smithy.api#requestCompression`
#[derive(Clone, Debug, Deserialize)]
#[serde(expecting = "an object")]
pub struct RequestCompression {
    /// The encodings that the service takes.
    pub encodings: Vec<String>,
}

/// `smithy.api#retryable`
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(expecting = "an object")]
pub struct Retryable {
    /// Whether there were too many requests.
    #[serde(default)]
    pub throttling: bool,
}

/// `smithy.api#timestampFormat`
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs, reason = "each variant is named after its format")]
pub enum TimestampFormat {
    DateTime,
    EpochSeconds,
    HttpDate,
}

/// `smithy.api#error`
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs, reason = "each variant is named after its value")]
pub enum ErrorKind {
    Client,
    Server,
}

/// One value of the deprecated `smithy.api#enum`.
#[derive(Clone, Debug, Deserialize)]
#[serde(expecting = "an object")]
pub struct EnumDefinition {
    /// The value as the service writes it.
    pub value: String,
    /// The name of the value in code.
    pub name: Option<String>,
    /// What the value means.
    pub documentation: Option<String>,
}

/// What the generator does about a trait.
pub(super) enum Support {
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
pub(super) fn support(id: &str) -> Support {
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
        id::HTTP_REQUEST_TESTS => form::<Vec<RequestTest>>,
        id::HTTP_RESPONSE_TESTS => form::<Vec<ResponseTest>>,
        id::AUTH => form::<Vec<String>>,
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
        // Servers, documentation, validation of the model, other protocols and other languages.
        "aws.api#arn"
        | "aws.api#arnReference"
        | "aws.api#clientDiscoveredEndpoint"
        | "aws.api#controlPlane"
        | "aws.api#data"
        | "aws.api#dataPlane"
        | "aws.api#tagEnabled"
        | "aws.api#taggable"
        | "aws.auth#cognitoUserPools"
        | "aws.auth#sigv4a"
        | "aws.protocols#awsJson1_0"
        | "aws.protocols#awsJson1_1"
        | "aws.protocols#awsQuery"
        | "aws.protocols#awsQueryError"
        | "aws.protocols#ec2Query"
        | "aws.protocols#restXml"
        | "smithy.api#authDefinition"
        | "smithy.api#box"
        | "smithy.api#cors"
        | "smithy.api#deprecated"
        | "smithy.api#externalDocumentation"
        | "smithy.api#httpApiKeyAuth"
        | "smithy.api#httpBasicAuth"
        | "smithy.api#httpDigestAuth"
        | "smithy.api#idempotent"
        | "smithy.api#input"
        | "smithy.api#internal"
        | "smithy.api#nestedProperties"
        | "smithy.api#noReplace"
        | "smithy.api#notProperty"
        | "smithy.api#output"
        | "smithy.api#private"
        | "smithy.api#property"
        | "smithy.api#protocolDefinition"
        | "smithy.api#readonly"
        | "smithy.api#recommended"
        | "smithy.api#references"
        | "smithy.api#resourceIdentifier"
        | "smithy.api#since"
        | "smithy.api#suppress"
        | "smithy.api#tags"
        | "smithy.api#trait"
        | "smithy.api#traitValidators"
        | "smithy.api#uniqueItems"
        | "smithy.api#unstable"
        | "smithy.api#xmlAttribute"
        | "smithy.api#xmlFlattened"
        | "smithy.api#xmlName"
        | "smithy.api#xmlNamespace" => form::<IgnoredAny>,
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
