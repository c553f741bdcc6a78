//! Shapes.

use super::id::ShapeId;
use super::traits::Traits;
use std::collections::BTreeMap;

/// A shape.
#[derive(Clone, Debug)]
pub(crate) struct Shape {
    /// What it is.
    pub kind: ShapeKind,
    /// What is said about it.
    pub traits: Traits,
}

/// The kinds of shapes.
#[derive(Clone, Debug)]
pub(crate) enum ShapeKind {
    /// A value without parts.
    Simple(Simple),
    /// A string of which some values are known.
    Enum(Vec<Member>),
    /// An integer of which some values are known.
    IntEnum(Vec<Member>),
    /// A list of a member.
    List(Box<Member>),
    /// A map from a key to a value.
    Map(Box<Member>, Box<Member>),
    /// All of its members.
    Structure(Vec<Member>),
    /// One of its members.
    Union(Vec<Member>),
    /// A service.
    Service(Service),
    /// An operation.
    Operation(Operation),
    /// A resource.
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
    /// Its name in the model, and on the wire unless a trait says otherwise.
    pub name: String,
    /// The shape of its value.
    pub target: ShapeId,
    /// What is said about it.
    pub traits: Traits,
}

/// A service.
#[derive(Clone, Debug)]
pub(crate) struct Service {
    /// The version of the API.
    pub version: String,
    /// Its operations.
    pub operations: Vec<ShapeId>,
    /// Its resources.
    pub resources: Vec<ShapeId>,
    /// The errors that every operation may return.
    pub errors: Vec<ShapeId>,
    /// The names that shapes take within the service.
    pub rename: BTreeMap<ShapeId, String>,
}

/// A resource.
#[derive(Clone, Debug, Default)]
pub(crate) struct Resource {
    /// Its operations, those of its life cycle and others.
    pub operations: Vec<ShapeId>,
    /// The resources in it.
    pub resources: Vec<ShapeId>,
}

/// An operation.
#[derive(Clone, Debug)]
pub(crate) struct Operation {
    /// The structure it takes.
    pub input: ShapeId,
    /// The structure it returns.
    pub output: ShapeId,
    /// The errors it may return.
    pub errors: Vec<ShapeId>,
}

impl Shape {
    /// The members that refer to other shapes.
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

    /// The shapes that it refers to.
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

    /// The operations and resources that are bound to a service or a resource.
    pub(super) fn children(&self) -> (&[ShapeId], &[ShapeId]) {
        match &self.kind {
            ShapeKind::Service(Service { operations, resources, .. })
            | ShapeKind::Resource(Resource { operations, resources }) => (operations, resources),
            _ => (&[], &[]),
        }
    }
}
