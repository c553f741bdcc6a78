//! The types that a member can have, each with its shapes.

use serde_json::{Map, Value, json};

/// The kind of a type, as far as HTTP bindings distinguish it.
#[derive(Clone, Debug, PartialEq)]
pub enum Kind {
    /// A string or a string enum.
    String,
    Boolean,
    Integer,
    /// An integer enum.
    IntEnum,
    /// Any other number.
    Number,
    Timestamp,
    Blob,
    Stream,
    Document,
    Structure,
    Union,
    List(Box<Element>),
    Map(Box<Element>),
}

/// The elements of a list, or the values of a map.
#[derive(Clone, Debug, PartialEq)]
pub struct Element {
    pub kind: Kind,
    /// Whether the collection is sparse.
    pub sparse: bool,
}

/// A type of a member.
#[derive(Clone)]
pub struct Type {
    pub name: String,
    pub kind: Kind,
    /// The shape that members target.
    pub target: String,
    /// A value for `smithy.api#default`, if the type can have one.
    pub default: Option<Value>,
    pub shapes: Map<String, Value>,
}

impl Type {
    /// Whether this is a list or a map.
    pub fn is_collection(&self) -> bool {
        matches!(self.kind, Kind::List(_) | Kind::Map(_))
    }

    /// Whether the code of this type is similar to that of another.
    pub fn is_similar(&self) -> bool {
        SIMILAR.contains(&&*self.name)
    }
}

/// Returns a type with a single shape.
fn simple(name: &str, kind: Kind, shape: Value, default: Option<Value>) -> Type {
    let target = format!("a.b#{name}");
    let shapes = Map::from_iter([(target.clone(), shape)]);
    Type { name: name.to_owned(), kind, target, default, shapes }
}

/// Types whose code is similar to that of another type. They are not tried as elements of collections.
const SIMILAR: [&str; 17] = [
    "Secret",
    "Bounded",
    "Media",
    "Boolean",
    "Byte",
    "Short",
    "Integer",
    "IntEnum",
    "Long",
    "Ranged",
    "Double",
    "BigDecimal",
    "Timestamp",
    "HttpDate",
    "EpochSeconds",
    "Stream",
    "Tree",
];

/// Returns every type, and lists and maps of every type.
pub fn types() -> Vec<Type> {
    let scalars = scalars();
    let elements = scalars.iter().filter(|ty| !ty.is_similar());
    let collections: Vec<_> = elements.flat_map(collections).collect();
    // Collections of collections, for a few types.
    let nested =
        collections.iter().filter(|ty| ["ListOfString", "MapOfFloat"].contains(&&*ty.name));
    let nested: Vec<_> = nested.flat_map(self::collections).collect();
    let maps = collections.iter().filter(|ty| ["MapOfString", "MapOfFloat"].contains(&&*ty.name));
    let keys = scalars.iter().find(|ty| ty.name == "Enum").expect("a type of keys");
    let by_enum = maps.map(|map| with_keys(map, keys)).collect();
    [scalars, collections, nested, by_enum].concat()
}

/// Returns a map with keys of another type.
fn with_keys(map: &Type, keys: &Type) -> Type {
    let mut shape = map.shapes[&map.target].clone();
    shape["key"]["target"] = json!(keys.target);
    let name = format!("{}By{}", map.name, keys.name);
    let mut ty = simple(&name, map.kind.clone(), shape, map.default.clone());
    let others = map.shapes.clone().into_iter().chain(keys.shapes.clone());
    ty.shapes.extend(others.filter(|(id, _)| *id != map.target));
    ty
}

