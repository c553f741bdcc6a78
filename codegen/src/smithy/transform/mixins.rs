//! Mixins.

use crate::diagnostic::{Code, Diagnostics};
use crate::smithy::id::ShapeId;
use crate::smithy::shape::{Member, Shape, ShapeKind};
use crate::smithy::traits::{Mixin, Trait, Traits};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// Adds to each shape the members of its mixins, and the traits that the shape does not have
/// itself. `mixed` has the mixins of each shape.
pub(crate) fn flatten(
    shapes: &mut BTreeMap<ShapeId, Shape>,
    mut mixed: BTreeMap<ShapeId, Vec<ShapeId>>,
    problems: &mut Diagnostics,
) {
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
    }
    let mut queue = Queue::new(&mixed);
    let mut copied = 0;
    while let Some(id) = queue.next() {
        for mixin in &mixed[id] {
            let mixin = shapes[mixin].clone();
            copied += size(&mixin);
            if copied > MAX_COPIED {
                let problem = "mixins copy more than 100 MB of members and traits";
                let remedy = "reduce the mixins of shapes, or the members of mixins";
                problems.push(Code::Shape.shape(id, problem, remedy));
                return;
            }
            if let Some(shape) = shapes.get_mut(id) {
                merge(shape, mixin);
            }
        }
    }
    for id in queue.incomplete.keys() {
        let remedy = "break the cycle in `mixins`";
        problems.push(Code::Shape.shape(id, "the shape is a mixin of itself", remedy));
    }
}

/// The shapes with mixins, in an order in which each shape comes after its mixins.
struct Queue<'a> {
    /// The shapes whose mixins are complete.
    ready: Vec<&'a ShapeId>,
    /// The number of incomplete mixins of the other shapes.
    incomplete: BTreeMap<&'a ShapeId, usize>,
    /// The shapes with a mixin, by the mixin.
    users: BTreeMap<&'a ShapeId, Vec<&'a ShapeId>>,
}

impl<'a> Queue<'a> {
    fn new(mixed: &'a BTreeMap<ShapeId, Vec<ShapeId>>) -> Self {
        let mut queue =
            Queue { ready: Vec::new(), incomplete: BTreeMap::new(), users: BTreeMap::new() };
        for (id, mixins) in mixed {
            match mixins.iter().filter(|mixin| mixed.contains_key(mixin)).count() {
                0 => queue.ready.push(id),
                count => drop(queue.incomplete.insert(id, count)),
            }
            for mixin in mixins {
                queue.users.entry(mixin).or_default().push(id);
            }
        }
        queue
    }

    /// Returns the next shape. The caller completes it before the next call.
    fn next(&mut self) -> Option<&'a ShapeId> {
        let id = self.ready.pop()?;
        for user in self.users.remove(id).unwrap_or_default() {
            if let Some(count) = self.incomplete.get_mut(user) {
                *count -= 1;
                if *count == 0 {
                    self.incomplete.remove(user);
                    self.ready.push(user);
                }
            }
        }
        Some(id)
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
