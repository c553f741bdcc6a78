//! Calls of JMESPath functions.

use super::typed::{Compiler, Kind, Refusal, TypedExpr};
use super::{compare, projection};
use crate::ir::{Expr, LengthOf, MapProjection, Type, Variable};
use jmespath::ast::Ast;

impl<'s> Compiler<'_, 's> {
    /// Compiles a call of the function `name`.
    pub(crate) fn function(
        &self,
        name: &str,
        arguments: &[Ast],
        current: &TypedExpr<'s>,
    ) -> Result<TypedExpr<'s>, Refusal> {
        let arguments = arguments.iter().map(|argument| self.value(argument, current));
        let mut arguments = arguments.collect::<Result<Vec<_>, _>>()?.into_iter();
        match (name, arguments.next(), arguments.next(), arguments.next()) {
            ("length", Some(of), None, None) => length(of),
            ("keys", Some(of), None, None) => projection::map_projection(of, MapProjection::Keys),
            ("contains", Some(of), Some(element), None) => contains(of, element),
            ("length" | "keys" | "contains", ..) => {
                Err(format!("`{name}` has the wrong number of arguments"))
            }
            _ => Err(format!("the function `{name}` is not supported")),
        }
    }
}

fn length(of: TypedExpr<'_>) -> Result<TypedExpr<'_>, Refusal> {
    if let Expr::Elements(list, optional) = of.query {
        // The list knows its length, so its elements need no iteration.
        return Ok(TypedExpr::new(Expr::Length(list, LengthOf::Collection(optional)), Kind::Count));
    }
    let shape = match of.kind {
        Kind::List(..) => LengthOf::Iterator,
        Kind::Text => LengthOf::Text(of.optional),
        Kind::Model(Type::List(_) | Type::Map(..)) => LengthOf::Collection(of.optional),
        _ => return Err("`length` needs a string, a list or a map".to_owned()),
    };
    Ok(TypedExpr::new(Expr::Length(Box::new(of.query), shape), Kind::Count))
}

fn contains<'s>(of: TypedExpr<'s>, element: TypedExpr<'s>) -> Result<TypedExpr<'s>, Refusal> {
    if matches!((&of.kind, &element.kind), (Kind::Text, Kind::Text)) && !element.optional {
        let query = Expr::Contains(Box::new(of.query), Box::new(element.query), of.optional);
        return Ok(TypedExpr::new(query, Kind::Bool));
    }
    let (list, item) = projection::elements(of)?;
    if element.query.mentions(Variable::Item) {
        // The closure that `contains` becomes has its own element of the same name.
        return Err(
            "`contains` needs a second argument that does not depend on the current element"
                .to_owned(),
        );
    }
    let equal = compare::equal(item, element)?;
    Ok(TypedExpr::new(Expr::Any(Box::new(list), Box::new(equal)), Kind::Bool))
}
