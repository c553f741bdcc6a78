//! The protocol tests of a model.

pub(crate) mod event_streams;

use super::context::Lowering;
use super::docs::fallback;
use super::operation::examples::Samples;
use crate::commonmark::normalize::{blocks, code_span};
use crate::ir::type_index::TypeIndex;
use crate::ir::{
    Conformance, Docs, ErrorDef, ExpectedBody, ExpectedRequest, ExpectedStream, Operation,
    RequestTest, ResponseTest, Sample, Structure, Type,
};
use crate::rust::names::{ident, test_name};
use crate::rust::unique_names::UniqueNames;
use crate::smithy::Traits;
use crate::smithy::traits::protocol_tests::{self, AppliesTo, HttpRequestTests, HttpResponseTests};
use crate::smithy::traits::{RestJson1, Trait};
use proc_macro2::Ident;
use serde_json::{Map, Value};

/// Collects the protocol tests of a service.
pub(crate) struct Tests<'a> {
    lowering: &'a Lowering<'a>,
    samples: Samples<'a>,
    /// The text that the ids of the wanted tests contain.
    filter: &'a str,
    names: UniqueNames,
    pub found: Conformance,
}

impl<'a> Tests<'a> {
    pub(crate) fn new(
        lowering: &'a Lowering<'a>,
        types: &'a TypeIndex<'a>,
        filter: &'a str,
    ) -> Self {
        let samples = Samples::new(types);
        let names = UniqueNames::default();
        Tests { lowering, samples, filter, names, found: Conformance::default() }
    }

    /// Adds the tests of the operations and the errors.
    pub(crate) fn collect(&mut self, operations: &[Operation], errors: &[ErrorDef]) {
        let closure = &self.lowering.closure;
        for ((_, id), operation) in closure.operations.keys().zip(operations) {
            let traits = &closure.model.shape(id).traits;
            self.requests(traits, operation);
            self.responses(traits, operation, None);
            self.event_streams(traits, operation);
        }
        for (id, error) in closure.errors.iter().zip(errors) {
            let ident = &error.structure.ident;
            let operation = operations.iter().find(|op| op.errors.contains(ident));
            if let Some(operation) = operation {
                self.responses(&closure.model.shape(id).traits, operation, Some(error));
            }
        }
    }

    fn requests(&mut self, traits: &Traits, operation: &Operation) {
        let tests = traits.get().map(|HttpRequestTests(tests)| tests);
        for test in tests.unwrap_or_default() {
            if !self.is_wanted(&test.id, &test.protocol, test.applies_to) {
                continue;
            }
            let Some(input) = self.fields(&test.id, &operation.input, &test.params) else {
                continue;
            };
            let request = RequestTest {
                ident: self.ident(&test.id),
                docs: docs(&test.id, test.documentation.clone()),
                call: operation.ident.clone(),
                input,
                endpoint: test.host.clone(),
                id: test.id.clone(),
                expected: expected_request(test),
            };
            self.found.requests.push(request);
        }
    }

    fn responses(&mut self, traits: &Traits, operation: &Operation, error: Option<&ErrorDef>) {
        let tests = traits.get().map(|HttpResponseTests(tests)| tests);
        let structure = error.map_or(&operation.output, |error| &error.structure);
        for test in tests.unwrap_or_default() {
            if !self.is_wanted(&test.id, &test.protocol, test.applies_to) {
                continue;
            }
            let Some(input) = self.samples.required(&operation.input) else {
                self.refuse(&test.id, "the operation has no example of an input");
                continue;
            };
            let Some(fields) = self.fields(&test.id, structure, &test.params) else {
                continue;
            };
            let response = ResponseTest {
                ident: self.ident(&test.id),
                docs: docs(&test.id, test.documentation),
                call: operation.ident.clone(),
                module: operation.input.module.clone(),
                input,
                status: test.code,
                headers: test.headers.into_iter().collect(),
                body: test.body,
                structure: structure.ident.clone(),
                stream: stream(structure, &fields),
                fields,
                error: error.map(|_| operation.error.clone()),
                id: test.id,
            };
            self.found.responses.push(response);
        }
    }

    /// Whether a test is for clients of restJson1, and is wanted.
    pub(crate) fn is_wanted(
        &mut self,
        id: &str,
        protocol: &str,
        applies_to: Option<AppliesTo>,
    ) -> bool {
        if !id.contains(self.filter) || protocol != RestJson1::ID {
            return false;
        }
        let of_server = applies_to == Some(AppliesTo::Server);
        self.found.of_servers += usize::from(of_server);
        !of_server
    }

    pub(crate) fn ident(&mut self, id: &str) -> Ident {
        ident(&self.names.unique(test_name(id)))
    }

    pub(crate) fn fields(
        &mut self,
        id: &str,
        structure: &Structure,
        params: &Value,
    ) -> Option<Vec<(Ident, Sample)>> {
        let nothing = Value::Object(Map::new());
        let params = if params.is_null() { &nothing } else { params };
        let fields = self.samples.fields(structure, params);
        if fields.is_none() {
            self.refuse(id, "its `params` do not fit the members");
        }
        fields
    }

    pub(crate) fn refuse(&mut self, id: &str, problem: &str) {
        self.found.unwritable.push((id.to_owned(), problem.to_owned()));
    }
}

/// Lowers the expected request of a test.
pub(crate) fn expected_request(test: protocol_tests::RequestTest) -> ExpectedRequest {
    let path = test.uri.split_once('?').map_or(test.uri.as_str(), |(path, _)| path);
    ExpectedRequest {
        path: path.to_owned(),
        method: test.method,
        // The host of a test may have a path, which is part of the endpoint.
        host: test
            .resolved_host
            .or(test.host)
            .map(|host| host.split('/').next().unwrap_or_default().to_owned()),
        query: test.query_params,
        required_parameters: test.require_query_params,
        forbidden_parameters: test.forbid_query_params,
        headers: test.headers.into_iter().collect(),
        required_headers: test.require_headers,
        forbidden_headers: test.forbid_headers,
        body: expected_body(test.body, test.body_media_type.as_deref()),
    }
}

/// Lowers the expected body of this media type.
pub(crate) fn expected_body(
    body: Option<String>,
    media_type: Option<&str>,
) -> Option<ExpectedBody> {
    body.map(|body| match body.as_str() {
        "" => ExpectedBody::Empty,
        _ if media_type == Some("application/json") => ExpectedBody::Json(body),
        _ => ExpectedBody::Bytes(body),
    })
}

pub(crate) fn docs(id: &str, documentation: Option<String>) -> Docs {
    let mut docs = vec![fallback("The test", id)];
    docs.extend(blocks(&documentation.unwrap_or_default(), &code_span));
    Docs(docs)
}

/// Returns the expected stream, if the structure has one.
fn stream(structure: &Structure, fields: &[(Ident, Sample)]) -> Option<ExpectedStream> {
    let member = structure.stream()?;
    let bytes = fields.iter().find_map(|(field, sample)| match sample {
        Sample::Stream(bytes) if *field == member.ident => Some(bytes.clone()),
        _ => None,
    });
    let bytes = (member.ty == Type::Stream).then(|| bytes.unwrap_or_default());
    Some(ExpectedStream::new(&member.ident, bytes, &structure.members))
}
