//! Comparisons and boolean operators.

use super::projection;
use super::typed::{Kind, Refusal, TypedExpr};
use crate::ir::{Comparison, Expr};
use jmespath::Variable as Json;
use jmespath::ast::Comparator;

/// The refusal of a condition that has the same value for every response.
pub(crate) const CONSTANT_CONDITION: &str =
    "a literal is used as a condition, which would not depend on the response";

/// The expected value of an expression.
pub(crate) enum Expected<'e> {
    Text(&'e str),
    Bool(bool),
    /// A list that is not empty, with elements that all equal this string.
    All(&'e str),
    /// A list with an element that equals this string.
    Any(&'e str),
}

/// Compiles the test that a value is as expected.
pub(crate) fn expect(value: TypedExpr<'_>, expected: &Expected<'_>) -> Result<Expr, Refusal> {
    let text = |text: &str| TypedExpr::new(Expr::Text(text.to_owned()), Kind::Text);
    match expected {
        Expected::Text(expected) => equal(value, text(expected)),
        Expected::Bool(expected) => equal(value, TypedExpr::new(Expr::Bool(*expected), Kind::Bool)),
        Expected::All(expected) => {
            let (list, item) = projection::elements(value)?;
            let equal = equal(item, text(expected))?;
            Ok(Expr::All(Box::new(list), Box::new(equal)))
        }
        Expected::Any(expected) => {
            let (list, item) = projection::elements(value)?;
            let equal = equal(item, text(expected))?;
            Ok(Expr::Any(Box::new(list), Box::new(equal)))
        }
    }
}

/// Compiles a literal.
pub(crate) fn literal<'s>(value: &Json) -> Result<TypedExpr<'s>, Refusal> {
    match value {
        Json::String(text) => Ok(TypedExpr::new(Expr::Text(text.clone()), Kind::Text)),
        Json::Bool(value) => Ok(TypedExpr::new(Expr::Bool(*value), Kind::Bool)),
        Json::Number(number) => match number.as_i64() {
            Some(number) => Ok(TypedExpr::new(Expr::Integer(number), Kind::Integer)),
            None => Err(format!(
                "the number {number} is not supported: it is not an integer of 64 bits"
            )),
        },
        _ => Err("a literal must be a string, a boolean or an integer".to_owned()),
    }
}

/// Compiles the comparison `lhs == rhs`.
pub(crate) fn equal(lhs: TypedExpr<'_>, rhs: TypedExpr<'_>) -> Result<Expr, Refusal> {
    compare(lhs, &Comparator::Equal, rhs).map(|equal| equal.query)
}

/// Compiles a comparison.
pub(crate) fn compare<'s>(
    lhs: TypedExpr<'s>,
    comparator: &Comparator,
    rhs: TypedExpr<'s>,
) -> Result<TypedExpr<'s>, Refusal> {
    let (mut lhs, mut rhs) = (lhs, rhs);
    let is_equality = matches!(comparator, Comparator::Equal | Comparator::NotEqual);
    if is_equality && lhs.query.is_literal() {
        std::mem::swap(&mut lhs, &mut rhs);
    }
    if lhs.kind == Kind::Truth {
        // This `bool` is `false` where JMESPath yields `null`, which equals neither boolean.
        if rhs.query != Expr::Bool(true) {
            return Err("a condition that may be null can only be compared with `true`".to_owned());
        }
        lhs.kind = Kind::Bool;
    }
    match (&lhs.kind, &rhs.kind) {
        (Kind::Count, Kind::Integer) => unify_integers(&mut lhs, &mut rhs),
        (Kind::Integer, Kind::Count) => unify_integers(&mut rhs, &mut lhs),
        _ => {}
    }
    check_operands(&lhs, &rhs, is_equality)?;
    let optional = lhs.optional || rhs.optional;
    let operand = |side: TypedExpr<'_>| match optional && !side.optional {
        true => Box::new(Expr::Some(Box::new(side.query))),
        false => Box::new(side.query),
    };
    let query = match (&lhs.query, comparison(comparator), &rhs.query) {
        // `a` and `!a` are clearer than `a == true` and `a == false`.
        (_, Comparison::Equal, Expr::Bool(true)) | (_, Comparison::NotEqual, Expr::Bool(false))
            if !optional =>
        {
            lhs.query
        }
        (_, Comparison::Equal | Comparison::NotEqual, Expr::Bool(_)) if !optional => {
            Expr::Not(Box::new(lhs.query))
        }
        (_, comparison, _) if optional && !is_equality => {
            let query = Expr::CompareIfThere(operand(lhs), comparison, operand(rhs));
            return Ok(TypedExpr::new(query, Kind::Truth));
        }
        (_, comparison, _) => Expr::Compare(operand(lhs), comparison, operand(rhs)),
    };
    Ok(TypedExpr::new(query, Kind::Bool))
}

/// Rejects a comparison that is constant, or whose operands cannot be compared.
fn check_operands(
    lhs: &TypedExpr<'_>,
    rhs: &TypedExpr<'_>,
    is_equality: bool,
) -> Result<(), Refusal> {
    if lhs.query.is_literal() && rhs.query.is_literal() {
        return Err(CONSTANT_CONDITION.to_owned());
    }
    let is_comparable =
        |kind: &Kind<'_>| matches!(kind, Kind::Text | Kind::Bool | Kind::Integer | Kind::Count);
    if !is_comparable(&lhs.kind) || !is_comparable(&rhs.kind) {
        return Err("only strings, booleans and integers can be compared".to_owned());
    }
    if lhs.kind != rhs.kind {
        return Err("the compared values have different types".to_owned());
    }
    if !is_equality && !matches!(lhs.kind, Kind::Integer | Kind::Count) {
        return Err("`<`, `<=`, `>` and `>=` need numbers".to_owned());
    }
    Ok(())
}

fn comparison(comparator: &Comparator) -> Comparison {
    match comparator {
        Comparator::Equal => Comparison::Equal,
        Comparator::NotEqual => Comparison::NotEqual,
        Comparator::LessThan => Comparison::Less,
        Comparator::LessThanEqual => Comparison::LessOrEqual,
        Comparator::GreaterThan => Comparison::Greater,
        Comparator::GreaterThanEqual => Comparison::GreaterOrEqual,
    }
}

/// Gives a length and an integer the same type: `usize` if the integer is a literal, else `i64`.
fn unify_integers(count: &mut TypedExpr<'_>, number: &mut TypedExpr<'_>) {
    if matches!(number.query, Expr::Integer(0..)) {
        number.kind = Kind::Count;
    } else {
        count.query = Expr::AsInteger(Box::new(count.query.clone()));
        count.kind = Kind::Integer;
    }
}

/// Compiles the test that an optional boolean is `Some(true)`.
pub(crate) fn is_true(query: Expr) -> Expr {
    let yes = Expr::Some(Box::new(Expr::Bool(true)));
    Expr::Compare(Box::new(query), Comparison::Equal, Box::new(yes))
}

/// Combines two booleans by `&&` or `||`.
pub(crate) fn combine<'s>(
    operator: fn(Box<Expr>, Box<Expr>) -> Expr,
    lhs: TypedExpr<'s>,
    rhs: TypedExpr<'s>,
) -> TypedExpr<'s> {
    let kind = if lhs.kind == rhs.kind { lhs.kind } else { Kind::Truth };
    TypedExpr::new(operator(Box::new(lhs.query), Box::new(rhs.query)), kind)
}
