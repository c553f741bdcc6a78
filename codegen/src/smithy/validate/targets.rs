//! Validation of references: their targets exist, and have the right kind.

use super::Place;
use crate::diagnostic::{Code, Diagnostics};
use crate::smithy::id::ShapeId;
use crate::smithy::model::Model;
use crate::smithy::shape::{Resource, Service, Shape, ShapeKind, Simple};
use crate::smithy::traits::ErrorKind;
use crate::smithy::typo::typo_distance;
use heck::ToLowerCamelCase;
use std::collections::{BTreeMap, BTreeSet};

/// The invalid references of a shape: the names of members, and the targets of all references.
#[derive(Default)]
struct Broken {
    members: BTreeSet<String>,
    targets: BTreeSet<ShapeId>,
}

/// Reports invalid references, and removes them so that the rest of the model can be checked.
pub(crate) fn check(model: &mut Model, problems: &mut Diagnostics) {
    let mut checker = Checker { model, guesses: BTreeMap::new(), problems };
    let shapes = checker.model.shapes.iter();
    let broken = shapes.map(|(id, shape)| (id.clone(), checker.shape(id, shape))).collect();
    remove(model, &broken);
}

/// Replaces invalid targets of members by `String`, and removes other invalid references.
fn remove(model: &mut Model, broken: &BTreeMap<ShapeId, Broken>) {
    let mut without = BTreeSet::new();
    for (id, shape) in &mut model.shapes {
        let Some(Broken { members, targets }) = broken.get(id) else { continue };
        for member in shape.members_mut() {
            if members.contains(&member.name) {
                member.target = ShapeId::prelude("String");
            }
        }
        let is_valid = |id: &ShapeId| !targets.contains(id);
        match &mut shape.kind {
            ShapeKind::Service(service) => {
                service.operations.retain(is_valid);
                service.resources.retain(is_valid);
                service.errors.retain(is_valid);
            }
            ShapeKind::Resource(resource) => {
                resource.operations.retain(is_valid);
                resource.resources.retain(is_valid);
            }
            ShapeKind::Operation(operation) => {
                operation.errors.retain(is_valid);
                if !(is_valid(&operation.input) && is_valid(&operation.output)) {
                    without.insert(id.clone());
                }
            }
            _ => {}
        }
    }
    // An operation needs an input and an output.
    for shape in model.shapes.values_mut() {
        if let ShapeKind::Service(Service { operations, .. })
        | ShapeKind::Resource(Resource { operations, .. }) = &mut shape.kind
        {
            operations.retain(|id| !without.contains(id));
        }
    }
}

/// The largest depth to which lists and maps may nest without a structure or a union in between.
const MAX_DEPTH: usize = 16;

fn nests_too_deep(model: &Model, shape: &Shape) -> bool {
    let mut shape = shape;
    for _ in 0..MAX_DEPTH {
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

/// Checks the references of shapes.
struct Checker<'a> {
    model: &'a Model,
    /// The suggestions for shape ids that do not exist.
    guesses: BTreeMap<ShapeId, Option<ShapeId>>,
    problems: &'a mut Diagnostics,
}

impl Checker<'_> {
    /// Reports and returns the invalid references of a shape.
    fn shape(&mut self, id: &ShapeId, shape: &Shape) -> Broken {
        let mut broken = Broken::default();
        for (member, target, need) in references(shape) {
            if self.check(Place { shape: id, member }, target, need) {
                continue;
            }
            broken.members.extend(member.map(str::to_owned));
            broken.targets.insert(target.clone());
        }
        if nests_too_deep(self.model, shape) {
            self.problems.push(Code::Shape.shape(
                id,
                format!("lists and maps nest more than {MAX_DEPTH} deep, or one contains itself"),
                "put a structure between them",
            ));
            broken.members.extend(shape.members().iter().map(|member| member.name.clone()));
        }
        broken
    }

    /// Reports an invalid reference. Returns true if the reference is valid.
    fn check(&mut self, place: Place<'_>, target: &ShapeId, need: Need) -> bool {
        let (problem, remedy) = match self.model.shapes.get(target) {
            Some(shape) if need.fits(shape) => return true,
            Some(shape) => (
                format!(
                    "`{target}` is a `{}`, but the reference needs {}",
                    kind(shape),
                    need.name()
                ),
                format!("refer to {}", need.name()),
            ),
            None => (
                format!("`{target}` does not exist"),
                match self.guess(target) {
                    Some(nearest) => format!("did you mean `{nearest}`?"),
                    None => "add the shape, or refer to another one".to_owned(),
                },
            ),
        };
        // An invalid shape has a diagnostic already.
        if !self.model.unread.contains(target) {
            self.problems.push(place.diagnostic(Code::Target, problem, remedy).about(target));
        }
        false
    }

    fn guess(&mut self, id: &ShapeId) -> Option<ShapeId> {
        if !self.guesses.contains_key(id) && self.guesses.len() < MAX_GUESSES {
            self.guesses.insert(id.clone(), nearest(self.model, id).cloned());
        }
        self.guesses.get(id)?.clone()
    }
}

