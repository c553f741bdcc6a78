//! Whether shapes and traits are valid, and whether the generator honours all they say.

use super::support::{Support, support};
use super::traits::{Traits, id};
use super::{Diagnostic, Diagnostics, Model, Shape, ShapeId, ShapeKind};
use std::collections::BTreeSet;

/// Finds what is wrong with a model.
pub(super) fn validate(model: &Model, problems: &mut Diagnostics) {
    for (id, shape) in &model.shapes {
        members(id, shape, problems);
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
        ShapeKind::IntEnum(members) => {
            let mut values = BTreeSet::new();
            for member in members {
                let problem = match member.traits.get::<i32>(id::ENUM_VALUE) {
                    Some(value) if values.insert(value) => continue,
                    Some(value) => format!("another member has the value {value}"),
                    None => "the member has no integer for its `smithy.api#enumValue`".to_owned(),
                };
                let remedy = "give each member a value of its own, of 32 bits";
                problems.push(Diagnostic::member(id, &member.name, problem, remedy));
            }
        }
        _ => {}
    }
}

/// Finds what the generator would have to honour in these shapes and does not.
pub(crate) fn supported<'a>(
    model: &Model,
    shapes: impl Iterator<Item = &'a ShapeId>,
    problems: &mut Diagnostics,
) {
    for id in shapes {
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

pub(super) fn diagnostic(
    id: &ShapeId,
    member: Option<&str>,
    problem: String,
    remedy: String,
) -> Diagnostic {
    match member {
        Some(member) => Diagnostic::member(id, member, problem, remedy),
        None => Diagnostic::shape(id, problem, remedy),
    }
}
