//! Questions to what an operation takes and returns, as the expressions of Rust that answer them.

use super::Path;

/// An expression.
///
/// What is not always there is an `Option`, and a list an iterator. An iterator is there always: a
/// list that is absent is taken for an empty one, since services leave such out.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Query {
    /// What a path leads to.
    Path(Variable, Path, Reading),
    Text(String),
    Integer(i64),
    Bool(bool),
    /// `Some` of it.
    Some(Box<Query>),
    /// How much of something there is, as a `usize`.
    Length(Box<Query>, Shape),
    /// A `usize` as an `i64`.
    AsInteger(Box<Query>),
    /// The elements of a list.
    Elements(Box<Query>, Optional),
    /// The keys or the values of a map.
    Half(Box<Query>, Half, Optional),
    /// A list of these.
    Array(Vec<Query>),
    /// The elements of which something holds.
    Filter(Box<Query>, Box<Query>),
    /// What becomes of each element.
    Map(Box<Query>, Box<Query>),
    /// What becomes of each element, as far as it is there.
    FilterMap(Box<Query>, Box<Query>),
    /// The elements of the elements.
    Flatten(Box<Query>),
    /// Whether something holds of an element.
    Any(Box<Query>, Box<Query>),
    /// Whether there are elements, and something holds of all.
    All(Box<Query>, Box<Query>),
    /// Whether a text has another in it.
    Contains(Box<Query>, Box<Query>, Optional),
    NotEmpty(Box<Query>, Shape),
    Compare(Box<Query>, Comparison, Box<Query>),
    /// A comparison of two numbers that may be absent, of which nothing holds then.
    CompareIfThere(Box<Query>, Comparison, Box<Query>),
    And(Box<Query>, Box<Query>),
    Or(Box<Query>, Box<Query>),
    Not(Box<Query>),
}

/// Whether an expression is an `Option`.
pub(crate) type Optional = bool;

/// What a path begins with: a reference.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Variable {
    Input,
    Output,
    /// The element of the list that is gone through.
    Item,
}

/// How a value is had from where it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reading {
    /// As a reference.
    Reference,
    /// A string as a `&str`.
    String,
    /// An enum as a `&str`.
    Enum,
    /// As it is.
    Copy,
    /// As an `i64`.
    Integer,
}

/// A half of each entry of a map.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Half {
    Keys,
    Values,
}

/// What has a length.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shape {
    Iterator,
    Text(Optional),
    Collection(Optional),
}

/// How two values are compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Comparison {
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
}

impl Query {
    /// Whether a path in it begins with a variable.
    pub(crate) fn mentions(&self, variable: Variable) -> bool {
        self.any(&|part| matches!(part, Query::Path(from, ..) if *from == variable))
    }

    /// Whether it is a value that is written out.
    pub(crate) fn is_literal(&self) -> bool {
        match self {
            Query::Text(_) | Query::Integer(_) | Query::Bool(_) => true,
            Query::Some(inner) => inner.is_literal(),
            _ => false,
        }
    }

    /// Whether something holds of it or of something in it.
    pub(crate) fn any(&self, test: &impl Fn(&Query) -> bool) -> bool {
        if test(self) {
            return true;
        }
        match self {
            Query::Path(..) | Query::Text(_) | Query::Integer(_) | Query::Bool(_) => false,
            Query::Array(elements) => elements.iter().any(|element| element.any(test)),
            Query::Some(of)
            | Query::Length(of, _)
            | Query::AsInteger(of)
            | Query::Elements(of, _)
            | Query::Half(of, ..)
            | Query::Flatten(of)
            | Query::NotEmpty(of, _)
            | Query::Not(of) => of.any(test),
            Query::Filter(left, right)
            | Query::Map(left, right)
            | Query::FilterMap(left, right)
            | Query::Any(left, right)
            | Query::All(left, right)
            | Query::Contains(left, right, _)
            | Query::Compare(left, _, right)
            | Query::CompareIfThere(left, _, right)
            | Query::And(left, right)
            | Query::Or(left, right) => left.any(test) || right.any(test),
        }
    }
}
