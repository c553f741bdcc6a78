//! The prelude: the shapes of the namespace `smithy.api`, which every model has.

use super::id::ShapeId;
use super::shape::{Shape, ShapeKind, Simple};
use super::traits::{DefaultValue, Traits};
use serde_json::{Value, json};

const SIMPLE: [(&str, Simple); 13] = [
    ("BigDecimal", Simple::BigDecimal),
    ("BigInteger", Simple::BigInteger),
    ("Blob", Simple::Blob),
    ("Boolean", Simple::Boolean),
    ("Byte", Simple::Byte),
    ("Document", Simple::Document),
    ("Double", Simple::Double),
    ("Float", Simple::Float),
    ("Integer", Simple::Integer),
    ("Long", Simple::Long),
    ("Short", Simple::Short),
    ("String", Simple::String),
    ("Timestamp", Simple::Timestamp),
];

/// Returns the shapes of the prelude.
pub(crate) fn shapes() -> impl Iterator<Item = (ShapeId, Shape)> {
    let simple = SIMPLE.into_iter().flat_map(|(name, simple)| {
        let plain = (name.to_owned(), simple, Traits::default());
        let primitive = zero(simple).map(|zero| {
            let mut traits = Traits::default();
            traits.insert::<DefaultValue>(zero);
            (format!("Primitive{name}"), simple, traits)
        });
        [Some(plain), primitive].into_iter().flatten()
    });
    let unit = ("Unit".to_owned(), ShapeKind::Structure(Vec::new()), Traits::default());
    simple
        .map(|(name, simple, traits)| (name, ShapeKind::Simple(simple), traits))
        .chain([unit])
        .map(|(name, kind, traits)| (ShapeId::prelude(&name), Shape { kind, traits }))
}

/// Returns the default value of a primitive shape, such as `PrimitiveInteger`.
fn zero(simple: Simple) -> Option<Value> {
    match simple {
        Simple::Boolean => Some(json!(false)),
        Simple::Byte | Simple::Short | Simple::Integer | Simple::Long => Some(json!(0)),
        Simple::Float | Simple::Double => Some(json!(0.0)),
        _ => None,
    }
}
