//! Members whose names in JSON are not known yet.

use crate::ir::{Binding, Type};
use crate::smithy::Member;
use proc_macro2::Ident;

/// A member with its field, type and binding.
pub(crate) struct Draft<'m> {
    pub shape: &'m Member,
    pub ident: Ident,
    pub ty: Type,
    pub binding: Binding,
}
