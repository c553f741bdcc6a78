//! Whether what shapes refer to exists and is of the kind that belongs there.

use super::diagnostic;
use crate::diagnostic::{Code, Diagnostics};
use crate::smithy::id::ShapeId;
use crate::smithy::model::Model;
use crate::smithy::shape::{Resource, Service, Shape, ShapeKind, Simple};
use crate::smithy::traits::ErrorKind;
use heck::ToLowerCamelCase;
use std::collections::{BTreeMap, BTreeSet};

/// The references of a shape that lead nowhere: those of members, by name, and all, by target.
#[derive(Default)]
struct Broken {
    members: BTreeSet<String>,
    targets: BTreeSet<ShapeId>,
}

/// Tells of broken references, and mends them, so that the rest of the model can be looked at.
pub(crate) fn check(model: &mut Model, problems: &mut Diagnostics) {
    let mut all = BTreeMap::new();
    let mut guesses = Guesses::new();
    for (id, shape) in &model.shapes {
        let mut broken = targets(model, (id, shape), &mut guesses, problems);
        if nests_too_deep(model, shape) {
            problems.push(Code::Shape.shape(
                id,
                format!("lists and maps nest more than {DEEPEST} deep, or one contains itself"),
                "put a structure in between",
            ));
            broken.members.extend(shape.members().iter().map(|member| member.name.clone()));
        }
        all.insert(id.clone(), broken);
    }
    mend(model, &all);
}

