//! Ways through structures.

use proc_macro2::Ident;

/// A way from a structure to something in it, field by field.
pub(crate) type Path = Vec<Step>;

/// A field on the way.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Step {
    pub field: Ident,
    /// Whether it may be absent.
    pub optional: bool,
}
