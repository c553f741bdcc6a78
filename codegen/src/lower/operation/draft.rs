//! Operations whose input and output are lowered.

use crate::ir::type_index::TypeIndex;
use crate::ir::{AuthScheme, Endpoints, Structure};
use crate::lower::symbols::OperationNames;
use crate::smithy::{Operation, ShapeId, Traits};
use std::collections::BTreeSet;

/// An operation with its input and its output.
pub(crate) struct Draft<'a> {
    pub id: &'a ShapeId,
    pub shape: &'a Operation,
    pub traits: &'a Traits,
    /// The errors, with those of the service.
    pub errors: BTreeSet<&'a ShapeId>,
    pub names: &'a OperationNames,
    pub input: Structure,
    pub output: Structure,
}

/// The parts of a service that operations refer to.
pub(crate) struct Definitions<'s> {
    pub types: TypeIndex<'s>,
    pub endpoints: &'s Endpoints,
    /// The auth schemes of the service, in order of preference.
    pub auth: &'s [AuthScheme],
}
