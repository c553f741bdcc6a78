//! Expressions with their types.

use crate::ir::type_index::TypeIndex;
use crate::ir::{Named, Path, Query, Reading, Structure, Type, Variable};

/// Why an expression is refused.
pub(crate) type Refusal = String;

/// An expression with what is known of it.
#[derive(Clone)]
pub(crate) struct Typed<'s> {
    pub(crate) query: Query,
    pub(crate) kind: Kind<'s>,
    pub(crate) optional: bool,
}

/// What an expression is.
#[derive(Clone, PartialEq)]
pub(crate) enum Kind<'s> {
    /// An object of the input and the output.
    Roots(ByAddress<'s>, ByAddress<'s>),
    /// The input or the output.
    Root(ByAddress<'s>),
    /// A reference to a value of the model.
    Model(&'s Type),
    Text,
    Bool,
    /// A boolean that may be absent where the expression says `false`.
    Truth,
    Integer,
    /// A length.
    Count,
    /// An iterator of elements like this.
    List(Box<Kind<'s>>, bool),
}

/// A structure, which is the same as another only if it is that.
#[derive(Clone, Copy)]
pub(crate) struct ByAddress<'s>(pub(crate) &'s Structure);

impl PartialEq for ByAddress<'_> {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self.0, other.0)
    }
}

impl<'s> Typed<'s> {
    pub(crate) fn new(query: Query, kind: Kind<'s>) -> Self {
        Typed { query, kind, optional: false }
    }

    /// What a path to a value of the model leads to.
    pub(crate) fn model(variable: Variable, path: Path, ty: &'s Type) -> Self {
        let (kind, reading) = match ty {
            Type::String => (Kind::Text, Reading::String),
            Type::Named(Named::Enum, _) => (Kind::Text, Reading::Enum),
            Type::Bool => (Kind::Bool, Reading::Copy),
            Type::I8 | Type::I16 | Type::I32 => (Kind::Integer, Reading::Integer),
            Type::I64 => (Kind::Integer, Reading::Copy),
            _ => (Kind::Model(ty), Reading::Reference),
        };
        let optional = path.iter().any(|step| step.optional);
        Typed { query: Query::Path(variable, path, reading), kind, optional }
    }

    /// The element that the closure of an iterator is given.
    pub(crate) fn item(kind: &Kind<'s>, optional: bool) -> Self {
        match kind {
            Kind::Model(ty) => Typed::model(Variable::Item, Path::new(), ty),
            kind => {
                let query = Query::Path(Variable::Item, Path::new(), Reading::Reference);
                Typed { query, kind: kind.clone(), optional }
            }
        }
    }
}

/// Reads expressions.
pub(crate) struct Reader<'r, 's> {
    pub(crate) types: &'r TypeIndex<'s>,
}
