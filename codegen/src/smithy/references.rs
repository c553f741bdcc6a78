//! Whether what shapes refer to exists and is of the kind that belongs there.

use super::traits::id;
use super::validate::diagnostic;
use super::{Diagnostic, Diagnostics, Model, Resource, Service, Shape, ShapeId, ShapeKind, Simple};

/// A reference that leads nowhere: from which shape, by which member, to what.
type Broken = (ShapeId, Option<String>, ShapeId);

/// Tells of broken references, and mends them, so that the rest of the model can be looked at.
pub(super) fn check(model: &mut Model, problems: &mut Diagnostics) {
    let mut broken = Vec::new();
    for (id, shape) in &model.shapes {
        targets(model, id, shape, problems, &mut broken);
        if nests_too_deep(model, shape) {
            problems.push(Diagnostic::shape(
                id,
                format!("lists and maps nest more than {DEEPEST} deep, or one contains itself"),
                "put a structure in between",
            ));
            let members = shape.members().into_iter();
            broken.extend(
                members
                    .map(|member| (id.clone(), Some(member.name.clone()), member.target.clone())),
            );
        }
    }
    for reference in broken {
        mend(model, &reference);
    }
}

/// Takes an operation whose input or output is not there from the services that have it.
fn leave_out(model: &mut Model, operation: &ShapeId) {
    for shape in model.shapes.values_mut() {
        if let ShapeKind::Service(Service { operations, .. })
        | ShapeKind::Resource(Resource { operations, .. }) = &mut shape.kind
        {
            operations.retain(|id| id != operation);
        }
    }
}

/// Makes a member a string, and leaves out what cannot be one.
fn mend(model: &mut Model, (id, member, target): &Broken) {
    let Some(shape) = model.shapes.get_mut(id) else { return };
    if let Some(member) = member.as_ref().and_then(|name| shape.member_mut(name)) {
        member.target = ShapeId::prelude("String");
    }
    match &mut shape.kind {
        ShapeKind::Service(service) => {
            service.operations.retain(|operation| operation != target);
            service.resources.retain(|resource| resource != target);
            service.errors.retain(|error| error != target);
        }
        ShapeKind::Resource(resource) => {
            resource.operations.retain(|operation| operation != target);
            resource.resources.retain(|resource| resource != target);
        }
        ShapeKind::Operation(operation) => {
            operation.errors.retain(|error| error != target);
            if [&operation.input, &operation.output].contains(&target) {
                leave_out(model, id);
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

/// Checks the references of a shape.
fn targets(
    model: &Model,
    id: &ShapeId,
    shape: &Shape,
    problems: &mut Diagnostics,
    broken: &mut Vec<Broken>,
) {
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
        broken.push((id.clone(), member.map(str::to_owned), target.clone()));
    };
    for member in shape.members() {
        check(Some(&member.name), &member.target, "a data shape", is_data);
    }
    match &shape.kind {
        ShapeKind::Map(key, _) => check(Some("key"), &key.target, "a string", is_string),
        ShapeKind::Service(service) => {
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
    let (operations, resources) = shape.children();
    for operation in operations {
        check(None, operation, "an operation", is_operation);
    }
    for resource in resources {
        check(None, resource, "a resource", is_resource);
    }
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
    is_structure(shape) && shape.traits.has(id::ERROR)
}

/// The shape of the same name in another namespace, or the one of the same namespace whose name
/// looks most like that of `id`, if there is one.
fn nearest<'a>(model: &'a Model, id: &ShapeId) -> Option<&'a ShapeId> {
    let length = id.name().len();
    let distance = |candidate: &ShapeId| {
        if candidate.namespace() != id.namespace() {
            return (candidate.name() == id.name()).then_some(0);
        }
        let close = candidate.name().len().abs_diff(length) <= 2;
        let distance = close.then(|| strsim::damerau_levenshtein(id.name(), candidate.name()));
        distance.filter(|distance| *distance <= 2)
    };
    let candidates = model.shapes.keys();
    let candidates = candidates.filter_map(|candidate| Some((distance(candidate)?, candidate)));
    candidates.min_by_key(|(distance, _)| *distance).map(|(_, candidate)| candidate)
}
