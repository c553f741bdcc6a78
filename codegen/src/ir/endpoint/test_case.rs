//! Test cases of endpoint rules.

use crate::ir::Docs;
use proc_macro2::Ident;

/// A test case of the endpoint rules.
pub(crate) struct EndpointTest {
    pub ident: Ident,
    pub docs: Docs,
    pub params: Vec<(Ident, Argument)>,
    pub expect: Expectation,
    /// The reason why the test is stale: it was written for other partitions.
    pub outdated: Option<String>,
}

/// The value of a parameter.
#[derive(Clone)]
pub(crate) enum Argument {
    Text(String),
    Bool(bool),
    Texts(Vec<String>),
}

/// The expected result of a test case.
#[derive(Debug, PartialEq)]
pub(crate) enum Expectation {
    Endpoint(ExpectedEndpoint),
    Error(String),
}

/// The endpoint that a test case expects.
#[derive(Debug, PartialEq)]
pub(crate) struct ExpectedEndpoint {
    pub url: String,
    pub headers: Vec<(String, String)>,
    /// The properties as JSON, if the test expects any.
    pub properties: Option<String>,
}
