//! The JSON AST of a model.

pub(crate) mod ast;
pub(crate) mod convert;
pub(crate) mod document;
pub(crate) mod malformed;
pub(crate) mod parse;
pub(crate) mod unique_keys;
