//! The errors after which a client retries an operation.

use crate::ir::Retries;
use crate::smithy::traits::Retryable;
use crate::smithy::{Model, ShapeId};
use std::collections::BTreeSet;

/// Returns the errors with `smithy.api#retryable`.
pub(crate) fn retries(model: &Model, errors: &BTreeSet<&ShapeId>) -> Retries {
    let mut retries = Retries::default();
    for error in errors {
        match model.shape(error).traits.get() {
            Some(Retryable { throttling: true }) => {
                retries.throttling_codes.push(error.name().to_owned());
            }
            Some(_) => retries.codes.push(error.name().to_owned()),
            None => {}
        }
    }
    retries
}
