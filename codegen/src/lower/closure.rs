//! Which shapes the crate has, and what they are called.

use super::graph::{self, Edges};
use super::symbols::ShapeNames;
use crate::diagnostic::{Code, Diagnostics};
use crate::smithy::traits::{ErrorKind, Length, Range, Required, Sensitive, Streaming};
use crate::smithy::{Member, Model, Operation, Service, Shape, ShapeId, ShapeKind, Traits};
use std::collections::{BTreeMap, BTreeSet};

/// The shapes of a service, by what becomes of them.
pub(crate) struct Closure<'m> {
    pub model: &'m Model,
    /// The operations, sorted by name.
    pub operations: BTreeMap<(&'m str, &'m ShapeId), &'m Operation>,
    /// The errors of the operations, sorted by name.
    pub errors: BTreeSet<&'m ShapeId>,
    /// The structures, unions and enums that members have.
    pub types: BTreeSet<&'m ShapeId>,
    /// The shapes that responses have.
    pub in_responses: BTreeSet<&'m ShapeId>,
    /// The outputs and what responses have, as far as something sensitive is in it.
    pub sensitive: BTreeSet<&'m ShapeId>,
    /// The inputs and what requests have, as far as something with bounds is in it.
    pub bounded: BTreeSet<&'m ShapeId>,
    pub names: ShapeNames<'m>,
    /// The members that lead back to their owners: from which shape to which.
    back: BTreeSet<(&'m ShapeId, &'m ShapeId)>,
    /// Those of them without a list or a map on the way.
    recursive: BTreeSet<(&'m ShapeId, &'m ShapeId)>,
    /// How many types can lie within one another.
    pub levels: usize,
}

impl<'m> Closure<'m> {
    pub(crate) fn new(
        model: &'m Model,
        operations: &BTreeSet<&'m ShapeId>,
        service: &'m Service,
        problems: &mut Diagnostics,
    ) -> Closure<'m> {
        let operations = operations.iter().filter_map(|id| match &model.shape(id).kind {
            ShapeKind::Operation(operation) => Some(((id.name(), *id), operation)),
            _ => None,
        });
        let operations: BTreeMap<_, _> = operations.collect();
        let mut errors: BTreeSet<_> = operations
            .values()
            .flat_map(|operation| &operation.errors)
            .chain(&service.errors)
            .collect();
        let inputs = operations.values().map(|operation| &operation.input);
        let outputs = operations.values().map(|operation| &operation.output);
        let in_responses = model.reach(outputs.clone().chain(errors.iter().copied()));
        let in_requests = model.reach(inputs.clone());
        errors.extend(errors_of_streams(model, in_requests.union(&in_responses).copied()));
        let in_outputs = outputs.chain(in_responses.iter().copied()).collect();
        let sensitive = leading_to(model, &in_outputs, |shape| shape.traits.has::<Sensitive>());
        let in_inputs = inputs.chain(in_requests.iter().copied()).collect();
        let bounded = leading_to(model, &in_inputs, is_bounded);
        let types: BTreeSet<_> = in_requests
            .union(&in_responses)
            .copied()
            .filter(|id| !id.is_unit() && is_type(model.shape(id)))
            .collect();

        let all = in_requests.union(&in_responses);
        let edges = all.map(|id| {
            let members = model.shape(id).members();
            (*id, members.into_iter().map(|member| &member.target).collect())
        });
        let edges: Edges<'_> = edges.collect();
        let back = graph::recursive(&edges);
        let levels = graph::levels(&edges);

