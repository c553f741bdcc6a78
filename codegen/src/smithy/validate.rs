//! Whether a model is valid, and whether the generator honours all it says: all problems at once.

use super::traits::{Support, Traits, id, support};
use super::{Diagnostic, Diagnostics, Model, Shape, ShapeId, ShapeKind, Simple};
use std::collections::BTreeSet;

/// Finds what is wrong with a model.
pub(super) fn validate(model: &Model) -> Result<(), Diagnostics> {
    let mut problems = Diagnostics::default();
    for (id, shape) in &model.shapes {
        targets(model, id, shape, &mut problems);
        members(id, shape, &mut problems);
        if nests_too_deep(model, shape) {
            problems.push(Diagnostic::shape(
                id,
                format!("lists and maps nest more than {DEEPEST} deep, or one contains itself"),
                "put a structure in between",
            ));
        }
        for (member, traits) in trait_sets(shape) {
            for (trait_id, value) in traits.iter() {
                if let Support::Known(form) = support(trait_id)
                    && let Err(error) = form(value)
                {
                    let problem = format!("`{trait_id}` has a value it cannot have: {error}");
                    let remedy = "give the trait a value of the form that Smithy defines";
                    problems.push(diagnostic(id, member, problem, remedy.to_owned()));
                }
            }
        }
    }
    problems.or(())
}

/// Checks that a union has members, and an enum each value once.
fn members(id: &ShapeId, shape: &Shape, problems: &mut Diagnostics) {
    match &shape.kind {
        ShapeKind::Union(members) if members.is_empty() => {
            let remedy = "give it a member, or make it a structure";
            problems.push(Diagnostic::shape(id, "the union has no members", remedy));
        }
        ShapeKind::Enum(members) => {
            let mut values = BTreeSet::new();
            for member in members {
                let value: Option<String> = member.traits.get(id::ENUM_VALUE);
                let value = value.unwrap_or_else(|| member.name.clone());
                if !values.insert(value.clone()) {
                    let problem = format!("another member has the value {value:?}");
                    let remedy = "take one of the members away";
                    problems.push(Diagnostic::member(id, &member.name, problem, remedy));
                }
            }
        }
        _ => {}
    }
}

/// How deep lists and maps may nest, without a structure or a union between them.
const DEEPEST: usize = 16;

fn nests_too_deep(model: &Model, shape: &Shape) -> bool {
    let mut shape = shape;
    for _ in 0..DEEPEST {
        let (ShapeKind::List(member) | ShapeKind::Map(_, member)) = &shape.kind else {
            return false;
        };
        match model.shapes.get(&member.target) {
            Some(target) => shape = target,
            None => return false,
        }
    }
    true
}

/// Finds what the generator would have to honour in these shapes and does not.
pub(crate) fn supported(model: &Model, closure: &BTreeSet<&ShapeId>, problems: &mut Diagnostics) {
    for id in closure {
        for (member, traits) in trait_sets(model.shape(id)) {
            for (trait_id, _) in traits.iter() {
                if let Support::Unsupported = support(trait_id) {
                    let problem = format!("`{trait_id}` is not supported");
                    let remedy =
                        "take the trait away if clients can do without, or add its support";
                    problems.push(diagnostic(id, member, problem, remedy.to_owned()));
                }
            }
        }
    }
}

/// The traits of a shape and of its members.
fn trait_sets(shape: &Shape) -> impl Iterator<Item = (Option<&str>, &Traits)> {
    let members = shape.members().into_iter();
    let members = members.map(|member| (Some(member.name.as_str()), &member.traits));
    [(None, &shape.traits)].into_iter().chain(members)
}

fn diagnostic(id: &ShapeId, member: Option<&str>, problem: String, remedy: String) -> Diagnostic {
    match member {
        Some(member) => Diagnostic::member(id, member, problem, remedy),
        None => Diagnostic::shape(id, problem, remedy),
    }
}

/// Checks that what a shape refers to exists and is of the kind that belongs there.
fn targets(model: &Model, id: &ShapeId, shape: &Shape, problems: &mut Diagnostics) {
    let mut check = |member: Option<&str>, target: &ShapeId, expected: &str, fits: Fits| {
        let (problem, remedy) = match model.shapes.get(target) {
            Some(shape) if fits(shape) => return,
            Some(_) => (format!("`{target}` is not {expected}"), format!("refer to {expected}")),
            None => (
                format!("`{target}` does not exist"),
                match nearest(model, target) {
                    Some(nearest) => format!("did you mean `{nearest}`?"),
                    None => "add the shape, or refer to another".to_owned(),
                },
            ),
        };
        problems.push(diagnostic(id, member, problem, remedy));
    };
    for member in shape.members() {
        check(Some(&member.name), &member.target, "a data shape", is_data);
    }
    match &shape.kind {
        ShapeKind::Map(key, _) => check(Some("key"), &key.target, "a string", is_string),
        ShapeKind::Service(service) => {
            for operation in &service.operations {
                check(None, operation, "an operation", |shape| {
                    matches!(shape.kind, ShapeKind::Operation(_))
                });
            }
            for error in &service.errors {
                check(None, error, "an error structure", is_error);
            }
        }
        ShapeKind::Operation(operation) => {
            check(None, &operation.input, "a structure", is_structure);
            check(None, &operation.output, "a structure", is_structure);
            for error in &operation.errors {
                check(None, error, "an error structure", is_error);
            }
        }
        _ => {}
    }
}

type Fits = fn(&Shape) -> bool;

fn is_data(shape: &Shape) -> bool {
    !matches!(shape.kind, ShapeKind::Service(_) | ShapeKind::Operation(_) | ShapeKind::Resource)
}

fn is_string(shape: &Shape) -> bool {
    matches!(shape.kind, ShapeKind::Simple(Simple::String) | ShapeKind::Enum(_))
}

fn is_structure(shape: &Shape) -> bool {
    matches!(shape.kind, ShapeKind::Structure(_))
}

fn is_error(shape: &Shape) -> bool {
    is_structure(shape) && shape.traits.has(id::ERROR)
}

/// The shape of the same namespace whose name looks most like that of `id`, if any does.
fn nearest<'a>(model: &'a Model, id: &ShapeId) -> Option<&'a ShapeId> {
    let length = id.name().len();
    let candidates = model.shapes.keys().filter(|candidate| {
        candidate.namespace() == id.namespace() && candidate.name().len().abs_diff(length) <= 2
    });
    candidates
        .map(|candidate| (strsim::damerau_levenshtein(id.name(), candidate.name()), candidate))
        .filter(|(distance, _)| *distance <= 2)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}
