//! Parsing of shapes.

use super::convert::Converter;
use super::{ast, document, malformed};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::smithy::id::ShapeId;
use crate::smithy::model::Model;
use crate::smithy::prelude;
use crate::smithy::shape::Shape;
use crate::smithy::traits::Traits;
use crate::smithy::transform::mixins;
use serde::Deserialize;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// Parses the shapes of a document, without a check of their references.
pub(crate) fn parse(json: &str, problems: &mut Diagnostics) -> Result<Model, Diagnostic> {
    let document = document::read(json)?;
    let mut parser = Parser {
        shapes: prelude::shapes().collect(),
        unread: BTreeSet::new(),
        applied: Vec::new(),
        mixed: BTreeMap::new(),
        problems,
    };
    for (key, shape) in document.shapes {
        parser.shape(key, &shape);
    }
    let Parser { mut shapes, unread, applied, mut mixed, problems } = parser;
    for mixins in mixed.values_mut() {
        mixins.retain(|mixin| !unread.contains(mixin));
    }
    // `apply` may refer to members that come from a mixin, so mixins are first.
    mixins::flatten(&mut shapes, mixed, problems);
    let mut model = Model { shapes, unread };
    for apply in applied {
        problems.extend(apply.to(&mut model));
    }
    Ok(model)
}

/// The shapes that were parsed.
struct Parser<'p> {
    shapes: BTreeMap<ShapeId, Shape>,
    /// The shapes that could not be parsed.
    unread: BTreeSet<ShapeId>,
    applied: Vec<Apply>,
    /// The mixins of each shape.
    mixed: BTreeMap<ShapeId, Vec<ShapeId>>,
    problems: &'p mut Diagnostics,
}

impl Parser<'_> {
    /// Parses a shape, or traits that are applied to one.
    fn shape(&mut self, key: String, json: &Value) {
        let (id, member) = match key.split_once('$') {
            Some((shape, member)) => (shape, Some(member.to_owned())),
            None => (key.as_str(), None),
        };
        let Some(id) = ShapeId::parse(id) else {
            let problem = format!("{key:?} is not a shape id");
            let remedy = "write `namespace#Name`, with letters, digits and underscores";
            self.problems.push(Code::Shape.shape(&key, problem, remedy));
            return;
        };
        match ast::Shape::deserialize(json) {
            Ok(ast::Shape::Apply(ast::Simple { traits, .. })) => {
                self.applied.push(Apply { key, id, member, traits });
            }
            Ok(_) if member.is_some() => self.problems.push(Code::Shape.shape(
                &key,
                "a member is defined outside of its shape",
                "define the member in `members` of its shape",
            )),
            Ok(shape) => {
                if !shape.mixins().is_empty() {
                    let mixins = shape.mixins().iter().map(|mixin| mixin.target.clone());
                    self.mixed.insert(id.clone(), mixins.collect());
                }
                let shape = Converter { id: &id, problems: self.problems }.shape(shape);
                self.shapes.insert(id, shape);
            }
            Err(error) => {
                self.problems.extend(malformed::explain(&key, json, &error));
                self.unread.insert(id);
            }
        }
    }
}

/// Traits that are applied to a shape or a member outside of its definition.
struct Apply {
    key: String,
    id: ShapeId,
    member: Option<String>,
    traits: Traits,
}

impl Apply {
    /// Adds the traits to their target. Returns a diagnostic if the target does not exist.
    fn to(self, model: &mut Model) -> Option<Diagnostic> {
        let target = model.shapes.get_mut(&self.id).and_then(|shape| match self.member {
            Some(name) => {
                let mut members = shape.members_mut().into_iter();
                members.find(|member| member.name == name).map(|member| &mut member.traits)
            }
            None => Some(&mut shape.traits),
        });
        match target {
            Some(target) => {
                target.extend(self.traits);
                None
            }
            // The invalid shape has a diagnostic already.
            None if model.unread.contains(&self.id) => None,
            None => Some(Code::Target.shape(
                &self.key,
                "`apply` refers to a shape or a member that does not exist",
                "add the shape or the member, or remove the `apply`",
            )),
        }
    }
}
