//! Typed values of endpoint rules.

use super::scope::{Name, Scope};
use crate::ir::{Value, ValueType};

/// A compiled value with its type.
pub(crate) struct TypedValue {
    pub value: Value,
    pub ty: ValueType,
    /// Whether the value may be absent.
    pub optional: bool,
}

impl TypedValue {
    pub(crate) fn plain(value: Value, ty: ValueType) -> Self {
        TypedValue { value, ty, optional: false }
    }

    pub(crate) fn optional(value: Value, ty: ValueType) -> Self {
        TypedValue { value, ty, optional: true }
    }
}

/// Resolves a reference to a parameter or a variable.
pub(crate) fn resolve(name: &str, scope: &Scope) -> Result<TypedValue, String> {
    Ok(match scope.get(name) {
        Some(Name::Optional(ident, ty)) => {
            TypedValue::optional(Value::OptionalParam(ident.clone(), *ty), *ty)
        }
        Some(Name::Param(ident, ty)) => TypedValue::plain(Value::Param(ident.clone(), *ty), *ty),
        Some(Name::Variable(ident, ty)) => TypedValue::plain(Value::Variable(ident.clone()), *ty),
        Some(Name::Found(ident, ty)) => TypedValue::optional(Value::Found(ident.clone(), *ty), *ty),
        None => return Err(format!("the reference `{name}` is not defined")),
    })
}

/// Returns the value of an expression that must be present. In a rule set, conditions must have
/// checked an optional value before; a BDD checks it on use.
pub(crate) fn require_present(typed: TypedValue, scope: &Scope) -> Result<Value, ()> {
    match typed.value {
        value if !typed.optional => Ok(value),
        _ if !scope.in_bdd() => Err(()),
        Value::OptionalAttribute(base, attribute) => {
            Ok(Value::Attribute(Box::new(Value::There(base)), attribute))
        }
        value => Ok(Value::There(Box::new(value))),
    }
}
