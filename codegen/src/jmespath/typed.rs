//! Typed expressions.

use crate::ir::type_index::TypeIndex;
use crate::ir::{Access, Expr, Named, Path, Structure, Type, Variable};

/// The reason why an expression is rejected.
pub(crate) type Refusal = String;

/// A compiled expression with its type.
#[derive(Clone)]
pub(crate) struct TypedExpr<'s> {
    pub(crate) query: Expr,
    pub(crate) kind: Kind<'s>,
    /// Whether the value may be null.
    pub(crate) optional: bool,
}

/// The type of an expression.
#[derive(Clone, PartialEq)]
pub(crate) enum Kind<'s> {
    /// An object with the fields `input` and `output`.
    Roots(ByAddress<'s>, ByAddress<'s>),
    /// The input or the output.
    Root(ByAddress<'s>),
    /// A reference to a value of the model.
    Model(&'s Type),
    Text,
    Bool,
    /// A Rust `bool` that is `false` where JMESPath yields `null`.
    Truth,
    Integer,
    /// A length, a `usize` in Rust.
    Count,
    /// An iterator, with the type of its elements and whether these may be null.
    List(Box<Kind<'s>>, bool),
}

/// A structure that equals only itself.
#[derive(Clone, Copy)]
pub(crate) struct ByAddress<'s>(pub(crate) &'s Structure);

impl PartialEq for ByAddress<'_> {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self.0, other.0)
    }
}

impl<'s> TypedExpr<'s> {
    pub(crate) fn new(query: Expr, kind: Kind<'s>) -> Self {
        TypedExpr { query, kind, optional: false }
    }

    /// Creates an expression that reads a value of the model by its path.
    pub(crate) fn model(variable: Variable, path: Path, ty: &'s Type) -> Self {
        let (kind, reading) = match ty {
            Type::String => (Kind::Text, Access::String),
            Type::Named(Named::Enum, _) => (Kind::Text, Access::Enum),
            Type::Bool => (Kind::Bool, Access::Copy),
            Type::I8 | Type::I16 | Type::I32 => (Kind::Integer, Access::Integer),
            Type::I64 => (Kind::Integer, Access::Copy),
            _ => (Kind::Model(ty), Access::Reference),
        };
        let optional = path.iter().any(|step| step.optional);
        TypedExpr { query: Expr::Path(variable, path, reading), kind, optional }
    }

    /// Creates an expression for the element of an iterator, as the parameter of a closure.
    pub(crate) fn item(kind: &Kind<'s>, optional: bool) -> Self {
        match kind {
            Kind::Model(ty) => TypedExpr::model(Variable::Item, Path::new(), ty),
            kind => {
                let query = Expr::Path(Variable::Item, Path::new(), Access::Reference);
                TypedExpr { query, kind: kind.clone(), optional }
            }
        }
    }
}

/// Compiles expressions.
pub(crate) struct Compiler<'r, 's> {
    pub(crate) types: &'r TypeIndex<'s>,
}
