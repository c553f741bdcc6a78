//! The closure of a service: the shapes that its operations refer to.

use super::graph::{self, Edges};
use super::selection::ServiceShape;
use crate::smithy::traits::{ErrorKind, Length, Range, Required, Sensitive, Streaming};
use crate::smithy::{Member, Model, Operation, Shape, ShapeId, ShapeKind, Simple, Traits};
use std::collections::{BTreeMap, BTreeSet};

/// The shapes of a service, by their use.
pub(crate) struct Closure<'m> {
    pub model: &'m Model,
    /// The operations, sorted by name.
    pub operations: BTreeMap<(&'m str, &'m ShapeId), &'m Operation>,
    /// The errors of operations and event streams, sorted by name.
    pub errors: BTreeSet<&'m ShapeId>,
    /// The structures, unions and enums that members target.
    pub types: BTreeSet<&'m ShapeId>,
    /// The shapes in responses.
    pub in_responses: BTreeSet<&'m ShapeId>,
    /// The outputs, and the shapes in responses, that contain something sensitive.
    pub sensitive: BTreeSet<&'m ShapeId>,
    /// The inputs, and the shapes in requests, that contain something with a length or a range.
    pub bounded: BTreeSet<&'m ShapeId>,
    /// The shapes that contain a floating-point number.
    pub inexact: BTreeSet<&'m ShapeId>,
    /// The shapes that contain a map or an error, whose metadata contains one.
    pub unhashable: BTreeSet<&'m ShapeId>,
    /// The owners and targets of members that can contain their owner.
    recursive: BTreeSet<(&'m ShapeId, &'m ShapeId)>,
    /// The owners and targets of members that contain their owner without a list or a map in
    /// between.
    directly_recursive: BTreeSet<(&'m ShapeId, &'m ShapeId)>,
    /// The depth to which types nest.
    pub levels: usize,
}

impl<'m> Closure<'m> {
    pub(crate) fn new(model: &'m Model, service: &ServiceShape<'m>) -> Closure<'m> {
        let operations = service.operations.iter().filter_map(|id| match &model.shape(id).kind {
            ShapeKind::Operation(operation) => Some(((id.name(), *id), operation)),
            _ => None,
        });
        let operations: BTreeMap<_, _> = operations.collect();
        let of_operations = operations.values().flat_map(|operation| &operation.errors);
        let mut errors: BTreeSet<_> = of_operations.chain(&service.shape.errors).collect();
        let inputs = operations.values().map(|operation| &operation.input);
        let outputs = operations.values().map(|operation| &operation.output);
        let in_responses = model.reach(outputs.clone().chain(errors.iter().copied()));
        let in_requests = model.reach(inputs.clone());
        let reached: BTreeSet<_> = in_requests.union(&in_responses).copied().collect();
        errors.extend(errors_of_streams(model, &reached));
        let in_outputs = outputs.chain(in_responses.iter().copied()).collect();
        let in_inputs = inputs.chain(in_requests.iter().copied()).collect();
        let all = BTreeSet::union(&in_inputs, &in_outputs).copied().chain(errors.iter().copied());
        let all = all.collect();
        let is_type = |id: &ShapeId| !id.is_unit() && is_type(model.shape(id));
        let types: BTreeSet<_> = reached.iter().copied().filter(|id| is_type(id)).collect();
        let edges: Edges<'_> = reached
            .iter()
            .map(|id| {
                let members = model.shape(id).members();
                (*id, members.into_iter().map(|member| &member.target).collect())
            })
            .collect();
        let nodes = types.union(&errors).copied().collect();
        Closure {
            sensitive: containing(model, &in_outputs, |shape| shape.traits.has::<Sensitive>()),
            bounded: containing(model, &in_inputs, is_bounded),
            inexact: containing(model, &all, is_float),
            unhashable: containing(model, &all, is_unhashable),
            recursive: graph::recursive(&edges),
            directly_recursive: graph::recursive(&direct_edges(model, &nodes, |_| true)),
            levels: graph::levels(&edges),
            model,
            operations,
            errors,
            types,
            in_responses,
        }
    }

    /// Whether a member of `owner` with this target must be boxed: `owner` would contain itself.
    pub(crate) fn needs_box(&self, owner: &ShapeId, target: &ShapeId) -> bool {
        self.directly_recursive.contains(&(owner, target))
    }

    /// Whether a member of `owner` with this target can contain an `owner`, at any depth.
    pub(crate) fn is_recursive(&self, owner: &ShapeId, target: &ShapeId) -> bool {
        self.recursive.contains(&(owner, target))
    }

    /// Returns the event streams, with their events and errors.
    pub(crate) fn event_streams(&self) -> impl Iterator<Item = (&'m ShapeId, &'m [Member])> {
        let model = self.model;
        self.types.iter().filter_map(move |id| match &model.shape(id).kind {
            ShapeKind::Union(members) if model.shape(id).traits.has::<Streaming>() => {
                Some((*id, members.as_slice()))
            }
            _ => None,
        })
    }

    /// Returns the names of the members of all structures.
    pub(crate) fn member_names(&self) -> impl Iterator<Item = &'m str> {
        let parts =
            self.operations.values().flat_map(|operation| [&operation.input, &operation.output]);
        let structures = parts.chain(self.types.iter().copied()).chain(self.errors.iter().copied());
        let members = structures.flat_map(|id| self.members(id));
        members.map(|member| member.name.as_str())
    }

    /// Returns the structures and unions that contain others, by the members that count.
    pub(crate) fn edges(&self, counts: impl Fn(&Member) -> bool) -> Edges<'m> {
        direct_edges(self.model, &self.types.union(&self.errors).copied().collect(), counts)
    }

    /// Returns the members of a structure: the required ones first, then by name.
    pub(crate) fn members(&self, id: &ShapeId) -> Vec<&'m Member> {
        let ShapeKind::Structure(members) = &self.model.shape(id).kind else {
            return Vec::new();
        };
        let mut members: Vec<_> = members.iter().collect();
        members.sort_by_key(|member| (!member.traits.has::<Required>(), &member.name));
        members
    }
}

