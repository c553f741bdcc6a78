//! Traits that tell what an endpoint depends on.

use serde::Deserialize;
use serde_json::Value;

/// `smithy.api#endpoint`
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
#[serde(expecting = "an object")]
pub struct HostEndpoint {
    /// What goes before the host of the endpoint.
    pub host_prefix: String,
}

/// `smithy.rules#contextParam`
#[derive(Clone, Debug, Deserialize)]
#[serde(expecting = "an object")]
pub struct ContextParam {
    /// The endpoint parameter that the member is.
    pub name: String,
}

/// One of `smithy.rules#operationContextParams`
#[derive(Clone, Debug, Deserialize)]
#[serde(expecting = "an object")]
pub struct OperationContextParam {
    /// Where in the input the endpoint parameter is, as JMESPath.
    pub path: String,
}

/// One of `smithy.rules#staticContextParams`
#[derive(Clone, Debug, Deserialize)]
#[serde(expecting = "an object")]
pub struct StaticContextParam {
    /// The value of the endpoint parameter.
    pub value: Value,
}

/// One of `smithy.rules#clientContextParams`
#[derive(Clone, Debug, Deserialize)]
#[serde(expecting = "an object")]
pub struct ClientContextParam {
    /// What the setting means.
    pub documentation: Option<String>,
    /// The type of the setting.
    #[serde(rename = "type")]
    pub ty: String,
}
