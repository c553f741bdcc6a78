//! What members of inputs have to be like: their lengths and ranges.

use super::closure::Closure;
use super::structures::literal;
use crate::ir::{Constraint, Literal, Type};
use crate::smithy::traits::{Bounds, Length, id};
use crate::smithy::{Member, ShapeKind};
use serde_json::{Number, Value};

/// What a member has to be like, and what it is made of.
pub(super) fn constraint(closure: &Closure<'_>, member: &Member, ty: &Type) -> Option<Constraint> {
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
        (ShapeKind::Structure(_) | ShapeKind::Union(_), _) if closure.bounded.contains(target) => {
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
            let Length { min, max } = closure.model.member_trait(member, id::LENGTH)?;
            let min = min.filter(|min| *min > 0);
            (min.is_some() || max.is_some()).then_some(Constraint::Length { min, max })
        }
        Type::I8 | Type::I16 | Type::I32 | Type::I64 | Type::F32 | Type::F64 => {
            let bounds: Bounds = closure.model.member_trait(member, id::RANGE)?;
            let zero = match ty {
                Type::F32 | Type::F64 => Number::from_f64(0.0),
                _ => Some(Number::from(0)),
            };
            // What the type cannot hold does not bound it.
            let fitting = |bound: Option<Number>| match literal(&Value::Number(bound?), ty)? {
                Literal::Number(number) => Some(number),
                _ => zero.clone(),
            };
            let (min, max) = (fitting(bounds.min), fitting(bounds.max));
            (min.is_some() || max.is_some()).then_some(Constraint::Range { min, max })
        }
        _ => None,
    }
}
