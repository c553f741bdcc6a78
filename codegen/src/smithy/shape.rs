//! Shapes.

use super::id::ShapeId;
use super::traits::Traits;
use std::collections::BTreeMap;

/// A shape.
#[derive(Clone, Debug)]
pub(crate) struct Shape {
    pub kind: ShapeKind,
    pub traits: Traits,
}

/// The kinds of shapes, with their members and references.
#[derive(Clone, Debug)]
pub(crate) enum ShapeKind {
    /// A value without members.
    Simple(Simple),
    /// A string with known values.
    Enum(Vec<Member>),
    /// An integer with known values.
    IntEnum(Vec<Member>),
    /// A list: the member of its values.
    List(Box<Member>),
    /// A map: the members of its keys and its values.
    Map(Box<Member>, Box<Member>),
    /// A value with all of the members.
    Structure(Vec<Member>),
    /// A value with one of the members.
    Union(Vec<Member>),
    Service(Service),
    Operation(Operation),
    Resource(Resource),
}

/// The simple types.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Simple {
    Blob,
    Boolean,
    Document,
    String,
    Byte,
    Short,
    Integer,
    Long,
    Float,
    Double,
    BigInteger,
    BigDecimal,
    Timestamp,
}

/// A member of an aggregate shape.
#[derive(Clone, Debug)]
pub(crate) struct Member {
    /// The name in the model. It is the name in JSON too, unless a trait gives another one.
    pub name: String,
    /// The shape of the value.
    pub target: ShapeId,
    pub traits: Traits,
}

/// A service.
#[derive(Clone, Debug)]
pub(crate) struct Service {
    /// The version of the API.
    pub version: String,
    /// The operations that are bound to the service itself.
    pub operations: Vec<ShapeId>,
    /// The resources that are bound to the service itself.
    pub resources: Vec<ShapeId>,
    /// The errors of every operation.
    pub errors: Vec<ShapeId>,
    /// The names of shapes within the service, where they differ from the shape ids.
    pub rename: BTreeMap<ShapeId, String>,
}

/// A resource.
#[derive(Clone, Debug, Default)]
pub(crate) struct Resource {
    /// The operations of the life cycle, and others.
    pub operations: Vec<ShapeId>,
    /// The child resources.
    pub resources: Vec<ShapeId>,
}

/// An operation.
#[derive(Clone, Debug)]
pub(crate) struct Operation {
    pub input: ShapeId,
    pub output: ShapeId,
    /// The errors, without those of the service.
    pub errors: Vec<ShapeId>,
}

impl Shape {
    /// Returns the members.
    pub(crate) fn members(&self) -> Vec<&Member> {
        match &self.kind {
            ShapeKind::List(member) => vec![member],
            ShapeKind::Map(key, value) => vec![key, value],
            ShapeKind::Structure(members)
            | ShapeKind::Union(members)
            | ShapeKind::Enum(members)
            | ShapeKind::IntEnum(members) => members.iter().collect(),
            _ => Vec::new(),
        }
    }

    pub(super) fn members_mut(&mut self) -> Vec<&mut Member> {
        match &mut self.kind {
            ShapeKind::List(member) => vec![member],
            ShapeKind::Map(key, value) => vec![key, value],
            ShapeKind::Structure(members)
            | ShapeKind::Union(members)
            | ShapeKind::Enum(members)
            | ShapeKind::IntEnum(members) => members.iter_mut().collect(),
            _ => Vec::new(),
        }
    }

    /// Returns the shapes that this shape refers to.
    pub(super) fn references(&self) -> Vec<&ShapeId> {
        let mut references: Vec<_> = self.members().iter().map(|member| &member.target).collect();
        match &self.kind {
            ShapeKind::Service(service) => references.extend(&service.errors),
            ShapeKind::Operation(operation) => {
                references.extend([&operation.input, &operation.output]);
                references.extend(&operation.errors);
            }
            _ => {}
        }
        let (operations, resources) = self.children();
        references.extend(operations.iter().chain(resources));
        references
    }

    /// Returns the operations and resources that are bound to a service or a resource.
    pub(super) fn children(&self) -> (&[ShapeId], &[ShapeId]) {
        match &self.kind {
            ShapeKind::Service(Service { operations, resources, .. })
            | ShapeKind::Resource(Resource { operations, resources }) => (operations, resources),
            _ => (&[], &[]),
        }
    }
}
