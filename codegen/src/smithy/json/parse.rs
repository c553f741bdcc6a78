//! From JSON to shapes.

use super::{ast, document, malformed};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::smithy::id::{ShapeId, is_identifier};
use crate::smithy::model::Model;
use crate::smithy::prelude;
use crate::smithy::shape::{Member, Operation, Resource, Service, Shape, ShapeKind, Simple};
use crate::smithy::traits::Traits;
use crate::smithy::transform::{enum_trait, mixins};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};

/// Reads the shapes of a document, without a look at what they refer to.
pub(crate) fn parse(json: &str, problems: &mut Diagnostics) -> Result<Model, Diagnostic> {
    let document = document::read(json)?;
    let mut shapes: BTreeMap<_, _> = prelude::shapes().collect();
    let mut applied = Vec::new();
    let mut mixed: BTreeMap<_, Vec<_>> = BTreeMap::new();
    let mut unread = BTreeSet::new();
    for (id, value) in document.shapes {
        let (shape_id, member) = match id.split_once('$') {
            Some((shape, member)) => (shape, Some(member.to_owned())),
            None => (id.as_str(), None),
        };
        let Some(shape_id) = ShapeId::parse(shape_id) else {
            let problem = format!("{id:?} is not a shape id");
            let remedy = "name it `namespace#Name`, of letters, digits and underscores";
            problems.push(Code::Shape.shape(&id, problem, remedy));
            continue;
        };
        match ast::Shape::deserialize(&value) {
            Ok(ast::Shape::Apply(apply)) => applied.push((id, shape_id, member, apply.traits)),
            Ok(_) if member.is_some() => problems.push(Code::Shape.shape(
                &id,
                "a member is defined apart from its shape",
                "define it among the members of the shape",
            )),
            Ok(shape) => {
                let id = shape_id;
                if !shape.mixins().is_empty() {
                    let mixins = shape.mixins().iter().map(|mixin| mixin.target.clone());
                    mixed.insert(id.clone(), mixins.collect());
                }
                let shape = convert(&id, shape, problems);
                shapes.insert(id, shape);
            }
            Err(error) => {
                malformed::tell(&id, &value, &error, problems);
                unread.insert(shape_id);
            }
        }
    }
    for mixins in mixed.values_mut() {
        mixins.retain(|mixin| !unread.contains(mixin));
    }
    // Before traits are applied, which may be to members that a mixin brings.
    mixins::flatten(&mut shapes, mixed, problems);
    for (key, id, member, traits) in applied {
        let target = shapes.get_mut(&id).and_then(|shape| match member {
            Some(name) => {
                let mut members = shape.members_mut().into_iter();
                members.find(|member| member.name == name).map(|member| &mut member.traits)
            }
            None => Some(&mut shape.traits),
        });
        match target {
            Some(target) => target.extend(traits),
            // Enough is said of that.
            None if unread.contains(&id) => {}
            None => problems.push(Code::Target.shape(
                &key,
                "traits are applied to what does not exist",
                "add the shape or the member, or take the `apply` away",
            )),
        }
    }
    Ok(Model { shapes, unread })
}

