//! Roles of structures.

use crate::lower::docs::links::DocScope;
use crate::smithy::ShapeId;

/// The role of a structure in the crate.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    Input,
    Output,
    Type,
    Error,
}

/// The structure whose members are being lowered.
pub(crate) struct Owner<'a> {
    pub id: &'a ShapeId,
    pub role: Role,
    /// The scope of its documentation.
    pub docs: DocScope<'a>,
}
