//! Constraints of members: their lengths and ranges.

use super::default_value::number;
use crate::ir::{Constraint, Type};
use crate::lower::context::Lowering;
use crate::smithy::traits::{Length, Range};
use crate::smithy::{Member, ShapeKind};
use serde_json::{Number, Value};

impl Lowering<'_> {
    /// Returns the constraint of a member, and of the values in it.
    pub(crate) fn constraint(&self, member: &Member, ty: &Type) -> Option<Constraint> {
        let target = &member.target;
        let mut all = Vec::from_iter(self.bounds(member, ty));
        match (&self.model.shape(target).kind, ty) {
            (ShapeKind::List(element), Type::List(ty)) => {
                let each = self.constraint(element, ty);
                all.extend(each.map(Box::new).map(Constraint::Each));
            }
            (ShapeKind::Map(key, value), Type::Map(key_ty, value_ty)) => {
                let keys = self.constraint(key, key_ty);
                all.extend(keys.map(Box::new).map(Constraint::Keys));
                let values = self.constraint(value, value_ty);
                all.extend(values.map(Box::new).map(Constraint::Values));
            }
            // Events are sent one by one, and callers do not create errors.
            (ShapeKind::Structure(_) | ShapeKind::Union(_), ty)
                if self.closure.bounded.contains(target)
                    && !self.closure.errors.contains(target)
                    && !ty.is_stream() =>
            {
                all.push(Constraint::Nested);
            }
            _ => {}
        }
        if all.len() > 1 { Some(Constraint::All(all)) } else { all.pop() }
    }

    /// Returns the length or the range of a member itself.
    fn bounds(&self, member: &Member, ty: &Type) -> Option<Constraint> {
        match ty {
            Type::String | Type::Blob | Type::List(_) | Type::Map(..) => {
                let Length { min, max } = self.model.member_trait(member)?;
                let min = min.filter(|min| *min > 0);
                // `usize` may have 32 bits.
                let max = max.filter(|max| *max <= u64::from(u32::MAX));
                (min.is_some() || max.is_some()).then_some(Constraint::Length { min, max })
            }
            Type::I8 | Type::I16 | Type::I32 | Type::I64 | Type::F32 | Type::F64 => {
                let Range { min, max } = self.model.member_trait(member)?;
                let (min, max) = (bound(min, ty, f64::ceil), bound(max, ty, f64::floor));
                (min.is_some() || max.is_some()).then_some(Constraint::Range { min, max })
            }
            _ => None,
        }
    }
}

/// Converts a bound to a number of the type. Drops a bound that the type cannot represent, and
/// rounds the fractional bound of an integer.
fn bound(bound: Option<Number>, ty: &Type, round: fn(f64) -> f64) -> Option<Number> {
    let bound = bound?;
    let is_integer = !matches!(ty, Type::F32 | Type::F64);
    let rounded = bound.as_f64().filter(|_| is_integer && bound.is_f64()).map(round);
    let rounded = rounded.map(|rounded| Number::from(rounded as i64)).unwrap_or(bound);
    number(&Value::Number(rounded), ty)
}

/// Adds to the constraint of a label that the label is not empty: the path cannot express an empty
/// label.
pub(crate) fn non_empty(constraint: Option<Constraint>) -> Constraint {
    match constraint {
        Some(Constraint::Length { min, max }) => {
            Constraint::Length { min: Some(min.unwrap_or(1)), max }
        }
        _ => Constraint::Length { min: Some(1), max: None },
    }
}
