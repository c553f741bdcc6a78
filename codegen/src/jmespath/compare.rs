//! Comparisons, and what is made of them.

use super::projection;
use super::typed::{Kind, Refusal, Typed};
use crate::ir::{Comparison, Query};
use jmespath::Variable as Json;
use jmespath::ast::Comparator;

/// What is wrong with a condition of which the service has no say.
pub(crate) const ALWAYS: &str = "a literal stands where a value of the service is expected";

/// What the value of an expression has to be.
pub(crate) enum Expected<'e> {
    Text(&'e str),
    Bool(bool),
    /// Each element is this text, and there are elements.
    All(&'e str),
    /// An element is this text.
    Any(&'e str),
}

/// Whether a value is as expected.
pub(crate) fn expect(value: Typed<'_>, expected: &Expected<'_>) -> Result<Query, Refusal> {
    let text = |text: &str| Typed::new(Query::Text(text.to_owned()), Kind::Text);
    match expected {
        Expected::Text(expected) => equal(value, text(expected)),
        Expected::Bool(expected) => equal(value, Typed::new(Query::Bool(*expected), Kind::Bool)),
        Expected::All(expected) => {
            let (list, item) = projection::elements(value)?;
            let equal = equal(item, text(expected))?;
            Ok(Query::All(Box::new(list), Box::new(equal)))
        }
        Expected::Any(expected) => {
            let (list, item) = projection::elements(value)?;
            let equal = equal(item, text(expected))?;
            Ok(Query::Any(Box::new(list), Box::new(equal)))
        }
    }
}

/// A literal.
pub(crate) fn literal<'s>(value: &Json) -> Result<Typed<'s>, Refusal> {
    match value {
        Json::String(text) => Ok(Typed::new(Query::Text(text.clone()), Kind::Text)),
        Json::Bool(value) => Ok(Typed::new(Query::Bool(*value), Kind::Bool)),
        Json::Number(number) => match number.as_i64() {
            Some(number) => Ok(Typed::new(Query::Integer(number), Kind::Integer)),
            None => Err(format!("the number {number} is not supported: it is not an integer")),
        },
        _ => Err("a literal that is not text, a boolean or an integer is not supported".into()),
    }
}

/// Whether two values are the same.
pub(crate) fn equal(lhs: Typed<'_>, rhs: Typed<'_>) -> Result<Query, Refusal> {
    compare(lhs, &Comparator::Equal, rhs).map(|equal| equal.query)
}

/// What a comparison comes to.
pub(crate) fn compare<'s>(
    lhs: Typed<'s>,
    comparator: &Comparator,
    rhs: Typed<'s>,
) -> Result<Typed<'s>, Refusal> {
    let (mut lhs, mut rhs) = (lhs, rhs);
    let is_equality = matches!(comparator, Comparator::Equal | Comparator::NotEqual);
    if is_equality && lhs.query.is_literal() {
        std::mem::swap(&mut lhs, &mut rhs);
    }
    if lhs.kind == Kind::Truth {
        if rhs.query != Query::Bool(true) {
            return Err("what may be absent is compared with what is not `true`".to_owned());
        }
        lhs.kind = Kind::Bool;
    }
    match (&lhs.kind, &rhs.kind) {
        (Kind::Count, Kind::Integer) => fit(&mut lhs, &mut rhs),
        (Kind::Integer, Kind::Count) => fit(&mut rhs, &mut lhs),
        _ => {}
    }
    if lhs.query.is_literal() && rhs.query.is_literal() {
        return Err(ALWAYS.to_owned());
    }
    let comparable = matches!(lhs.kind, Kind::Text | Kind::Bool | Kind::Integer | Kind::Count);
    if lhs.kind != rhs.kind || !comparable {
        return Err("values that cannot be equal, or are no text, boolean or integer, are \
                    compared"
            .to_owned());
    }
    let comparison = match comparator {
        Comparator::Equal => Comparison::Equal,
        Comparator::NotEqual => Comparison::NotEqual,
        Comparator::LessThan => Comparison::Less,
        Comparator::LessThanEqual => Comparison::LessOrEqual,
        Comparator::GreaterThan => Comparison::Greater,
        Comparator::GreaterThanEqual => Comparison::GreaterOrEqual,
    };
    if !is_equality && !matches!(lhs.kind, Kind::Integer | Kind::Count) {
        return Err("an order of what are not numbers is asked for".to_owned());
    }
    let optional = lhs.optional || rhs.optional;
    let both = |side: Typed<'_>| match optional && !side.optional {
        true => Box::new(Query::Some(Box::new(side.query))),
        false => Box::new(side.query),
    };
    let query = match (&lhs.query, comparison, &rhs.query) {
        // As one would write it.
        (_, Comparison::Equal, Query::Bool(true))
        | (_, Comparison::NotEqual, Query::Bool(false))
            if !optional =>
        {
            lhs.query
        }
        (_, Comparison::Equal | Comparison::NotEqual, Query::Bool(_)) if !optional => {
            Query::Not(Box::new(lhs.query))
        }
        _ if optional && !is_equality => {
            let query = Query::CompareIfThere(both(lhs), comparison, both(rhs));
            return Ok(Typed::new(query, Kind::Truth));
        }
        _ => Query::Compare(both(lhs), comparison, both(rhs)),
    };
    Ok(Typed::new(query, Kind::Bool))
}

/// Makes a length comparable with a number: one that is written out is a length too.
fn fit(count: &mut Typed<'_>, number: &mut Typed<'_>) {
    if matches!(number.query, Query::Integer(0..)) {
        number.kind = Kind::Count;
    } else {
        count.query = Query::AsInteger(Box::new(count.query.clone()));
        count.kind = Kind::Integer;
    }
}

/// Whether a boolean is there and true.
pub(crate) fn is_true(query: Query) -> Query {
    let yes = Query::Some(Box::new(Query::Bool(true)));
    Query::Compare(Box::new(query), Comparison::Equal, Box::new(yes))
}

/// What `&&` or `||` of two booleans comes to.
pub(crate) fn either_or_both<'s>(
    operator: fn(Box<Query>, Box<Query>) -> Query,
    lhs: Typed<'s>,
    rhs: Typed<'s>,
) -> Typed<'s> {
    let kind = if lhs.kind == rhs.kind { lhs.kind } else { Kind::Truth };
    Typed::new(operator(Box::new(lhs.query), Box::new(rhs.query)), kind)
}
