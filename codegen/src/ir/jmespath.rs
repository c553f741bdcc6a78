//! JMESPath expressions on the input and the output of an operation, compiled to Rust expressions.

use super::Path;

/// An expression.
///
/// A value that may be absent is an `Option`. A list is an iterator, which is empty if the list is
/// absent, because services leave out empty lists.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Query {
    /// The value at a path.
    Path(Variable, Path, Reading),
    Text(String),
    Integer(i64),
    Bool(bool),
    /// `Some` of a value.
    Some(Box<Query>),
    /// The length of a value, as a `usize`.
    Length(Box<Query>, Shape),
    /// A `usize` as an `i64`.
    AsInteger(Box<Query>),
    /// The elements of a list.
    Elements(Box<Query>, Optional),
    /// The keys or the values of a map.
    Half(Box<Query>, Half, Optional),
    /// A list of expressions.
    Array(Vec<Query>),
    /// The elements for which a condition holds.
    Filter(Box<Query>, Box<Query>),
    /// The value of an expression for each element.
    Map(Box<Query>, Box<Query>),
    /// The value of an expression for each element, without absent values.
    FilterMap(Box<Query>, Box<Query>),
    /// The elements of the lists in a list.
    Flatten(Box<Query>),
    /// Whether a condition holds for an element.
    Any(Box<Query>, Box<Query>),
    /// Whether the list is not empty, and a condition holds for all elements.
    All(Box<Query>, Box<Query>),
    /// Whether a text contains another one.
    Contains(Box<Query>, Box<Query>, Optional),
    NotEmpty(Box<Query>, Shape),
    Compare(Box<Query>, Comparison, Box<Query>),
    /// A comparison of two numbers. It is false if one of them is absent.
    CompareIfThere(Box<Query>, Comparison, Box<Query>),
    And(Box<Query>, Box<Query>),
    Or(Box<Query>, Box<Query>),
    Not(Box<Query>),
}

/// Whether an expression is an `Option`.
pub(crate) type Optional = bool;

/// The variable at the beginning of a path, which is a reference.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Variable {
    Input,
    Output,
    /// The current element of a list.
    Item,
}

/// The access to the value at a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reading {
    /// As a reference.
    Reference,
    /// A string as a `&str`.
    String,
    /// An enum as a `&str`.
    Enum,
    /// As a copy.
    Copy,
    /// As an `i64`.
    Integer,
}

/// The keys or the values of a map.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Half {
    Keys,
    Values,
}

/// The kind of a value whose length is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shape {
    Iterator,
    Text(Optional),
    Collection(Optional),
}

/// A comparison of two values.
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
    /// Whether a path in the expression begins with a variable.
    pub(crate) fn mentions(&self, variable: Variable) -> bool {
        self.any(&|part| matches!(part, Query::Path(from, ..) if *from == variable))
    }

    /// Whether the expression is a literal.
    pub(crate) fn is_literal(&self) -> bool {
        match self {
            Query::Text(_) | Query::Integer(_) | Query::Bool(_) => true,
            Query::Some(inner) => inner.is_literal(),
            _ => false,
        }
    }

    /// Whether a condition holds for the expression or an expression in it.
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
