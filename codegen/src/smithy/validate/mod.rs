//! Validation of shapes and traits.

pub(crate) mod targets;

use super::id::ShapeId;
use super::model::Model;
use super::shape::{Shape, ShapeKind};
use super::traits::registry::{Support, check, support};
use super::traits::{EnumValue, Trait, Traits};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, reason};
use std::collections::BTreeMap;

/// Reports invalid shapes, and traits whose value has the wrong form.
pub(crate) fn validate(model: &Model, problems: &mut Diagnostics) {
    for (id, shape) in &model.shapes {
        members(id, shape, problems);
        for (member, traits) in trait_sets(shape) {
            for (trait_id, value) in traits.iter() {
                if let Err(error) = check(trait_id, value) {
                    let reason = reason(&error);
                    let problem = format!("`{trait_id}` has an invalid value: {reason}");
                    let remedy = "correct the value, or remove the trait";
                    let place = Place { shape: id, member };
                    let problem = place.diagnostic(Code::Trait, problem, remedy);
                    problems.push(problem.about(trait_id));
                }
            }
        }
    }
}

/// Checks that a union has members, and that an enum has no duplicate values.
fn members(id: &ShapeId, shape: &Shape, problems: &mut Diagnostics) {
    match &shape.kind {
        ShapeKind::Union(members) if members.is_empty() => {
            let remedy = "add a member, or make the shape a structure";
            problems.push(Code::Shape.shape(id, "the union has no members", remedy));
        }
        ShapeKind::Enum(members) => {
            let mut values = BTreeMap::new();
            for member in members {
                let value: Option<EnumValue> = member.traits.get();
                let value = value.as_ref().and_then(EnumValue::text).unwrap_or(&member.name);
                if let Some(other) = values.insert(value.to_owned(), &member.name) {
                    let problem = format!("the member `{other}` has the same value, {value:?}");
                    let remedy = "remove one of the members";
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
                        Some(other) => format!("the member `{other}` has the same value, {value}"),
                        None => continue,
                    },
                    None => "the member needs an integer as its `smithy.api#enumValue`".to_owned(),
                };
                let remedy = "give each member a different integer of 32 bits";
                let problem = Code::Shape.member(id, &member.name, problem, remedy);
                problems.push(problem.about(EnumValue::ID));
            }
        }
        _ => {}
    }
}

/// Reports the traits of these shapes that the generator does not support.
pub(crate) fn supported<'a>(
    model: &Model,
    shapes: impl Iterator<Item = &'a ShapeId>,
    problems: &mut Diagnostics,
) {
    for id in shapes {
        for (member, traits) in trait_sets(model.shape(id)) {
            for (trait_id, _) in traits.iter() {
                if let Support::Rejected = support(trait_id) {
                    let problem = format!("`{trait_id}` is not supported by this generator");
                    let remedy = "remove the trait if clients may ignore it, or leave the operation out with `--operations`";
                    let place = Place { shape: id, member };
                    let problem = place.diagnostic(Code::Unsupported, problem, remedy);
                    problems.push(problem.about(trait_id));
                }
            }
        }
    }
}

/// Returns the traits of a shape and of its members, with the names of the members.
fn trait_sets(shape: &Shape) -> impl Iterator<Item = (Option<&str>, &Traits)> {
    let members = shape.members().into_iter();
    let members = members.map(|member| (Some(member.name.as_str()), &member.traits));
    [(None, &shape.traits)].into_iter().chain(members)
}

/// A shape, or a member of a shape.
#[derive(Clone, Copy)]
pub(crate) struct Place<'a> {
    pub shape: &'a ShapeId,
    pub member: Option<&'a str>,
}

impl Place<'_> {
    pub(crate) fn diagnostic(
        self,
        code: Code,
        problem: impl AsRef<str>,
        remedy: impl AsRef<str>,
    ) -> Diagnostic {
        match self.member {
            Some(member) => code.member(self.shape, member, problem, remedy),
            None => code.shape(self.shape, problem, remedy),
        }
    }
}