fn convert(id: &ShapeId, shape: ast::Shape, problems: &mut Diagnostics) -> Shape {
    let unit = ShapeId::prelude("Unit");
    let simple = |kind, shape: ast::Simple| (ShapeKind::Simple(kind), shape.traits);
    let mut aggregate = |kind: fn(Vec<Member>) -> ShapeKind, shape: ast::Members| {
        for name in shape.members.keys().filter(|name| !is_identifier(name)) {
            let problem = format!("{name:?} is not a member name");
            let remedy = "name it with letters, digits and underscores";
            problems.push(Code::Shape.member(id, name, problem, remedy));
        }
        let members = shape.members.into_iter().map(|(name, shape)| member(&name, shape));
        (kind(members.collect()), shape.traits)
    };
    let (kind, traits) = match shape {
        ast::Shape::Blob(shape) => simple(Simple::Blob, shape),
        ast::Shape::Boolean(shape) => simple(Simple::Boolean, shape),
        ast::Shape::Document(shape) => simple(Simple::Document, shape),
        ast::Shape::Byte(shape) => simple(Simple::Byte, shape),
        ast::Shape::Short(shape) => simple(Simple::Short, shape),
        ast::Shape::Integer(shape) => simple(Simple::Integer, shape),
        ast::Shape::Long(shape) => simple(Simple::Long, shape),
        ast::Shape::Float(shape) => simple(Simple::Float, shape),
        ast::Shape::Double(shape) => simple(Simple::Double, shape),
        ast::Shape::BigInteger(shape) => simple(Simple::BigInteger, shape),
        ast::Shape::BigDecimal(shape) => simple(Simple::BigDecimal, shape),
        ast::Shape::Timestamp(shape) => simple(Simple::Timestamp, shape),
        ast::Shape::String(mut shape) => match enum_trait::from_trait(&mut shape.traits, &unit) {
            Some(kind) => (kind, shape.traits),
            None => simple(Simple::String, shape),
        },
        ast::Shape::Enum(shape) => aggregate(ShapeKind::Enum, shape),
        ast::Shape::IntEnum(shape) => aggregate(ShapeKind::IntEnum, shape),
        ast::Shape::Structure(shape) => aggregate(ShapeKind::Structure, shape),
        ast::Shape::Union(shape) => aggregate(ShapeKind::Union, shape),
        ast::Shape::List(shape) | ast::Shape::Set(shape) => {
            let element = part(id, "member", shape.member, problems);
            (ShapeKind::List(element), shape.traits)
        }
        ast::Shape::Map(shape) => {
            let key = part(id, "key", shape.key, problems);
            let value = part(id, "value", shape.value, problems);
            (ShapeKind::Map(key, value), shape.traits)
        }
        // It is no shape, and told apart before.
        ast::Shape::Apply(shape) => (ShapeKind::Resource(Resource::default()), shape.traits),
        ast::Shape::Resource(shape) => {
            let ast::Resource { create, put, read, update, delete, list, .. } = *shape;
            let life_cycle = [create, put, read, update, delete, list].into_iter().flatten();
            let others = shape.operations.into_iter().chain(shape.collection_operations);
            let resource = Resource {
                operations: targets(life_cycle.chain(others).collect()),
                resources: targets(shape.resources),
            };
            (ShapeKind::Resource(resource), shape.traits)
        }
        ast::Shape::Service(shape) => {
            for name in shape.rename.values().filter(|name| !is_identifier(name)) {
                let problem = format!("a shape is renamed {name:?}, which is not a name");
                let remedy = "name it with letters, digits and underscores";
                problems.push(Code::Shape.shape(id, problem, remedy));
            }
            let service = Service {
                version: shape.version,
                operations: targets(shape.operations),
                resources: targets(shape.resources),
                errors: targets(shape.errors),
                rename: shape.rename,
            };
            (ShapeKind::Service(service), shape.traits)
        }
        ast::Shape::Operation(shape) => {
            let operation = Operation {
                input: shape.input.map_or_else(|| unit.clone(), |input| input.target),
                output: shape.output.map_or_else(|| unit.clone(), |output| output.target),
                errors: targets(shape.errors),
            };
            (ShapeKind::Operation(operation), shape.traits)
        }
    };
    Shape { kind, traits }
}

/// The member of a list or one of a map, which a mixin does not bring.
fn part(
    id: &ShapeId,
    name: &str,
    shape: Option<ast::Member>,
    problems: &mut Diagnostics,
) -> Box<Member> {
    let shape = shape.unwrap_or_else(|| {
        let remedy = "add it; where a mixin has it, repeat it here";
        problems.push(Code::Shape.shape(id, format!("the shape has no `{name}`"), remedy));
        ast::Member { target: ShapeId::prelude("String"), traits: Traits::default() }
    });
    Box::new(member(name, shape))
}

fn member(name: &str, member: ast::Member) -> Member {
    Member { name: name.to_owned(), target: member.target, traits: member.traits }
}

fn targets(references: Vec<ast::Reference>) -> Vec<ShapeId> {
    references.into_iter().map(|reference| reference.target).collect()
}
