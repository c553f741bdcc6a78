//! Values of endpoint rules with their types.

use super::scope::{Name, Scope};
use crate::ir::{Value, ValueType};

/// A value, its type, and whether it may be absent.
pub(crate) struct Typed {
    pub value: Value,
    pub ty: ValueType,
    pub optional: bool,
}

impl Typed {
    pub(crate) fn plain(value: Value, ty: ValueType) -> Self {
        Typed { value, ty, optional: false }
    }

    pub(crate) fn optional(value: Value, ty: ValueType) -> Self {
        Typed { value, ty, optional: true }
    }
}

pub(crate) fn reference(name: &str, scope: &Scope) -> Result<Typed, String> {
    Ok(match scope.get(name) {
        Some(Name::Optional(ident, ty)) => {
            Typed::optional(Value::OptionalParam(ident.clone(), *ty), *ty)
        }
        Some(Name::Param(ident, ty)) => Typed::plain(Value::Param(ident.clone(), *ty), *ty),
        Some(Name::Variable(ident, ty)) => Typed::plain(Value::Variable(ident.clone()), *ty),
        Some(Name::Found(ident, ty)) => Typed::optional(Value::Found(ident.clone(), *ty), *ty),
        None => return Err(format!("`{name}`, which is not known there")),
    })
}

/// The value itself. In a tree it must be known to be there; a diagram looks when it needs it.
pub(crate) fn there(typed: Typed, scope: &Scope) -> Result<Value, ()> {
    match typed.value {
        value if !typed.optional => Ok(value),
        _ if !scope.in_diagram() => Err(()),
        Value::OptionalAttribute(base, attribute) => {
            Ok(Value::Attribute(Box::new(Value::There(base)), attribute))
        }
        value => Ok(Value::There(Box::new(value))),
    }
}
