//! Lists, and what is done with their elements.

use super::typed::{Kind, Reader, Refusal, Typed};
use crate::ir::{Half, Query, Type};
use jmespath::ast::Ast;

/// An iterator of the elements of a list: what it is, and what they are.
struct Elements<'s> {
    query: Query,
    kind: Kind<'s>,
    optional: bool,
}

impl<'s> Elements<'s> {
    /// The elements of a value, `None` if it is not a list.
    fn of(list: Typed<'s>) -> Option<Self> {
        let Typed { query, kind, optional } = list;
        match kind {
            Kind::List(kind, optional) => Some(Elements { query, kind: *kind, optional }),
            Kind::Model(Type::List(element)) => Some(Elements {
                query: Query::Elements(Box::new(query), optional),
                kind: Kind::Model(element),
                optional: false,
            }),
            _ => None,
        }
    }

    fn list(self) -> Typed<'s> {
        Typed::new(self.query, Kind::List(Box::new(self.kind), self.optional))
    }

    /// One of them, as closures are given it.
    fn item(&self) -> Result<Typed<'s>, Refusal> {
        match self.kind {
            // An iterator can be gone through once.
            Kind::List(..) => Err("a list of lists is not supported before `[]`".to_owned()),
            _ => Ok(Typed::item(&self.kind, self.optional)),
        }
    }
}

/// The elements, and one of them as closures are given it.
pub(crate) fn elements<'s>(list: Typed<'s>) -> Result<(Query, Typed<'s>), Refusal> {
    let elements = Elements::of(list).ok_or("a list is expected where there is none")?;
    let item = elements.item()?;
    Ok((elements.query, item))
}

/// The list with the elements of those elements that are lists.
pub(crate) fn flatten(list: Typed<'_>) -> Result<Typed<'_>, Refusal> {
    let Some(elements) = Elements::of(list) else {
        return Err("`[]` of what is not a list is not supported".to_owned());
    };
    let kind = match &elements.kind {
        Kind::List(kind, optional) => Kind::List(kind.clone(), *optional),
        Kind::Model(Type::List(element)) => Kind::List(Box::new(Kind::Model(element)), false),
        _ => return Ok(elements.list()),
    };
    if elements.optional {
        return Err("`[]` of lists that may be absent is not supported".to_owned());
    }
    Ok(Typed::new(Query::Flatten(Box::new(elements.query)), kind))
}

/// The keys or the values of a map.
pub(crate) fn half(of: Typed<'_>, half: Half) -> Result<Typed<'_>, Refusal> {
    let Kind::Model(Type::Map(key, value)) = of.kind else {
        return Err("keys and values of what is not a map are not supported".to_owned());
    };
    let element = match half {
        Half::Keys => key,
        Half::Values => value,
    };
    let query = Query::Half(Box::new(of.query), half, of.optional);
    Ok(Typed::new(query, Kind::List(Box::new(Kind::Model(element)), false)))
}

/// How often an expression uses the current node as a whole.
pub(crate) fn uses(ast: &Ast) -> usize {
    match ast {
        Ast::Identity { .. } => 1,
        Ast::Field { .. } | Ast::Literal { .. } | Ast::Index { .. } | Ast::Slice { .. } => 0,
        // What stands behind is about other nodes.
        Ast::Subexpr { lhs, .. } | Ast::Projection { lhs, .. } => uses(lhs),
        Ast::Condition { predicate, .. } => uses(predicate),
        Ast::Expref { ast: node, .. }
        | Ast::Flatten { node, .. }
        | Ast::ObjectValues { node, .. }
        | Ast::Not { node, .. } => uses(node),
        Ast::Comparison { lhs, rhs, .. } | Ast::And { lhs, rhs, .. } | Ast::Or { lhs, rhs, .. } => {
            uses(lhs) + uses(rhs)
        }
        Ast::Function { args: parts, .. } | Ast::MultiList { elements: parts, .. } => {
            parts.iter().map(uses).sum()
        }
        Ast::MultiHash { elements, .. } => elements.iter().map(|pair| uses(&pair.value)).sum(),
    }
}

impl<'s> Reader<'_, 's> {
    /// What becomes of each element of a list, as far as it is not null.
    pub(crate) fn projection(
        &self,
        list: &Ast,
        then: &Ast,
        current: &Typed<'s>,
    ) -> Result<Typed<'s>, Refusal> {
        let mut elements = Elements::of(self.value(list, current)?)
            .ok_or("a list is expected where there is none")?;
        let mut then = then;
        if let Ast::Condition { predicate, then: behind, .. } = then {
            let predicate = self.truth(predicate, &elements.item()?)?;
            elements.query = Query::Filter(Box::new(elements.query), Box::new(predicate));
            then = behind;
        }
        if matches!(then, Ast::Identity { .. }) {
            if elements.optional {
                elements.query = Query::Flatten(Box::new(elements.query));
                elements.optional = false;
            }
            return Ok(elements.list());
        }
        let Typed { query, kind, optional } = self.value(then, &elements.item()?)?;
        let (list, query) = (Box::new(elements.query), Box::new(query));
        let query = if optional { Query::FilterMap(list, query) } else { Query::Map(list, query) };
        Ok(Typed::new(query, Kind::List(Box::new(kind), false)))
    }

    /// A list of the values of expressions.
    pub(crate) fn multi_list(
        &self,
        elements: &[Ast],
        current: &Typed<'s>,
    ) -> Result<Typed<'s>, Refusal> {
        if current.optional {
            return Err("a list made of what may be absent is not supported".to_owned());
        }
        let values = elements.iter().map(|element| self.value(element, current));
        let values = values.collect::<Result<Vec<_>, _>>()?;
        let kind = match values.first().map(|value| &value.kind) {
            Some(kind @ (Kind::Text | Kind::Bool | Kind::Integer)) => kind.clone(),
            _ => return Err("a list is made of what is not text, booleans or integers".to_owned()),
        };
        if values.iter().any(|value| value.kind != kind) {
            return Err("a list is made of values of different types".to_owned());
        }
        let optional = values.iter().any(|value| value.optional);
        let values = values.into_iter().map(|value| match optional && !value.optional {
            true => Query::Some(Box::new(value.query)),
            false => value.query,
        });
        Ok(Typed::new(Query::Array(values.collect()), Kind::List(Box::new(kind), optional)))
    }
}
