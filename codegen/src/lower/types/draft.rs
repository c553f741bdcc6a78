//! Members whose names in JSON are not known yet.

use crate::ir::{Binding, Type};
use crate::smithy::Member;
use proc_macro2::Ident;

/// A member with its field, type and binding.
pub(crate) struct MemberDraft<'m> {
    pub shape: &'m Member,
    pub names: MemberNames,
    pub ty: Type,
    pub binding: Binding,
}

/// The names of a member in Rust.
#[derive(Clone)]
pub(crate) struct MemberNames {
    pub field: Ident,
    pub option_setter: Ident,
    pub marker: Ident,
}