/// Returns the structures and unions among `nodes` that contain others without a list or a map in
/// between.
fn direct_edges<'m>(
    model: &'m Model,
    nodes: &BTreeSet<&'m ShapeId>,
    counts: impl Fn(&Member) -> bool,
) -> Edges<'m> {
    let edges = nodes.iter().map(|id| {
        let members = match &model.shape(id).kind {
            ShapeKind::Structure(members) | ShapeKind::Union(members) => members.as_slice(),
            _ => &[],
        };
        let targets = members.iter().filter(|member| counts(member)).map(|member| &member.target);
        (*id, targets.filter(|target| nodes.contains(target)).collect())
    });
    edges.collect()
}

/// Returns the errors that end event streams.
fn errors_of_streams<'m>(
    model: &'m Model,
    shapes: &BTreeSet<&'m ShapeId>,
) -> impl Iterator<Item = &'m ShapeId> {
    let shapes = shapes.iter().map(|id| model.shape(id));
    let streams = shapes.filter(|shape| {
        matches!(shape.kind, ShapeKind::Union(_)) && shape.traits.has::<Streaming>()
    });
    let members = streams.flat_map(Shape::members).map(|member| &member.target);
    members.filter(|id| model.shape(id).traits.has::<ErrorKind>())
}

/// Returns the shapes that satisfy `predicate` or contain one that does.
fn containing<'m>(
    model: &'m Model,
    shapes: &BTreeSet<&'m ShapeId>,
    predicate: impl Fn(&Shape) -> bool,
) -> BTreeSet<&'m ShapeId> {
    let mut owners: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for id in shapes {
        for member in model.shape(id).members() {
            owners.entry(&member.target).or_default().push(*id);
        }
    }
    let satisfies = |id: &&ShapeId| predicate(model.shape(id));
    let mut pending: Vec<_> = shapes.iter().copied().filter(satisfies).collect();
    let mut found: BTreeSet<_> = pending.iter().copied().collect();
    while let Some(id) = pending.pop() {
        let owners = owners.get(id).into_iter().flatten().copied();
        pending.extend(owners.filter(|owner| found.insert(owner)));
    }
    found
}

/// Whether a shape or one of its members has a length or a range.
fn is_bounded(shape: &Shape) -> bool {
    let bounded = |traits: &Traits| traits.has::<Length>() || traits.has::<Range>();
    bounded(&shape.traits) || shape.members().iter().any(|member| bounded(&member.traits))
}

fn is_float(shape: &Shape) -> bool {
    matches!(shape.kind, ShapeKind::Simple(Simple::Float | Simple::Double))
}

fn is_unhashable(shape: &Shape) -> bool {
    matches!(shape.kind, ShapeKind::Map(..)) || shape.traits.has::<ErrorKind>()
}

/// Whether a shape becomes a type in Rust.
fn is_type(shape: &Shape) -> bool {
    matches!(
        shape.kind,
        ShapeKind::Structure(_) | ShapeKind::Union(_) | ShapeKind::Enum(_) | ShapeKind::IntEnum(_)
    )
}