        let of_operations: Vec<_> = operations.keys().map(|(_, id)| *id).collect();
        let streams: Vec<_> =
            types.iter().copied().filter(|id| model.shape(id).traits.has::<Streaming>()).collect();
        let names = ShapeNames::new(service, &of_operations, &types, &errors, &streams);
        let mut closure = Closure {
            model,
            operations,
            errors,
            types,
            in_responses,
            sensitive,
            bounded,
            names,
            back,
            recursive: BTreeSet::new(),
            levels,
        };
        closure.recursive = graph::recursive(&closure.edges(|_| true));
        let endless = closure.edges(|member| member.traits.has::<Required>());
        for (owner, target) in graph::recursive(&endless) {
            if matches!(model.shape(owner).kind, ShapeKind::Structure(_)) {
                problems.push(Code::Shape.shape(
                    owner,
                    format!("the structure requires `{target}`, which requires it in turn"),
                    "make a member on the way optional, or put a list or a union in between",
                ));
            }
        }
        closure
    }

    /// Whether a member of `owner` that is a `target` would make `owner` contain itself.
    pub(crate) fn is_recursive(&self, owner: &ShapeId, target: &ShapeId) -> bool {
        self.recursive.contains(&(owner, target))
    }

    /// Whether a member of `owner` that is a `target` can hold an `owner` again, however deep.
    pub(crate) fn leads_back(&self, owner: &ShapeId, target: &ShapeId) -> bool {
        self.back.contains(&(owner, target))
    }

    /// The names of the members of all structures.
    pub(crate) fn member_names(&self) -> impl Iterator<Item = &'m str> {
        let parts =
            self.operations.values().flat_map(|operation| [&operation.input, &operation.output]);
        let structures = parts.chain(self.types.iter().copied()).chain(self.errors.iter().copied());
        let members = structures.flat_map(|id| self.members(id));
        members.map(|member| member.name.as_str())
    }

    /// Which structures and unions hold which, without a list or a map between them.
    fn edges(&self, counts: impl Fn(&Member) -> bool) -> Edges<'m> {
        let nodes = self.types.iter().chain(&self.errors);
        nodes
            .map(|id| {
                let members = match &self.model.shape(id).kind {
                    ShapeKind::Structure(members) | ShapeKind::Union(members) => members.as_slice(),
                    _ => &[],
                };
                let members = members.iter().filter(|member| counts(member));
                let targets = members.map(|member| &member.target);
                (*id, targets.filter(|target| self.types.contains(target)).collect())
            })
            .collect()
    }

    /// The members of a structure, those that are required first, then by name.
    pub(crate) fn members(&self, id: &ShapeId) -> Vec<&'m Member> {
        let ShapeKind::Structure(members) = &self.model.shape(id).kind else {
            return Vec::new();
        };
        let mut members: Vec<_> = members.iter().collect();
        members.sort_by_key(|member| (!member.traits.has::<Required>(), &member.name));
        members
    }
}

/// The errors that end event streams.
fn errors_of_streams<'m>(
    model: &'m Model,
    shapes: impl Iterator<Item = &'m ShapeId>,
) -> impl Iterator<Item = &'m ShapeId> {
    let shapes = shapes.map(|id| model.shape(id));
    let streams = shapes.filter(|shape| {
        matches!(shape.kind, ShapeKind::Union(_)) && shape.traits.has::<Streaming>()
    });
    let members = streams.flat_map(Shape::members).map(|member| &member.target);
    members.filter(|id| model.shape(id).traits.has::<ErrorKind>())
}

/// The shapes of which this holds or that reach one, from there back to what refers to it.
fn leading_to<'m>(
    model: &'m Model,
    shapes: &BTreeSet<&'m ShapeId>,
    holds: impl Fn(&Shape) -> bool,
) -> BTreeSet<&'m ShapeId> {
    let mut owners: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for id in shapes {
        for member in model.shape(id).members() {
            owners.entry(&member.target).or_default().push(*id);
        }
    }
    let holds = |id: &&ShapeId| holds(model.shape(id));
    let mut pending: Vec<_> = shapes.iter().copied().filter(holds).collect();
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

fn is_type(shape: &Shape) -> bool {
    matches!(
        shape.kind,
        ShapeKind::Structure(_) | ShapeKind::Union(_) | ShapeKind::Enum(_) | ShapeKind::IntEnum(_)
    )
}