/// Makes members strings, and leaves out what cannot be one.
fn mend(model: &mut Model, broken: &BTreeMap<ShapeId, Broken>) {
    let mut without = BTreeSet::new();
    for (id, shape) in &mut model.shapes {
        let Some(Broken { members, targets }) = broken.get(id) else { continue };
        for member in shape.members_mut() {
            if members.contains(&member.name) {
                member.target = ShapeId::prelude("String");
            }
        }
        let is_there = |id: &ShapeId| !targets.contains(id);
        match &mut shape.kind {
            ShapeKind::Service(service) => {
                service.operations.retain(is_there);
                service.resources.retain(is_there);
                service.errors.retain(is_there);
            }
            ShapeKind::Resource(resource) => {
                resource.operations.retain(is_there);
                resource.resources.retain(is_there);
            }
            ShapeKind::Operation(operation) => {
                operation.errors.retain(is_there);
                if !(is_there(&operation.input) && is_there(&operation.output)) {
                    without.insert(id.clone());
                }
            }
            _ => {}
        }
    }
    // An operation without an input or an output is none of the service.
    for shape in model.shapes.values_mut() {
        if let ShapeKind::Service(Service { operations, .. })
        | ShapeKind::Resource(Resource { operations, .. }) = &mut shape.kind
        {
            operations.retain(|id| !without.contains(id));
        }
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

/// Checks the references of a shape, and tells which are broken.
fn targets(
    model: &Model,
    (id, shape): (&ShapeId, &Shape),
    guesses: &mut Guesses,
    problems: &mut Diagnostics,
) -> Broken {
    let mut broken = Broken::default();
    let mut check = |member: Option<&str>, target: &ShapeId, expected: &str, fits: Fits| {
        let (problem, remedy) = match model.shapes.get(target) {
            Some(shape) if fits(shape) => return,
            Some(shape) => (
                format!("`{target}` is of type `{}`, where {expected} belongs", kind(shape)),
                format!("refer to {expected}"),
            ),
            None => (
                format!("`{target}` does not exist"),
                match guess(model, target, guesses) {
                    Some(nearest) => format!("did you mean `{nearest}`?"),
                    None => "add the shape, or refer to another".to_owned(),
                },
            ),
        };
        // Of a shape that cannot be read, enough is said already.
        if !model.unread.contains(target) {
            problems.push(diagnostic(Code::Target, id, member, problem, remedy).about(target));
        }
        broken.members.extend(member.map(str::to_owned));
        broken.targets.insert(target.clone());
    };
    for member in shape.members() {
        check(Some(&member.name), &member.target, "a data shape", is_data);
    }
    match &shape.kind {
        ShapeKind::Map(key, _) => check(Some("key"), &key.target, "a string", is_string),
        ShapeKind::Service(service) => {
            for error in &service.errors {
                check(None, error, "a structure with `smithy.api#error`", is_error);
            }
        }
        ShapeKind::Operation(operation) => {
            check(None, &operation.input, "a structure", is_structure);
            check(None, &operation.output, "a structure", is_structure);
            for error in &operation.errors {
                check(None, error, "a structure with `smithy.api#error`", is_error);
            }
        }
        _ => {}
    }
    let (operations, resources) = shape.children();
    for operation in operations {
        check(None, operation, "an operation", is_operation);
    }
    for resource in resources {
        check(None, resource, "a resource", is_resource);
    }
    broken
}

/// What was probably meant by identifiers of shapes that do not exist.
type Guesses = BTreeMap<ShapeId, Option<ShapeId>>;

/// How many guesses are made. Each is a look at the whole model, and a few of them tell what went
/// wrong with so many.
const MOST_GUESSES: usize = 100;

fn guess(model: &Model, id: &ShapeId, guesses: &mut Guesses) -> Option<ShapeId> {
    if !guesses.contains_key(id) && guesses.len() < MOST_GUESSES {
        guesses.insert(id.clone(), nearest(model, id).cloned());
    }
    guesses.get(id)?.clone()
}

type Fits = fn(&Shape) -> bool;

fn is_operation(shape: &Shape) -> bool {
    matches!(shape.kind, ShapeKind::Operation(_))
}

fn is_resource(shape: &Shape) -> bool {
    matches!(shape.kind, ShapeKind::Resource(_))
}

fn is_data(shape: &Shape) -> bool {
    !(is_operation(shape) || is_resource(shape) || matches!(shape.kind, ShapeKind::Service(_)))
}

fn is_string(shape: &Shape) -> bool {
    matches!(shape.kind, ShapeKind::Simple(Simple::String) | ShapeKind::Enum(_))
}

fn is_structure(shape: &Shape) -> bool {
    matches!(shape.kind, ShapeKind::Structure(_))
}

fn is_error(shape: &Shape) -> bool {
    is_structure(shape) && shape.traits.has::<ErrorKind>()
}

/// The type of a shape, as a model has it.
fn kind(shape: &Shape) -> String {
    let kind = match &shape.kind {
        ShapeKind::Simple(simple) => return format!("{simple:?}").to_lower_camel_case(),
        ShapeKind::Enum(_) => "enum",
        ShapeKind::IntEnum(_) => "intEnum",
        ShapeKind::List(_) => "list",
        ShapeKind::Map(..) => "map",
        ShapeKind::Structure(_) => "structure",
        ShapeKind::Union(_) => "union",
        ShapeKind::Service(_) => "service",
        ShapeKind::Operation(_) => "operation",
        ShapeKind::Resource(_) => "resource",
    };
    kind.to_owned()
}

/// The shape of the same name in another namespace, or the one of the same namespace whose name
/// looks most like that of `id`, if there is one.
fn nearest<'a>(model: &'a Model, id: &ShapeId) -> Option<&'a ShapeId> {
    let length = id.name().len();
    let most = if length < 6 { 1 } else { 2 };
    let distance = |candidate: &ShapeId| {
        if candidate.namespace() != id.namespace() {
            return (candidate.name() == id.name()).then_some(0);
        }
        let close = candidate.name().len().abs_diff(length) <= most;
        let distance = close.then(|| strsim::damerau_levenshtein(id.name(), candidate.name()));
        distance.filter(|distance| *distance <= most)
    };
    let candidates = model.shapes.keys();
    let candidates = candidates.filter_map(|candidate| Some((distance(candidate)?, candidate)));
    candidates.min_by_key(|(distance, _)| *distance).map(|(_, candidate)| candidate)
}
