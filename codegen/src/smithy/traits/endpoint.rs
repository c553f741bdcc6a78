//! Endpoint traits, and the traits of the Smithy rules engine.

use serde::Deserialize;
use serde_json::Value;
use std::collections::BTreeMap;

traits! {
    /// A prefix of the host.
    "smithy.api#endpoint" => struct Endpoint {
        /// The prefix, with labels in braces.
        host_prefix: String,
    };

    /// A member whose value is a label of the host prefix.
    "smithy.api#hostLabel" => annotation HostLabel {};

    /// Endpoint parameters that are settings of the client, by parameter.
    "smithy.rules#clientContextParams" => struct ClientContextParams(
        BTreeMap<String, ClientContextParam>
    );

    /// A member whose value is an endpoint parameter.
    "smithy.rules#contextParam" => struct ContextParam {
        /// The endpoint parameter.
        name: String,
    };

    /// The endpoint rules as a binary decision diagram. The module `rules` parses the value.
    "smithy.rules#endpointBdd" => struct EndpointBdd(Value);

    /// The endpoint rules as a tree. The module `rules` parses the value.
    "smithy.rules#endpointRuleSet" => struct EndpointRuleSet(Value);

    /// Test cases of the endpoint rules. The module `rules` parses the value.
    "smithy.rules#endpointTests" => struct EndpointTests(Value);

    /// Endpoint parameters whose values are at a path of the input, by parameter.
    "smithy.rules#operationContextParams" => struct OperationContextParams(
        BTreeMap<String, OperationContextParam>
    );

    /// Endpoint parameters with a constant value, by parameter.
    "smithy.rules#staticContextParams" => struct StaticContextParams(
        BTreeMap<String, StaticContextParam>
    );
}

/// One of [`ClientContextParams`].
#[derive(Deserialize)]
#[serde(expecting = "an object")]
pub(crate) struct ClientContextParam {
    pub documentation: Option<String>,
    /// `string` or `boolean`.
    #[serde(rename = "type")]
    pub ty: String,
}

/// One of [`OperationContextParams`].
#[derive(Deserialize)]
#[serde(expecting = "an object")]
pub(crate) struct OperationContextParam {
    /// The path in the input, in JMESPath.
    pub path: String,
}

/// One of [`StaticContextParams`].
#[derive(Deserialize)]
#[serde(expecting = "an object")]
pub(crate) struct StaticContextParam {
    pub value: Value,
}
