//! Functions.

use super::typed::{Kind, Reader, Refusal, Typed};
use super::{compare, projection};
use crate::ir::{Half, Query, Shape, Type, Variable};
use jmespath::ast::Ast;

impl<'s> Reader<'_, 's> {
    pub(crate) fn function(
        &self,
        name: &str,
        arguments: &[Ast],
        current: &Typed<'s>,
    ) -> Result<Typed<'s>, Refusal> {
        let arguments = arguments.iter().map(|argument| self.value(argument, current));
        let mut arguments = arguments.collect::<Result<Vec<_>, _>>()?.into_iter();
        match (name, arguments.next(), arguments.next(), arguments.next()) {
            ("length", Some(of), None, None) => length(of),
            ("keys", Some(of), None, None) => projection::half(of, Half::Keys),
            ("contains", Some(of), Some(element), None) => contains(of, element),
            ("length" | "keys" | "contains", ..) => {
                Err(format!("`{name}` has too few arguments, or too many"))
            }
            _ => Err(format!("the function `{name}` is not supported")),
        }
    }
}

fn length(of: Typed<'_>) -> Result<Typed<'_>, Refusal> {
    if let Query::Elements(list, optional) = of.query {
        // There is no need to go through them.
        return Ok(Typed::new(Query::Length(list, Shape::Collection(optional)), Kind::Count));
    }
    let shape = match of.kind {
        Kind::List(..) => Shape::Iterator,
        Kind::Text => Shape::Text(of.optional),
        Kind::Model(Type::List(_) | Type::Map(..)) => Shape::Collection(of.optional),
        _ => return Err("`length` of what has none".to_owned()),
    };
    Ok(Typed::new(Query::Length(Box::new(of.query), shape), Kind::Count))
}

fn contains<'s>(of: Typed<'s>, element: Typed<'s>) -> Result<Typed<'s>, Refusal> {
    if matches!((&of.kind, &element.kind), (Kind::Text, Kind::Text)) && !element.optional {
        let query = Query::Contains(Box::new(of.query), Box::new(element.query), of.optional);
        return Ok(Typed::new(query, Kind::Bool));
    }
    let (list, item) = projection::elements(of)?;
    if element.query.mentions(Variable::Item) {
        // Its name is that of the element which is looked at.
        return Err("`contains` of a value that changes with the element is not supported".into());
    }
    let equal = compare::equal(item, element)?;
    Ok(Typed::new(Query::Any(Box::new(list), Box::new(equal)), Kind::Bool))
}