fn scalars() -> Vec<Type> {
    let plain = |ty: &str| json!({"type": ty});
    let with = |ty: &str, trait_id: &str, value: Value| {
        let traits = Map::from_iter([(format!("smithy.api#{trait_id}"), value)]);
        json!({"type": ty, "traits": traits})
    };
    let value = |value: Value| {
        let traits = json!({"smithy.api#enumValue": value});
        json!({"target": "smithy.api#Unit", "traits": traits})
    };
    let timestamp = |name, format: &str, default| {
        simple(
            name,
            Kind::Timestamp,
            with("timestamp", "timestampFormat", json!(format)),
            Some(default),
        )
    };
    let member = |target: &str| json!({"target": target});
    vec![
        simple("String", Kind::String, plain("string"), Some(json!("text"))),
        simple("Secret", Kind::String, with("string", "sensitive", json!({})), Some(json!("text"))),
        simple(
            "Bounded",
            Kind::String,
            with("string", "length", json!({"min": 1, "max": 3})),
            Some(json!("abc")),
        ),
        simple(
            "Media",
            Kind::String,
            with("string", "mediaType", json!("application/json")),
            Some(json!("{}")),
        ),
        simple(
            "Enum",
            Kind::String,
            json!({"type": "enum", "members": {"A": value(json!("a"))}}),
            Some(json!("a")),
        ),
        simple("Boolean", Kind::Boolean, plain("boolean"), Some(json!(true))),
        simple("Byte", Kind::Number, plain("byte"), Some(json!(-5))),
        simple("Short", Kind::Number, plain("short"), Some(json!(5))),
        simple("Integer", Kind::Integer, plain("integer"), Some(json!(5))),
        simple(
            "IntEnum",
            Kind::IntEnum,
            json!({"type": "intEnum", "members": {"A": value(json!(1))}}),
            Some(json!(1)),
        ),
        simple("Long", Kind::Number, plain("long"), Some(json!(5))),
        simple(
            "Ranged",
            Kind::Number,
            with("long", "range", json!({"min": 1, "max": 3})),
            Some(json!(2)),
        ),
        simple("Float", Kind::Number, plain("float"), Some(json!(1.5))),
        simple("Double", Kind::Number, plain("double"), Some(json!("NaN"))),
        simple("BigInteger", Kind::Number, plain("bigInteger"), Some(json!(5))),
        simple("BigDecimal", Kind::Number, plain("bigDecimal"), Some(json!(1.5))),
        simple("Timestamp", Kind::Timestamp, plain("timestamp"), Some(json!(1.5))),
        timestamp("DateTime", "date-time", json!("1985-04-12T23:20:50Z")),
        timestamp("HttpDate", "http-date", json!("Tue, 29 Apr 2014 18:30:38 GMT")),
        timestamp("EpochSeconds", "epoch-seconds", json!(1)),
        simple("Blob", Kind::Blob, plain("blob"), Some(json!("AAE="))),
        simple("Stream", Kind::Stream, with("blob", "streaming", json!({})), Some(json!(""))),
        simple("Document", Kind::Document, plain("document"), Some(json!("text"))),
        simple(
            "Structure",
            Kind::Structure,
            json!({"type": "structure", "members": {"x": member("smithy.api#String")}}),
            None,
        ),
        simple(
            "Tree",
            Kind::Structure,
            json!({"type": "structure", "members": {"x": member("a.b#Tree")}}),
            None,
        ),
        simple(
            "Union",
            Kind::Union,
            json!({"type": "union", "members": {
                "x": member("smithy.api#String"), "y": member("smithy.api#Unit"),
            }}),
            None,
        ),
    ]
}

/// Returns lists and maps of a type, dense and sparse.
fn collections(element: &Type) -> Vec<Type> {
    let collection = |prefix: &str, is_map: bool, sparse: bool| {
        let member = json!({"target": element.target});
        let mut shape = match is_map {
            true => json!({"type": "map", "key": {"target": "smithy.api#String"}, "value": member}),
            false => json!({"type": "list", "member": member}),
        };
        if sparse {
            shape["traits"] = json!({"smithy.api#sparse": {}});
        }
        let of = Box::new(Element { kind: element.kind.clone(), sparse });
        let (kind, default) = match is_map {
            true => (Kind::Map(of), json!({})),
            false => (Kind::List(of), json!([])),
        };
        let mut ty = simple(&format!("{prefix}Of{}", element.name), kind, shape, Some(default));
        ty.shapes.extend(element.shapes.clone());
        ty
    };
    vec![
        collection("List", false, false),
        collection("SparseList", false, true),
        collection("Map", true, false),
        collection("SparseMap", true, true),
    ]
}
