//! Paths through structures.

use proc_macro2::Ident;

/// A path from a structure to a value in it.
pub(crate) type Path = Vec<Step>;

/// A field on a path.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Step {
    pub field: Ident,
    /// Whether the field may be absent.
    pub optional: bool,
}
