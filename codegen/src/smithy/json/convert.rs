//! Conversion of shapes of the JSON AST.

use super::ast;
use crate::diagnostic::{Code, Diagnostics};
use crate::smithy::id::{ShapeId, is_identifier};
use crate::smithy::shape::{Member, Operation, Resource, Service, Shape, ShapeKind, Simple};
use crate::smithy::traits::Traits;
use crate::smithy::transform::enum_trait;

/// Converts a shape, and reports its problems.
pub(crate) struct Converter<'a> {
    pub id: &'a ShapeId,
    pub problems: &'a mut Diagnostics,
}

impl Converter<'_> {
    pub(crate) fn shape(mut self, shape: ast::Shape) -> Shape {
        let unit = ShapeId::prelude("Unit");
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
            ast::Shape::String(mut shape) => {
                match enum_trait::from_trait(&mut shape.traits, &unit) {
                    Some(kind) => (kind, shape.traits),
                    None => simple(Simple::String, shape),
                }
            }
            ast::Shape::Enum(shape) => self.aggregate(ShapeKind::Enum, shape),
            ast::Shape::IntEnum(shape) => self.aggregate(ShapeKind::IntEnum, shape),
            ast::Shape::Structure(shape) => self.aggregate(ShapeKind::Structure, shape),
            ast::Shape::Union(shape) => self.aggregate(ShapeKind::Union, shape),
            ast::Shape::List(shape) | ast::Shape::Set(shape) => {
                (ShapeKind::List(self.part("member", shape.member)), shape.traits)
            }
            ast::Shape::Map(shape) => {
                let key = self.part("key", shape.key);
                (ShapeKind::Map(key, self.part("value", shape.value)), shape.traits)
            }
            // Unreachable: the caller handles `apply`.
            ast::Shape::Apply(shape) => (ShapeKind::Resource(Resource::default()), shape.traits),
            ast::Shape::Resource(shape) => resource(*shape),
            ast::Shape::Service(shape) => self.service(*shape),
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

    fn aggregate(
        &mut self,
        kind: fn(Vec<Member>) -> ShapeKind,
        shape: ast::Members,
    ) -> (ShapeKind, Traits) {
        for name in shape.members.keys().filter(|name| !is_identifier(name)) {
            let problem = format!("{name:?} is not a valid member name");
            let remedy = "use letters, digits and underscores";
            self.problems.push(Code::Shape.member(self.id, name, problem, remedy));
        }
        let members = shape.members.into_iter().map(|(name, shape)| member(&name, shape));
        (kind(members.collect()), shape.traits)
    }

    /// Converts the member of a list or a map. Mixins do not provide these members.
    fn part(&mut self, name: &str, shape: Option<ast::Member>) -> Box<Member> {
        let shape = shape.unwrap_or_else(|| {
            let remedy = "add it; if a mixin has it, repeat it here";
            let problem = format!("the shape has no `{name}`");
            self.problems.push(Code::Shape.shape(self.id, problem, remedy));
            ast::Member { target: ShapeId::prelude("String"), traits: Traits::default() }
        });
        Box::new(member(name, shape))
    }

    fn service(&mut self, shape: ast::Service) -> (ShapeKind, Traits) {
        for name in shape.rename.values().filter(|name| !is_identifier(name)) {
            let problem = format!("`rename` has {name:?}, which is not a valid shape name");
            let remedy = "use letters, digits and underscores";
            self.problems.push(Code::Shape.shape(self.id, problem, remedy));
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
}

fn simple(kind: Simple, shape: ast::Simple) -> (ShapeKind, Traits) {
    (ShapeKind::Simple(kind), shape.traits)
}

fn resource(shape: ast::Resource) -> (ShapeKind, Traits) {
    let ast::Resource { create, put, read, update, delete, list, .. } = shape;
    let life_cycle = [create, put, read, update, delete, list].into_iter().flatten();
    let others = shape.operations.into_iter().chain(shape.collection_operations);
    let resource = Resource {
        operations: targets(life_cycle.chain(others)),
        resources: targets(shape.resources),
    };
    (ShapeKind::Resource(resource), shape.traits)
}

fn member(name: &str, member: ast::Member) -> Member {
    Member { name: name.to_owned(), target: member.target, traits: member.traits }
}

fn targets(references: impl IntoIterator<Item = ast::Reference>) -> Vec<ShapeId> {
    references.into_iter().map(|reference| reference.target).collect()
}
