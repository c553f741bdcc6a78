//! The summary that the command line prints.

use crate::diagnostic::printable::printable;
use crate::ir::Service;
use crate::ir::protocol_tests::Conformance;
use std::collections::BTreeMap;

/// The protocol tests of a crate.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ProtocolTests {
    /// The id of each test, by the name of the test function.
    pub ids: BTreeMap<String, String>,
    /// The number of tests for servers, which the crate does not have.
    pub of_servers: usize,
    /// The ids of the tests that cannot be expressed in Rust, with the reasons.
    pub unwritable: Vec<(String, String)>,
}

/// The size of a service.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Summary {
    /// The title of the service.
    pub service: String,
    /// The version of its API.
    pub version: String,
    /// The number of operations.
    pub operations: usize,
    /// The number of structures, unions, enums and event streams.
    pub types: usize,
    /// The number of errors.
    pub errors: usize,
    /// The number of stale endpoint tests, which were written for other partitions.
    pub outdated_tests: usize,
}

impl Service {
    pub(crate) fn summary(&self) -> Summary {
        let tests = &self.endpoints.tests;
        Summary {
            service: printable(&self.title),
            version: printable(&self.version),
            operations: self.operations.len(),
            types: self.types.len(),
            errors: self.errors.len(),
            outdated_tests: tests.iter().filter(|test| test.outdated.is_some()).count(),
        }
    }

    pub(crate) fn protocol_tests(&self) -> ProtocolTests {
        let Some(Conformance { requests, responses, event_streams, of_servers, unwritable }) =
            &self.conformance
        else {
            return ProtocolTests::default();
        };
        let requests = requests.iter().map(|test| (&test.ident, &test.id));
        let responses = responses.iter().map(|test| (&test.ident, &test.id));
        let event_streams = event_streams.iter().map(|test| (&test.ident, &test.id));
        let ids = requests.chain(responses).chain(event_streams);
        ProtocolTests {
            ids: ids.map(|(ident, id)| (ident.to_string(), printable(id))).collect(),
            of_servers: *of_servers,
            unwritable: unwritable
                .iter()
                .map(|(id, problem)| (printable(id), printable(problem)))
                .collect(),
        }
    }
}