/// Returns the references of a shape: the member, the target, and the kind of shape that it needs.
fn references(shape: &Shape) -> Vec<(Option<&str>, &ShapeId, Need)> {
    let members = shape.members().into_iter();
    let mut references: Vec<_> =
        members.map(|member| (Some(member.name.as_str()), &member.target, Need::Data)).collect();
    match &shape.kind {
        ShapeKind::Map(key, _) => references.push((Some("key"), &key.target, Need::String)),
        ShapeKind::Service(service) => {
            references.extend(service.errors.iter().map(|error| (None, error, Need::Error)));
        }
        ShapeKind::Operation(operation) => {
            let parts = [&operation.input, &operation.output];
            references.extend(parts.map(|part| (None, part, Need::Structure)));
            references.extend(operation.errors.iter().map(|error| (None, error, Need::Error)));
        }
        _ => {}
    }
    let (operations, resources) = shape.children();
    references.extend(operations.iter().map(|id| (None, id, Need::Operation)));
    references.extend(resources.iter().map(|id| (None, id, Need::Resource)));
    references
}

/// The largest number of suggestions. Each takes a pass over the whole model.
const MAX_GUESSES: usize = 100;

/// The kind of shape that a reference needs.
#[derive(Clone, Copy)]
enum Need {
    Data,
    String,
    Structure,
    Error,
    Operation,
    Resource,
}

impl Need {
    fn name(self) -> &'static str {
        match self {
            Need::Data => "a data shape",
            Need::String => "a string",
            Need::Structure => "a structure",
            Need::Error => "a structure with `smithy.api#error`",
            Need::Operation => "an operation",
            Need::Resource => "a resource",
        }
    }

    fn fits(self, shape: &Shape) -> bool {
        let is_structure = matches!(shape.kind, ShapeKind::Structure(_));
        match self {
            Need::Data => !matches!(
                shape.kind,
                ShapeKind::Operation(_) | ShapeKind::Resource(_) | ShapeKind::Service(_)
            ),
            Need::String => {
                matches!(shape.kind, ShapeKind::Simple(Simple::String) | ShapeKind::Enum(_))
            }
            Need::Structure => is_structure,
            Need::Error => is_structure && shape.traits.has::<ErrorKind>(),
            Need::Operation => matches!(shape.kind, ShapeKind::Operation(_)),
            Need::Resource => matches!(shape.kind, ShapeKind::Resource(_)),
        }
    }
}

/// Returns the `type` of a shape in the JSON AST.
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

/// Returns the shape that `id` misspells: one of the same name in another namespace, or the nearest
/// name in the same namespace.
fn nearest<'a>(model: &'a Model, id: &ShapeId) -> Option<&'a ShapeId> {
    let distance = |candidate: &ShapeId| {
        if candidate.namespace() != id.namespace() {
            return (candidate.name() == id.name()).then_some(0);
        }
        typo_distance(id.name(), candidate.name())
    };
    let candidates = model.shapes.keys();
    let candidates = candidates.filter_map(|candidate| Some((distance(candidate)?, candidate)));
    candidates.min_by_key(|(distance, _)| *distance).map(|(_, candidate)| candidate)
}
