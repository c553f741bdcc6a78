//! JMESPath expressions on the input and the output of an operation, compiled to Rust expressions.

use super::Path;

/// An expression.
///
/// A value that may be absent is an `Option`. A list is an iterator, which is empty if the list is
/// absent, because services leave out empty lists.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Expr {
    /// The value at a path.
    Path(Variable, Path, Access),
    Text(String),
    Integer(i64),
    Bool(bool),
    /// `Some` of a value.
    Some(Box<Expr>),
    /// The length of a value, as a `usize`.
    Length(Box<Expr>, LengthOf),
    /// A `usize` as an `i64`.
    AsInteger(Box<Expr>),
    /// The elements of a list.
    Elements(Box<Expr>, Optional),
    /// The keys or the values of a map.
    MapProjection(Box<Expr>, MapProjection, Optional),
    /// A list of expressions.
    Array(Vec<Expr>),
    /// The elements for which a condition holds.
    Filter(Box<Expr>, Box<Expr>),
    /// The value of an expression for each element.
    Map(Box<Expr>, Box<Expr>),
    /// The value of an expression for each element, without absent values.
    FilterMap(Box<Expr>, Box<Expr>),
    /// The elements of the lists in a list.
    Flatten(Box<Expr>),
    /// Whether a condition holds for an element.
    Any(Box<Expr>, Box<Expr>),
    /// Whether the list is not empty, and a condition holds for all elements.
    All(Box<Expr>, Box<Expr>),
    /// Whether a text contains another one.
    Contains(Box<Expr>, Box<Expr>, Optional),
    NotEmpty(Box<Expr>, LengthOf),
    Compare(Box<Expr>, Comparison, Box<Expr>),
    /// A comparison of two numbers. It is false if one of them is absent.
    CompareIfThere(Box<Expr>, Comparison, Box<Expr>),
    And(Box<Expr>, Box<Expr>),
    Or(Box<Expr>, Box<Expr>),
    Not(Box<Expr>),
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
pub(crate) enum Access {
    /// As a reference.
    Reference,
    /// A string as a `&str`.
    String,
    /// An enum as a `&str`.
    Enum,
    /// A copy.
    Copy,
    /// As an `i64`.
    Integer,
}

/// The keys or the values of a map.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum MapProjection {
    Keys,
    Values,
}

/// The kind of a value that has a length.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum LengthOf {
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

impl Expr {
    /// Whether a path in the expression begins with a variable.
    pub(crate) fn mentions(&self, variable: Variable) -> bool {
        self.any(&|part| matches!(part, Expr::Path(from, ..) if *from == variable))
    }

    /// Whether the expression is a literal.
    pub(crate) fn is_literal(&self) -> bool {
        match self {
            Expr::Text(_) | Expr::Integer(_) | Expr::Bool(_) => true,
            Expr::Some(inner) => inner.is_literal(),
            _ => false,
        }
    }

    /// Whether a condition holds for the expression or an expression in it.
    pub(crate) fn any(&self, test: &impl Fn(&Expr) -> bool) -> bool {
        if test(self) {
            return true;
        }
        match self {
            Expr::Path(..) | Expr::Text(_) | Expr::Integer(_) | Expr::Bool(_) => false,
            Expr::Array(elements) => elements.iter().any(|element| element.any(test)),
            Expr::Some(of)
            | Expr::Length(of, _)
            | Expr::AsInteger(of)
            | Expr::Elements(of, _)
            | Expr::MapProjection(of, ..)
            | Expr::Flatten(of)
            | Expr::NotEmpty(of, _)
            | Expr::Not(of) => of.any(test),
            Expr::Filter(left, right)
            | Expr::Map(left, right)
            | Expr::FilterMap(left, right)
            | Expr::Any(left, right)
            | Expr::All(left, right)
            | Expr::Contains(left, right, _)
            | Expr::Compare(left, _, right)
            | Expr::CompareIfThere(left, _, right)
            | Expr::And(left, right)
            | Expr::Or(left, right) => left.any(test) || right.any(test),
        }
    }
}
