//! `smithy.test#httpRequestTests` and `smithy.test#httpResponseTests`

use serde::Deserialize;
use serde_json::Value;
use std::collections::BTreeMap;

/// Who a test is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs, reason = "each variant is named after its value")]
pub enum AppliesTo {
    Client,
    Server,
}

/// What request an input becomes.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
#[serde(expecting = "an object")]
#[allow(missing_docs, reason = "each field is named after a member of the trait")]
pub struct RequestTest {
    pub id: String,
    pub protocol: String,
    pub documentation: Option<String>,
    pub applies_to: Option<AppliesTo>,
    #[serde(default)]
    pub params: Value,
    pub method: String,
    pub uri: String,
    pub host: Option<String>,
    pub resolved_host: Option<String>,
    pub query_params: Option<Vec<String>>,
    #[serde(default)]
    pub forbid_query_params: Vec<String>,
    #[serde(default)]
    pub require_query_params: Vec<String>,
    #[serde(default)]
    pub headers: BTreeMap<String, String>,
    #[serde(default)]
    pub forbid_headers: Vec<String>,
    #[serde(default)]
    pub require_headers: Vec<String>,
    pub body: Option<String>,
    pub body_media_type: Option<String>,
}

/// What output or error a response becomes.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
#[serde(expecting = "an object")]
#[allow(missing_docs, reason = "each field is named after a member of the trait")]
pub struct ResponseTest {
    pub id: String,
    pub protocol: String,
    pub documentation: Option<String>,
    pub applies_to: Option<AppliesTo>,
    #[serde(default)]
    pub params: Value,
    pub code: u16,
    #[serde(default)]
    pub headers: BTreeMap<String, String>,
    #[serde(default)]
    pub body: String,
}
