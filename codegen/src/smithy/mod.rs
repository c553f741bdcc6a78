//! Smithy models: reading the JSON AST, and whether it is one.
//!
//! This part knows nothing of Rust.

pub(crate) mod id;
pub(crate) mod json;
pub(crate) mod model;
pub(crate) mod prelude;
pub(crate) mod shape;
pub(crate) mod traits;
pub(crate) mod transform;
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
    /// Reads a model, and adds to `problems` what is wrong with it.
    ///
    /// A model with problems is mended to where it can be looked at further. What is no model at
    /// all is an error.
    pub(crate) fn parse(json: &str, problems: &mut Diagnostics) -> Result<Self, Diagnostic> {
        let mut model = parse::parse(json, problems)?;
        validate::validate(&model, problems);
        targets::check(&mut model, problems);
        Ok(model)
    }
}
