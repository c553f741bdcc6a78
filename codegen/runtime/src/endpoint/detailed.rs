//! The result of endpoint resolution, with headers and properties.

use serde_json::{Map, Value};

/// The endpoint of requests, with its headers and properties.
#[derive(Clone, Debug, PartialEq)]
pub struct Endpoint {
    url: String,
    headers: Vec<(&'static str, String)>,
    properties: Map<String, Value>,
}

impl Endpoint {
    pub(super) fn new(url: impl Into<String>) -> Self {
        Endpoint { url: url.into(), headers: Vec::new(), properties: Map::new() }
    }

    pub(super) fn with_header(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.headers.push((name, value.into()));
        self
    }

    pub(super) fn with_property(mut self, name: &str, value: Value) -> Self {
        self.properties.insert(name.to_owned(), value);
        self
    }

    /// Returns the URL, which the path of a request follows.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// Returns the headers of requests to the endpoint.
    pub fn headers(&self) -> impl Iterator<Item = (&str, &str)> {
        self.headers.iter().map(|(name, value)| (*name, value.as_str()))
    }

    /// Returns further properties. `authSchemes` contains the settings of signing.
    pub fn properties(&self) -> &Map<String, Value> {
        &self.properties
    }
}

/// Converts the endpoint for the AWS runtime crates.
#[cfg(feature = "client")]
impl From<Endpoint> for aws_smithy_types::endpoint::Endpoint {
    fn from(endpoint: Endpoint) -> Self {
        let mut builder = aws_smithy_types::endpoint::Endpoint::builder().url(endpoint.url);
        for (name, value) in endpoint.headers {
            builder = builder.header(name, value);
        }
        for (name, value) in endpoint.properties {
            builder = builder.property(name, document(value));
        }
        builder.build()
    }
}

#[cfg(feature = "client")]
fn document(value: Value) -> aws_smithy_types::Document {
    match value {
        Value::Null => aws_smithy_types::Document::Null,
        Value::Bool(value) => value.into(),
        Value::Number(number) => match (number.as_u64(), number.as_i64()) {
            (Some(number), _) => number.into(),
            (None, Some(number)) => number.into(),
            (None, None) => number.as_f64().into(),
        },
        Value::String(text) => text.into(),
        Value::Array(values) => values.into_iter().map(document).collect::<Vec<_>>().into(),
        Value::Object(members) => {
            let members = members.into_iter().map(|(name, value)| (name, document(value)));
            members.collect::<std::collections::HashMap<_, _>>().into()
        }
    }
}
