//! Whether shapes and traits are valid, and whether the generator honours all they say.

use super::support::{Support, support};
use super::traits::{Traits, id};
use super::{Diagnostic, Diagnostics, Model, Rule, Shape, ShapeId, ShapeKind};
use crate::diagnostic::reason;
use std::collections::BTreeMap;

/// Finds what is wrong with a model.
pub(super) fn validate(model: &Model, problems: &mut Diagnostics) {
    for (id, shape) in &model.shapes {
        names(id, shape, problems);
        members(id, shape, problems);
        for (member, traits) in trait_sets(shape) {
            for (trait_id, value) in traits.iter() {
                if let Support::Known(form) = support(trait_id)
                    && let Err(error) = form(value)
                {
                    let reason = reason(&error);
                    let problem = format!("`{trait_id}` has a value it cannot have: {reason}");
                    let remedy =
                        "correct the value, or take the trait away if clients can do without";
                    let problem = diagnostic(Rule::Trait, id, member, problem, remedy);
                    problems.push(problem.about(trait_id));
                }
            }
        }
    }
}

/// How long the name of a shape may be, in bytes: a file is called after it.
const LONGEST_NAME: usize = 120;

/// How long the name of a member may be: compilers match those of JSON byte by byte.
const LONGEST_MEMBER: usize = 1000;

/// Checks that names have a length that file systems and compilers can cope with.
fn names(id: &ShapeId, shape: &Shape, problems: &mut Diagnostics) {
    if id.name().len() > LONGEST_NAME {
        let problem = format!("the name has more than {LONGEST_NAME} characters");
        problems.push(Rule::Name.shape(id, problem, "give the shape a shorter one"));
    }
    for member in shape.members() {
        let json_name: String = member.traits.get(id::JSON_NAME).unwrap_or_default();
        if member.name.len().max(json_name.len()) > LONGEST_MEMBER {
            let problem = format!("the name has more than {LONGEST_MEMBER} characters");
            let remedy = "give the member, or its `smithy.api#jsonName`, a shorter one";
            problems.push(Rule::Name.member(id, &member.name, problem, remedy));
        }
    }
}

/// Checks that a union has members, and an enum each value once.
fn members(id: &ShapeId, shape: &Shape, problems: &mut Diagnostics) {
    match &shape.kind {
        ShapeKind::Union(members) if members.is_empty() => {
            let remedy = "give it a member, or make it a structure";
            problems.push(Rule::Shape.shape(id, "the union has no members", remedy));
        }
        ShapeKind::Enum(members) => {
            let mut values = BTreeMap::new();
            for member in members {
                let value: Option<String> = member.traits.get(id::ENUM_VALUE);
                let value = value.unwrap_or_else(|| member.name.clone());
                if let Some(other) = values.insert(value.clone(), &member.name) {
                    let problem = format!("the member `{other}` has the value {value:?}, too");
                    let remedy = "take one of the members away";
                    let problem = Rule::Shape.member(id, &member.name, problem, remedy);
                    problems.push(problem.about(id::ENUM_VALUE));
                }
            }
        }
        ShapeKind::IntEnum(members) => {
            let mut values = BTreeMap::new();
            for member in members {
                let problem = match member.traits.get::<i32>(id::ENUM_VALUE) {
                    Some(value) => match values.insert(value, &member.name) {
                        Some(other) => format!("the member `{other}` has the value {value}, too"),
                        None => continue,
                    },
                    None => "the member has no integer for its `smithy.api#enumValue`".to_owned(),
                };
                let remedy = "give each member a value of its own, of 32 bits";
                let problem = Rule::Shape.member(id, &member.name, problem, remedy);
                problems.push(problem.about(id::ENUM_VALUE));
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
                    let problem = diagnostic(Rule::Unsupported, id, member, problem, remedy);
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
pub(super) fn diagnostic(
    rule: Rule,
    id: &ShapeId,
    member: Option<&str>,
    problem: impl AsRef<str>,
    remedy: impl AsRef<str>,
) -> Diagnostic {
    match member {
        Some(member) => rule.member(id, member, problem, remedy),
        None => rule.shape(id, problem, remedy),
    }
}
