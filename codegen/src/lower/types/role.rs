//! Roles of structures.

/// What a structure is to the crate.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    Input,
    Output,
    Type,
    Error,
}
