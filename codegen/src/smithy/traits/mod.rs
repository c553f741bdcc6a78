//! Traits, and what they say.

pub(crate) mod endpoint;
pub(crate) mod pagination;
pub mod protocol_tests;
pub(crate) mod registry;
pub(crate) mod waiters;
pub(crate) mod without_meaning;

pub use endpoint::{
    ClientContextParam, ContextParam, HostEndpoint, OperationContextParam, StaticContextParam,
};
pub use pagination::Paginated;
pub use waiters::{Acceptor, AcceptorState, Comparator, Matcher, OutputMatcher, Waitable, Waiter};

use serde::Deserialize;
use serde::de::DeserializeOwned;
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

    pub(crate) fn iter(&self) -> impl Iterator<Item = (&str, &Value)> {
        self.0.iter().map(|(id, value)| (id.as_str(), value))
    }

    pub(crate) fn remove(&mut self, id: &str) -> Option<Value> {
        self.0.remove(id)
    }

    pub(crate) fn insert(&mut self, id: &str, value: Value) {
        self.0.insert(id.to_owned(), value);
    }

    /// Adds the traits that are not there yet.
    pub(crate) fn extend(&mut self, other: Traits) {
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
        HTTP_CHECKSUM = "aws.protocols#httpChecksum";
        REST_JSON_1 = "aws.protocols#restJson1";
        ADDED_DEFAULT = "smithy.api#addedDefault";
        AUTH = "smithy.api#auth";
        CLIENT_OPTIONAL = "smithy.api#clientOptional";
        DEFAULT = "smithy.api#default";
        DEPRECATED = "smithy.api#deprecated";
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
        EVENT_STREAM_TESTS = "smithy.test#eventStreamTests";
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

/// `aws.protocols#httpChecksum`
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
#[serde(expecting = "an object")]
pub struct HttpChecksum {
    /// Whether the service wants one of its checksums with each request.
    #[serde(default)]
    pub request_checksum_required: bool,
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

/// `smithy.api#deprecated`
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(expecting = "an object")]
pub struct Deprecated {
    /// The reason, and what to use instead.
    pub message: Option<String>,
    /// A version or a date.
    pub since: Option<String>,
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
    /// Whether the service advises against the value.
    #[serde(default)]
    pub deprecated: bool,
}
