//! Lists and projections.

use super::typed::{Compiler, Kind, Refusal, TypedExpr};
use crate::ir::{Expr, MapProjection, Type};
use jmespath::ast::Ast;

/// An expression that iterates over the elements of a list.
struct Elements<'s> {
    query: Expr,
    /// The kind of an element.
    kind: Kind<'s>,
    /// Whether an element may be null.
    optional: bool,
}

impl<'s> Elements<'s> {
    /// Iterates over a value. `None` if the value is not a list.
    fn of(list: TypedExpr<'s>) -> Option<Self> {
        let TypedExpr { query, kind, optional } = list;
        match kind {
            Kind::List(kind, optional) => Some(Elements { query, kind: *kind, optional }),
            Kind::Model(Type::List(element)) => Some(Elements {
                query: Expr::Elements(Box::new(query), optional),
                kind: Kind::Model(element),
                optional: false,
            }),
            _ => None,
        }
    }

    fn list(self) -> TypedExpr<'s> {
        TypedExpr::new(self.query, Kind::List(Box::new(self.kind), self.optional))
    }

    /// Returns an element, as the parameter of a closure.
    fn item(&self) -> Result<TypedExpr<'s>, Refusal> {
        match self.kind {
            // The element is an iterator, which a closure could consume only once.
            Kind::List(..) => Err("a list of lists must be flattened by `[]`".to_owned()),
            _ => Ok(TypedExpr::item(&self.kind, self.optional)),
        }
    }
}

/// Iterates over a list. Returns the iterator, and an element as the parameter of a closure.
pub(crate) fn elements<'s>(list: TypedExpr<'s>) -> Result<(Expr, TypedExpr<'s>), Refusal> {
    let elements = Elements::of(list).ok_or("the value must be a list")?;
    let item = elements.item()?;
    Ok((elements.query, item))
}

/// Compiles `[]`: replaces each element that is a list by its elements.
pub(crate) fn flatten(list: TypedExpr<'_>) -> Result<TypedExpr<'_>, Refusal> {
    let Some(elements) = Elements::of(list) else {
        return Err("`[]` needs a list".to_owned());
    };
    let kind = match &elements.kind {
        Kind::List(kind, optional) => Kind::List(kind.clone(), *optional),
        Kind::Model(Type::List(element)) => Kind::List(Box::new(Kind::Model(element)), false),
        _ => return Ok(elements.list()),
    };
    if elements.optional {
        return Err("`[]` is not supported for elements that may be null".to_owned());
    }
    Ok(TypedExpr::new(Expr::Flatten(Box::new(elements.query)), kind))
}

/// Compiles the list of the keys or the values of a map.
pub(crate) fn map_projection(
    of: TypedExpr<'_>,
    half: MapProjection,
) -> Result<TypedExpr<'_>, Refusal> {
    let Kind::Model(Type::Map(key, value)) = of.kind else {
        return Err("`keys` and `*` are supported only for maps".to_owned());
    };
    let element = match half {
        MapProjection::Keys => key,
        MapProjection::Values => value,
    };
    let query = Expr::MapProjection(Box::new(of.query), half, of.optional);
    Ok(TypedExpr::new(query, Kind::List(Box::new(Kind::Model(element)), false)))
}

/// Counts the uses of the current node, `@`, in an expression.
pub(crate) fn count_current_node(ast: &Ast) -> usize {
    match ast {
        Ast::Identity { .. } => 1,
        Ast::Field { .. } | Ast::Literal { .. } | Ast::Index { .. } | Ast::Slice { .. } => 0,
        // The right side has another current node.
        Ast::Subexpr { lhs, .. } | Ast::Projection { lhs, .. } => count_current_node(lhs),
        Ast::Condition { predicate, .. } => count_current_node(predicate),
        Ast::Expref { ast: node, .. }
        | Ast::Flatten { node, .. }
        | Ast::ObjectValues { node, .. }
        | Ast::Not { node, .. } => count_current_node(node),
        Ast::Comparison { lhs, rhs, .. } | Ast::And { lhs, rhs, .. } | Ast::Or { lhs, rhs, .. } => {
            count_current_node(lhs) + count_current_node(rhs)
        }
        Ast::Function { args: parts, .. } | Ast::MultiList { elements: parts, .. } => {
            parts.iter().map(count_current_node).sum()
        }
        Ast::MultiHash { elements, .. } => {
            elements.iter().map(|pair| count_current_node(&pair.value)).sum()
        }
    }
}

impl<'s> Compiler<'_, 's> {
    /// Compiles a projection: `then` is applied to each element of a list, and `null` is left out.
    pub(crate) fn projection(
        &self,
        list: &Ast,
        then: &Ast,
        current: &TypedExpr<'s>,
    ) -> Result<TypedExpr<'s>, Refusal> {
        let mut elements =
            Elements::of(self.value(list, current)?).ok_or("the value must be a list")?;
        let mut then = then;
        if let Ast::Condition { predicate, then: rest, .. } = then {
            let predicate = self.truth(predicate, &elements.item()?)?;
            elements.query = Expr::Filter(Box::new(elements.query), Box::new(predicate));
            then = rest;
        }
        if matches!(then, Ast::Identity { .. }) {
            if elements.optional {
                elements.query = Expr::Flatten(Box::new(elements.query));
                elements.optional = false;
            }
            return Ok(elements.list());
        }
        let TypedExpr { query, kind, optional } = self.value(then, &elements.item()?)?;
        let (list, query) = (Box::new(elements.query), Box::new(query));
        let query = if optional { Expr::FilterMap(list, query) } else { Expr::Map(list, query) };
        Ok(TypedExpr::new(query, Kind::List(Box::new(kind), false)))
    }

    /// Compiles a multi-select list.
    pub(crate) fn multi_list(
        &self,
        elements: &[Ast],
        current: &TypedExpr<'s>,
    ) -> Result<TypedExpr<'s>, Refusal> {
        if current.optional {
            return Err(
                "a multi-select list of a value that may be null is not supported".to_owned()
            );
        }
        let values = elements.iter().map(|element| self.value(element, current));
        let values = values.collect::<Result<Vec<_>, _>>()?;
        let kind = match values.first().map(|value| &value.kind) {
            Some(kind @ (Kind::Text | Kind::Bool | Kind::Integer)) => kind.clone(),
            _ => {
                return Err(
                    "the elements of a multi-select list must be strings, booleans or integers"
                        .to_owned(),
                );
            }
        };
        if values.iter().any(|value| value.kind != kind) {
            return Err("the elements of a multi-select list have different types".to_owned());
        }
        let optional = values.iter().any(|value| value.optional);
        let values = values.into_iter().map(|value| match optional && !value.optional {
            true => Expr::Some(Box::new(value.query)),
            false => value.query,
        });
        Ok(TypedExpr::new(Expr::Array(values.collect()), Kind::List(Box::new(kind), optional)))
    }
}
