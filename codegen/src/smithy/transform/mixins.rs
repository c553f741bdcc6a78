//! Mixins.

use crate::diagnostic::{Code, Diagnostics};
use crate::smithy::id::ShapeId;
use crate::smithy::shape::{Member, Shape, ShapeKind};
use crate::smithy::traits::{Mixin, Trait, Traits};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// Adds to each shape the members of its mixins, and the traits that the shape does not have
/// itself.
pub(crate) fn flatten(
    shapes: &mut BTreeMap<ShapeId, Shape>,
    mut mixed: BTreeMap<ShapeId, Vec<ShapeId>>,
    problems: &mut Diagnostics,
) {
    let mut users: BTreeMap<ShapeId, Vec<ShapeId>> = BTreeMap::new();
    for (id, mixins) in &mut mixed {
        mixins.retain(|mixin| {
            let is_mixin = shapes.get(mixin).is_some_and(|shape| shape.traits.has::<Mixin>());
            if !is_mixin {
                let problem = format!("`{mixin}` is not a mixin: it lacks `smithy.api#mixin`");
                let remedy = "add the trait, or refer to another shape";
                problems.push(Code::Target.shape(id, problem, remedy).about(mixin));
            }
            is_mixin
        });
        for mixin in mixins {
            users.entry(mixin.clone()).or_default().push(id.clone());
        }
    }
    // A shape is ready once its mixins are complete.
    let mut waits: BTreeMap<ShapeId, usize> = BTreeMap::new();
    for (id, mixins) in &mixed {
        let open = mixins.iter().filter(|mixin| mixed.contains_key(mixin)).count();
        waits.insert(id.clone(), open);
    }
    let mut ready: Vec<_> =
        waits.iter().filter(|(_, open)| **open == 0).map(|(id, _)| id.clone()).collect();
    let mut copied = 0;
    while let Some(id) = ready.pop() {
        waits.remove(&id);
        for mixin in &mixed[&id] {
            let mixin = shapes[mixin].clone();
            copied += size(&mixin);
            if copied > MAX_COPIED {
                let problem = "mixins copy more than 100 MB of members and traits";
                let remedy = "reduce the mixins of shapes, or the members of mixins";
                problems.push(Code::Shape.shape(&id, problem, remedy));
                return;
            }
            if let Some(shape) = shapes.get_mut(&id) {
                merge(shape, mixin);
            }
        }
        for user in users.remove(&id).unwrap_or_default() {
            if let Some(open) = waits.get_mut(&user) {
                *open -= 1;
                if *open == 0 {
                    ready.push(user);
                }
            }
        }
    }
    for id in waits.keys() {
        let remedy = "break the cycle in `mixins`";
        problems.push(Code::Shape.shape(id, "the shape is a mixin of itself", remedy));
    }
}

/// The largest number of bytes that mixins may copy into the shapes of a model.
const MAX_COPIED: usize = 100_000_000;

/// Estimates the size of a shape in bytes.
fn size(shape: &Shape) -> usize {
    const ENTRY: usize = 100;
    fn of_value(value: &Value) -> usize {
        ENTRY
            + match value {
                Value::String(text) => text.len(),
                Value::Array(values) => values.iter().map(of_value).sum(),
                Value::Object(values) => {
                    values.iter().map(|(key, value)| key.len() + of_value(value)).sum()
                }
                _ => 0,
            }
    }
    let of_traits =
        |traits: &Traits| -> usize { traits.iter().map(|(_, value)| of_value(value)).sum() };
    let members = shape.members().into_iter();
    let of_members: usize = members.map(|member| ENTRY + of_traits(&member.traits)).sum();
    ENTRY * (1 + shape.references().len()) + of_traits(&shape.traits) + of_members
}

fn merge(shape: &mut Shape, mut mixin: Shape) {
    let local_traits =
        mixin.traits.get().map_or_else(Vec::new, |Mixin { local_traits }| local_traits);
    for trait_id in local_traits.iter().map(String::as_str).chain([Mixin::ID]) {
        mixin.traits.remove(trait_id);
    }
    shape.traits.extend(mixin.traits);
    match (&mut shape.kind, mixin.kind) {
        (ShapeKind::Structure(own), ShapeKind::Structure(members))
        | (ShapeKind::Union(own), ShapeKind::Union(members))
        | (ShapeKind::Enum(own), ShapeKind::Enum(members))
        | (ShapeKind::IntEnum(own), ShapeKind::IntEnum(members)) => prepend(own, members),
        (ShapeKind::Service(own), ShapeKind::Service(other)) => {
            append(&mut own.operations, other.operations);
            append(&mut own.resources, other.resources);
            append(&mut own.errors, other.errors);
        }
        (ShapeKind::Resource(own), ShapeKind::Resource(other)) => {
            append(&mut own.operations, other.operations);
            append(&mut own.resources, other.resources);
        }
        (ShapeKind::Operation(own), ShapeKind::Operation(other)) => {
            append(&mut own.errors, other.errors);
        }
        _ => {}
    }
}

/// Appends the shape ids that are not in the list. Several mixins may share a mixin.
fn append(own: &mut Vec<ShapeId>, other: Vec<ShapeId>) {
    let known: BTreeSet<_> = own.iter().cloned().collect();
    own.extend(other.into_iter().filter(|id| !known.contains(id)));
}

/// Prepends the members of a mixin. A member that the shape defines again adds traits.
fn prepend(own: &mut Vec<Member>, members: Vec<Member>) {
    let mut all: BTreeMap<_, _> =
        members.into_iter().map(|member| (member.name.clone(), member)).collect();
    for mut member in own.drain(..) {
        if let Some(inherited) = all.remove(&member.name) {
            member.traits.extend(inherited.traits);
        }
        all.insert(member.name.clone(), member);
    }
    own.extend(all.into_values());
}
