//! The types of the JSON AST (Smithy 2.0, “JSON AST”).

use crate::smithy::id::ShapeId;
use crate::smithy::traits::Traits;
use serde::Deserialize;
use serde_json::Value;
use std::collections::BTreeMap;

/// The document.
#[derive(Deserialize)]
#[serde(expecting = "an object with `smithy` and `shapes`")]
pub(crate) struct Document {
    pub smithy: String,
    #[serde(default)]
    pub shapes: BTreeMap<String, Value>,
}

/// The values of `type`.
pub(crate) const TYPES: [&str; 24] = [
    "apply",
    "bigDecimal",
    "bigInteger",
    "blob",
    "boolean",
    "byte",
    "document",
    "double",
    "enum",
    "float",
    "intEnum",
    "integer",
    "list",
    "long",
    "map",
    "operation",
    "resource",
    "service",
    "set",
    "short",
    "string",
    "structure",
    "timestamp",
    "union",
];

/// A shape. Its `type` selects the variant.
#[derive(Deserialize)]
#[serde(tag = "type", rename_all = "camelCase", expecting = "an object")]
pub(crate) enum Shape {
    Blob(Simple),
    Boolean(Simple),
    Document(Simple),
    String(Simple),
    Byte(Simple),
    Short(Simple),
    Integer(Simple),
    Long(Simple),
    Float(Simple),
    Double(Simple),
    BigInteger(Simple),
    BigDecimal(Simple),
    Timestamp(Simple),
    Enum(Members),
    IntEnum(Members),
    List(List),
    Set(List),
    Map(Map),
    Structure(Members),
    Union(Members),
    Service(Box<Service>),
    Operation(Box<Operation>),
    Resource(Box<Resource>),
    Apply(Simple),
}

#[derive(Deserialize)]
#[serde(expecting = "an object")]
pub(crate) struct Simple {
    #[serde(default)]
    pub mixins: Vec<Reference>,
    #[serde(default)]
    pub traits: Traits,
}

impl Shape {
    /// Returns the mixins of the shape.
    pub(crate) fn mixins(&self) -> &[Reference] {
        match self {
            Shape::Blob(shape)
            | Shape::Boolean(shape)
            | Shape::Document(shape)
            | Shape::String(shape)
            | Shape::Byte(shape)
            | Shape::Short(shape)
            | Shape::Integer(shape)
            | Shape::Long(shape)
            | Shape::Float(shape)
            | Shape::Double(shape)
            | Shape::BigInteger(shape)
            | Shape::BigDecimal(shape)
            | Shape::Timestamp(shape)
            | Shape::Apply(shape) => &shape.mixins,
            Shape::Enum(shape)
            | Shape::IntEnum(shape)
            | Shape::Structure(shape)
            | Shape::Union(shape) => &shape.mixins,
            Shape::List(shape) | Shape::Set(shape) => &shape.mixins,
            Shape::Map(shape) => &shape.mixins,
            Shape::Service(shape) => &shape.mixins,
            Shape::Operation(shape) => &shape.mixins,
            Shape::Resource(shape) => &shape.mixins,
        }
    }
}

#[derive(Deserialize)]
#[serde(expecting = "an object")]
pub(crate) struct Reference {
    pub target: ShapeId,
}

#[derive(Deserialize)]
#[serde(expecting = "an object")]
pub(crate) struct Member {
    pub target: ShapeId,
    #[serde(default)]
    pub traits: Traits,
}

#[derive(Deserialize)]
#[serde(expecting = "an object")]
pub(crate) struct Members {
    #[serde(default)]
    pub members: BTreeMap<String, Member>,
    #[serde(default)]
    pub mixins: Vec<Reference>,
    #[serde(default)]
    pub traits: Traits,
}

#[derive(Deserialize)]
#[serde(expecting = "an object")]
pub(crate) struct List {
    pub member: Option<Member>,
    #[serde(default)]
    pub mixins: Vec<Reference>,
    #[serde(default)]
    pub traits: Traits,
}

#[derive(Deserialize)]
#[serde(expecting = "an object")]
pub(crate) struct Map {
    pub key: Option<Member>,
    pub value: Option<Member>,
    #[serde(default)]
    pub mixins: Vec<Reference>,
    #[serde(default)]
    pub traits: Traits,
}

#[derive(Deserialize)]
#[serde(expecting = "an object")]
pub(crate) struct Service {
    #[serde(default)]
    pub version: String,
    #[serde(default)]
    pub operations: Vec<Reference>,
    #[serde(default)]
    pub resources: Vec<Reference>,
    #[serde(default)]
    pub errors: Vec<Reference>,
    #[serde(default)]
    pub rename: BTreeMap<ShapeId, String>,
    #[serde(default)]
    pub mixins: Vec<Reference>,
    #[serde(default)]
    pub traits: Traits,
}

#[derive(Deserialize)]
#[serde(expecting = "an object")]
pub(crate) struct Operation {
    pub input: Option<Reference>,
    pub output: Option<Reference>,
    #[serde(default)]
    pub errors: Vec<Reference>,
    #[serde(default)]
    pub mixins: Vec<Reference>,
    #[serde(default)]
    pub traits: Traits,
}

/// A resource. `identifiers` is ignored, because operations bind identifiers as members.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
#[serde(expecting = "an object")]
pub(crate) struct Resource {
    pub create: Option<Reference>,
    pub put: Option<Reference>,
    pub read: Option<Reference>,
    pub update: Option<Reference>,
    pub delete: Option<Reference>,
    pub list: Option<Reference>,
    #[serde(default)]
    pub operations: Vec<Reference>,
    #[serde(default)]
    pub collection_operations: Vec<Reference>,
    #[serde(default)]
    pub resources: Vec<Reference>,
    #[serde(default)]
    pub mixins: Vec<Reference>,
    #[serde(default)]
    pub traits: Traits,
}
