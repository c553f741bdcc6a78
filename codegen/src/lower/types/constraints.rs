//! What members of inputs have to be like: their lengths and ranges.

use super::default_value::number;
use crate::ir::{Constraint, Type};
use crate::lower::closure::Closure;
use crate::smithy::traits::{Length, Range};
use crate::smithy::{Member, ShapeKind};
use serde_json::{Number, Value};

/// What a member has to be like, and what it is made of.
pub(crate) fn constraint(closure: &Closure<'_>, member: &Member, ty: &Type) -> Option<Constraint> {
    let target = &member.target;
    let mut all = Vec::from_iter(bounds(closure, member, ty));
    match (&closure.model.shape(target).kind, ty) {
        (ShapeKind::List(element), Type::List(ty)) => {
            let each = constraint(closure, element, ty);
            all.extend(each.map(Box::new).map(Constraint::Each));
        }
        (ShapeKind::Map(key, value), Type::Map(key_ty, value_ty)) => {
            let keys = constraint(closure, key, key_ty);
            all.extend(keys.map(Box::new).map(Constraint::Keys));
            let values = constraint(closure, value, value_ty);
            all.extend(values.map(Box::new).map(Constraint::Values));
        }
        // Events are sent as they come, and errors are as the service made them.
        (ShapeKind::Structure(_) | ShapeKind::Union(_), ty)
            if closure.bounded.contains(target)
                && !closure.errors.contains(target)
                && !ty.is_stream() =>
        {
            all.push(Constraint::Nested);
        }
        _ => {}
    }
    if all.len() > 1 { Some(Constraint::All(all)) } else { all.pop() }
}

/// The bounds of a member itself.
fn bounds(closure: &Closure<'_>, member: &Member, ty: &Type) -> Option<Constraint> {
    match ty {
        Type::String | Type::Blob | Type::List(_) | Type::Map(..) => {
            let Length { min, max } = closure.model.member_trait(member)?;
            let min = min.filter(|min| *min > 0);
            // More than this nothing can have on all machines.
            let max = max.filter(|max| *max <= u64::from(u32::MAX));
            (min.is_some() || max.is_some()).then_some(Constraint::Length { min, max })
        }
        Type::I8 | Type::I16 | Type::I32 | Type::I64 | Type::F32 | Type::F64 => {
            let Range { min, max } = closure.model.member_trait(member)?;
            let is_integer = !matches!(ty, Type::F32 | Type::F64);
            // What the type cannot hold does not bound it, and of a fraction counts the integer
            // that is within.
            let fitting = |bound: Option<Number>, round: fn(f64) -> f64| {
                let bound = bound?;
                let within = bound.as_f64().filter(|_| is_integer && bound.is_f64()).map(round);
                let within = within.map(|within| Number::from(within as i64)).unwrap_or(bound);
                number(&Value::Number(within), ty)
            };
            let (min, max) = (fitting(min, f64::ceil), fitting(max, f64::floor));
            (min.is_some() || max.is_some()).then_some(Constraint::Range { min, max })
        }
        _ => None,
    }
}

/// What a label has to be like: the path cannot express one that is empty.
pub(crate) fn label(constraint: Option<Constraint>) -> Option<Constraint> {
    Some(match constraint {
        Some(Constraint::Length { min, max }) => {
            Constraint::Length { min: Some(min.unwrap_or(1)), max }
        }
        _ => Constraint::Length { min: Some(1), max: None },
    })
}
