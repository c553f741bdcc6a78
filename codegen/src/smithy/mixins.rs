//! Mixins: shapes that others are made of.

use super::traits::id;
use super::{Diagnostics, Member, Rule, Shape, ShapeId, ShapeKind};
use std::collections::BTreeMap;

/// Puts into each shape what its mixins have: their members before its own, and their traits where it
/// has none of the kind.
pub(super) fn flatten(
    shapes: &mut BTreeMap<ShapeId, Shape>,
    mut mixed: BTreeMap<ShapeId, Vec<ShapeId>>,
    problems: &mut Diagnostics,
) {
    let mut users: BTreeMap<ShapeId, Vec<ShapeId>> = BTreeMap::new();
    for (id, mixins) in &mut mixed {
        mixins.retain(|mixin| {
            let is_mixin = shapes.get(mixin).is_some_and(|shape| shape.traits.has(id::MIXIN));
            if !is_mixin {
                let problem = format!("`{mixin}` is no mixin");
                let remedy = "refer to a shape with `smithy.api#mixin`";
                problems.push(Rule::Target.shape(id, problem, remedy).about(mixin));
            }
            is_mixin
        });
        for mixin in mixins {
            users.entry(mixin.clone()).or_default().push(id.clone());
        }
    }
    // A shape is next once all of its mixins are whole themselves.
    let mut waits: BTreeMap<ShapeId, usize> = BTreeMap::new();
    for (id, mixins) in &mixed {
        let open = mixins.iter().filter(|mixin| mixed.contains_key(mixin)).count();
        waits.insert(id.clone(), open);
    }
    let mut ready: Vec<_> =
        waits.iter().filter(|(_, open)| **open == 0).map(|(id, _)| id.clone()).collect();
    while let Some(id) = ready.pop() {
        waits.remove(&id);
        for mixin in &mixed[&id] {
            let mixin = shapes[mixin].clone();
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
        let remedy = "take it from the mixins that lead back to it";
        problems.push(Rule::Shape.shape(id, "the shape is a mixin of itself", remedy));
    }
}

fn merge(shape: &mut Shape, mut mixin: Shape) {
    let local: Option<Local> = mixin.traits.get(id::MIXIN);
    mixin.traits.remove(id::MIXIN);
    for trait_id in local.unwrap_or_default().local_traits {
        mixin.traits.remove(&trait_id);
    }
    shape.traits.extend(mixin.traits);
    match (&mut shape.kind, mixin.kind) {
        (ShapeKind::Structure(own), ShapeKind::Structure(members))
        | (ShapeKind::Union(own), ShapeKind::Union(members))
        | (ShapeKind::Enum(own), ShapeKind::Enum(members))
        | (ShapeKind::IntEnum(own), ShapeKind::IntEnum(members)) => prepend(own, members),
        (ShapeKind::Service(own), ShapeKind::Service(other)) => {
            own.operations.extend(other.operations);
            own.resources.extend(other.resources);
            own.errors.extend(other.errors);
        }
        (ShapeKind::Resource(own), ShapeKind::Resource(other)) => {
            own.operations.extend(other.operations);
            own.resources.extend(other.resources);
        }
        (ShapeKind::Operation(own), ShapeKind::Operation(other)) => {
            own.errors.extend(other.errors);
        }
        _ => {}
    }
}

/// Members that the shape defines again say more of the mixin's.
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

/// `smithy.api#mixin`
#[derive(Default, serde::Deserialize)]
#[serde(rename_all = "camelCase")]
#[serde(expecting = "an object")]
struct Local {
    #[serde(default)]
    local_traits: Vec<String>,
}
