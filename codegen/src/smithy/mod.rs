//! Smithy models: parsing and validation of the JSON AST.
//!
//! Nothing in this folder depends on Rust or on restJson1.

pub(crate) mod id;
pub(crate) mod json;
pub(crate) mod model;
pub(crate) mod prelude;
pub(crate) mod shape;
pub(crate) mod traits;
pub(crate) mod transform;
pub(crate) mod typo;
pub(crate) mod validate;

pub(crate) use id::ShapeId;
pub(crate) use id::is_identifier;
pub(crate) use model::Model;
pub(crate) use model::no_service;
pub(crate) use shape::{Member, Operation, Service, Shape, ShapeKind, Simple};
pub(crate) use traits::Traits;

use crate::diagnostic::{Diagnostic, Diagnostics};
use json::parse;
use validate::targets;

impl Model {
    /// Parses a model, and adds its problems to `problems`.
    ///
    /// Invalid references are removed, so that the rest of the model can be checked further. A text
    /// that is not a model is an error.
    pub(crate) fn parse(json: &str, problems: &mut Diagnostics) -> Result<Self, Diagnostic> {
        let mut model = parse::parse(json, problems)?;
        validate::validate(&model, problems);
        targets::check(&mut model, problems);
        Ok(model)
    }
}
