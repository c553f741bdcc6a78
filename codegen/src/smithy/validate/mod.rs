//! Whether shapes and traits are valid, and whether the generator honours all they say.

pub(crate) mod targets;

use super::id::ShapeId;
use super::model::Model;
use super::shape::{Shape, ShapeKind};
use super::traits::registry::{Support, check, support};
use super::traits::{EnumValue, Trait, Traits};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, reason};
use std::collections::BTreeMap;

/// Finds what is wrong with a model.
pub(crate) fn validate(model: &Model, problems: &mut Diagnostics) {
    for (id, shape) in &model.shapes {
        members(id, shape, problems);
        for (member, traits) in trait_sets(shape) {
            for (trait_id, value) in traits.iter() {
                if let Err(error) = check(trait_id, value) {
                    let reason = reason(&error);
                    let problem = format!("`{trait_id}` has a value it cannot have: {reason}");
                    let remedy =
                        "correct the value, or take the trait away if clients can do without";
                    let problem = diagnostic(Code::Trait, id, member, problem, remedy);
                    problems.push(problem.about(trait_id));
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
            problems.push(Code::Shape.shape(id, "the union has no members", remedy));
        }
        ShapeKind::Enum(members) => {
            let mut values = BTreeMap::new();
            for member in members {
                let value: Option<EnumValue> = member.traits.get();
                let value = value.as_ref().and_then(EnumValue::text).unwrap_or(&member.name);
                if let Some(other) = values.insert(value.to_owned(), &member.name) {
                    let problem = format!("the member `{other}` has the value {value:?}, too");
                    let remedy = "take one of the members away";
                    let problem = Code::Shape.member(id, &member.name, problem, remedy);
                    problems.push(problem.about(EnumValue::ID));
                }
            }
        }
        ShapeKind::IntEnum(members) => {
            let mut values = BTreeMap::new();
            for member in members {
                let problem = match member.traits.get().and_then(|value: EnumValue| value.integer())
                {
                    Some(value) => match values.insert(value, &member.name) {
                        Some(other) => format!("the member `{other}` has the value {value}, too"),
                        None => continue,
                    },
                    None => "the member has no integer for its `smithy.api#enumValue`".to_owned(),
                };
                let remedy = "give each member a value of its own, of 32 bits";
                let problem = Code::Shape.member(id, &member.name, problem, remedy);
                problems.push(problem.about(EnumValue::ID));
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
                if let Support::Rejected = support(trait_id) {
                    let problem = format!("`{trait_id}` is not supported");
                    let remedy =
                        "take the trait away if clients can do without, or add its support";
                    let problem = diagnostic(Code::Unsupported, id, member, problem, remedy);
                    problems.push(problem.about(trait_id));
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

/// A problem of a shape, or of a member of it.
pub(crate) fn diagnostic(
    code: Code,
    id: &ShapeId,
    member: Option<&str>,
    problem: impl AsRef<str>,
    remedy: impl AsRef<str>,
) -> Diagnostic {
    match member {
        Some(member) => code.member(id, member, problem, remedy),
        None => code.shape(id, problem, remedy),
    }
}
