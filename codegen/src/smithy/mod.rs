//! Smithy models: reading the JSON AST, and whether it is one.
//!
//! This part knows nothing of Rust.

mod ast;
mod document;
mod endpoint_traits;
mod enums;
mod id;
mod json;
mod listing;
mod mixins;
mod parse;
mod prelude;
pub mod protocol_tests;
mod references;
mod support;
pub mod traits;
mod unreadable;
pub(crate) mod validate;
mod waiting;
mod without_meaning;

pub use id::ShapeId;
pub(crate) use id::is_identifier;
pub use traits::Traits;

use crate::diagnostic::{Diagnostic, Diagnostics, Rule};
use serde::de::DeserializeOwned;
use std::collections::{BTreeMap, BTreeSet};

/// A model in which whatever a shape refers to exists.
#[derive(Clone, Debug)]
pub struct Model {
    shapes: BTreeMap<ShapeId, Shape>,
    /// Those that are there, but cannot be read.
    unread: BTreeSet<ShapeId>,
}

/// A shape.
#[derive(Clone, Debug)]
pub struct Shape {
    /// What it is.
    pub kind: ShapeKind,
    /// What is said about it.
    pub traits: Traits,
}

/// The kinds of shapes.
#[derive(Clone, Debug)]
pub enum ShapeKind {
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
#[allow(missing_docs, reason = "each variant is named after its Smithy type")]
pub enum Simple {
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
pub struct Member {
    /// Its name in the model, and on the wire unless a trait says otherwise.
    pub name: String,
    /// The shape of its value.
    pub target: ShapeId,
    /// What is said about it.
    pub traits: Traits,
}

/// A service.
#[derive(Clone, Debug)]
pub struct Service {
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
pub struct Resource {
    /// Its operations, those of its life cycle and others.
    pub operations: Vec<ShapeId>,
    /// The resources in it.
    pub resources: Vec<ShapeId>,
}

/// An operation.
#[derive(Clone, Debug)]
pub struct Operation {
    /// The structure it takes.
    pub input: ShapeId,
    /// The structure it returns.
    pub output: ShapeId,
    /// The errors it may return.
    pub errors: Vec<ShapeId>,
}

impl Shape {
    /// The members that refer to other shapes.
    pub fn members(&self) -> Vec<&Member> {
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

    fn members_mut(&mut self) -> Vec<&mut Member> {
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
    fn references(&self) -> Vec<&ShapeId> {
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
    fn children(&self) -> (&[ShapeId], &[ShapeId]) {
        match &self.kind {
            ShapeKind::Service(Service { operations, resources, .. })
            | ShapeKind::Resource(Resource { operations, resources }) => (operations, resources),
            _ => (&[], &[]),
        }
    }
}

impl Model {
    /// Reads a model, and adds to `problems` what is wrong with it.
    ///
    /// A model with problems is mended to where it can be looked at further. What is no model at
    /// all is an error.
    pub fn parse(json: &str, problems: &mut Diagnostics) -> Result<Self, Diagnostic> {
        let mut model = parse::parse(json, problems)?;
        validate::validate(&model, problems);
        references::check(&mut model, problems);
        Ok(model)
    }

    /// The shape called `id`.
    ///
    /// # Panics
    ///
    /// If there is none, which cannot be of an identifier that stands in this model.
    pub fn shape(&self, id: &ShapeId) -> &Shape {
        &self.shapes[id]
    }

    /// The services of the model.
    pub fn services(&self) -> impl Iterator<Item = (&ShapeId, &Service, &Traits)> {
        self.shapes.iter().filter_map(|(id, shape)| match &shape.kind {
            ShapeKind::Service(service) => Some((id, service, &shape.traits)),
            _ => None,
        })
    }

    /// The one service of the model, or the one of this name.
    pub fn service(&self, name: Option<&str>) -> Result<(&ShapeId, &Service, &Traits), Diagnostic> {
        let named = |id: &ShapeId| name.is_none_or(|name| id.to_string() == name);
        let mut services = self.services().filter(|(id, ..)| named(id));
        match (services.next(), services.next()) {
            (Some(service), None) => Ok(service),
            (None, _) => Err(no_service()),
            (Some((first, ..)), Some((second, ..))) => Err(Rule::Service.shape(
                second,
                format!("the model has another service, `{first}`"),
                "split it into one model for each service",
            )),
        }
    }

    /// The operations of a service: those bound to it, and those of its resources.
    pub fn operations(&self, service: &ShapeId) -> BTreeSet<&ShapeId> {
        let mut found = BTreeSet::new();
        let mut seen = BTreeSet::new();
        let mut pending = vec![self.shape(service)];
        while let Some(shape) = pending.pop() {
            let (operations, resources) = shape.children();
            found.extend(operations);
            let new = resources.iter().filter(|resource| seen.insert(*resource));
            pending.extend(new.map(|resource| self.shape(resource)));
        }
        found
    }

    /// What `member` says by a trait or, failing that, its target.
    pub fn member_trait<T: DeserializeOwned>(&self, member: &Member, id: &str) -> Option<T> {
        member.traits.get(id).or_else(|| self.shape(&member.target).traits.get(id))
    }

    /// The shapes that `roots` refer to, directly or through others.
    pub fn reach<'a>(
        &'a self,
        roots: impl IntoIterator<Item = &'a ShapeId>,
    ) -> BTreeSet<&'a ShapeId> {
        let mut reached = BTreeSet::new();
        let mut pending: Vec<_> = roots.into_iter().collect();
        while let Some(id) = pending.pop() {
            let references = self.shape(id).references();
            pending.extend(references.into_iter().filter(|id| reached.insert(*id)));
        }
        reached
    }
}

/// The problem of a model that is not of a service.
pub(crate) fn no_service() -> Diagnostic {
    Rule::Service.document(
        "the model has no service that can be read",
        "pass the model of a service, one with a shape of type `service`",
    )
}
