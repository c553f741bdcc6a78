//! Expressions of JMESPath, as waiters have them: each is checked against the types it is about, and
//! becomes an expression of Rust that cannot fail.
//!
//! Supported is what waiters of AWS use. What a type makes pointless is refused, such as a field that
//! is not there: the expression would be null whatever the service answers.

pub(crate) mod compare;
pub(crate) mod functions;
pub(crate) mod projection;
pub(crate) mod typed;

use crate::ir::type_index::{TypeIndex, step};
use crate::ir::{Half, Path, Query, Reading, Shape, Structure, Type, Variable};
use jmespath::ErrorReason;
use jmespath::ast::Ast;
use typed::{ByAddress, Kind, Reader, Typed};

pub(crate) use compare::Expected;
pub(crate) use typed::Refusal;

/// How many signs that nest an expression in another it may have: all is gone through by recursion.
const MOST_SIGNS: usize = 100;

/// What an expression is about.
#[derive(Clone, Copy)]
pub(crate) enum Subject<'s> {
    Output(&'s Structure),
    InputAndOutput(&'s Structure, &'s Structure),
}

/// Reads a condition: that what an expression leads to is as expected.
pub(crate) fn condition(
    expression: &str,
    expected: &Expected<'_>,
    subject: Subject<'_>,
    types: &TypeIndex<'_>,
) -> Result<Query, Refusal> {
    let signs = expression.chars().filter(|sign| "!&(.<=>?[{|".contains(*sign));
    if signs.count() > MOST_SIGNS {
        return Err(format!("it has more than {MOST_SIGNS} operators and brackets"));
    }
    let ast = jmespath::parse(expression).map_err(|error| match error.reason {
        ErrorReason::Parse(problem) => format!("this is no JMESPath: {problem}"),
        ErrorReason::Runtime(problem) => problem.to_string(),
    })?;
    let reader = Reader { types };
    let current = match subject {
        Subject::Output(output) => root(Variable::Output, output),
        Subject::InputAndOutput(input, output) => {
            Typed::new(Query::Bool(true), Kind::Roots(ByAddress(input), ByAddress(output)))
        }
    };
    let value = reader.value(&ast, &current)?;
    compare::expect(value, expected)
}

fn root(variable: Variable, structure: &Structure) -> Typed<'_> {
    let query = Query::Path(variable, Path::new(), Reading::Reference);
    Typed::new(query, Kind::Root(ByAddress(structure)))
}

impl<'s> Reader<'_, 's> {
    /// The value of an expression where something is the current node.
    fn value(&self, ast: &Ast, current: &Typed<'s>) -> Result<Typed<'s>, Refusal> {
        match ast {
            Ast::Identity { .. } => Ok(current.clone()),
            Ast::Field { name, .. } => self.field(name, current),
            Ast::Subexpr { lhs, rhs, .. } => {
                let lhs = self.value(lhs, current)?;
                if matches!(lhs.kind, Kind::List(..)) && projection::uses(rhs) > 1 {
                    return Err("a list that is piped on is used more than once".to_owned());
                }
                self.value(rhs, &lhs)
            }
            Ast::Literal { value, .. } => compare::literal(value),
            Ast::Comparison { comparator, lhs, rhs, .. } => {
                let (lhs, rhs) = (self.value(lhs, current)?, self.value(rhs, current)?);
                compare::compare(lhs, comparator, rhs)
            }
            Ast::And { lhs, rhs, .. } => {
                let (lhs, rhs) = (self.flag(lhs, current)?, self.flag(rhs, current)?);
                Ok(compare::either_or_both(Query::And, lhs, rhs))
            }
            Ast::Or { lhs, rhs, .. } => {
                let (lhs, rhs) = (self.flag(lhs, current)?, self.flag(rhs, current)?);
                Ok(compare::either_or_both(Query::Or, lhs, rhs))
            }
            Ast::Not { node, .. } => {
                let node = Box::new(self.truth(node, current)?);
                Ok(Typed::new(Query::Not(node), Kind::Bool))
            }
            Ast::Flatten { node, .. } => projection::flatten(self.value(node, current)?),
            Ast::ObjectValues { node, .. } => {
                projection::half(self.value(node, current)?, Half::Values)
            }
            Ast::Projection { lhs, rhs, .. } => self.projection(lhs, rhs, current),
            Ast::MultiList { elements, .. } => self.multi_list(elements, current),
            Ast::Function { name, args, .. } => self.function(name, args, current),
            Ast::Index { .. } => Err("an index is not supported".to_owned()),
            Ast::Slice { .. } => Err("a slice is not supported".to_owned()),
            Ast::MultiHash { .. } => Err("an object made of others is not supported".to_owned()),
            Ast::Expref { .. } => Err("a reference to an expression is not supported".to_owned()),
            Ast::Condition { .. } => Err("a filter of no list is not supported".to_owned()),
        }
    }

    /// A field of a structure.
    fn field(&self, name: &str, current: &Typed<'s>) -> Result<Typed<'s>, Refusal> {
        let structure = match &current.kind {
            Kind::Roots(input, output) => {
                return match name {
                    "input" => Ok(root(Variable::Input, input.0)),
                    "output" => Ok(root(Variable::Output, output.0)),
                    _ => Err(format!("`{name}` is neither `input` nor `output`")),
                };
            }
            Kind::Root(structure) => Some(structure.0),
            Kind::Model(ty) => self.types.structure(ty),
            _ => None,
        };
        let (Some(structure), Query::Path(variable, path, _)) = (structure, &current.query) else {
            return Err(format!("`{name}` is asked of what is not a structure"));
        };
        let Some(member) = structure.member(name) else {
            return Err(format!("there is no member `{name}`"));
        };
        let mut path = path.clone();
        path.push(step(member));
        Ok(Typed::model(*variable, path, &member.ty))
    }

    /// An operand of `&&` or `||` whose value is the result.
    fn flag(&self, ast: &Ast, current: &Typed<'s>) -> Result<Typed<'s>, Refusal> {
        let value = self.value(ast, current)?;
        if value.query.is_literal() {
            return Err(compare::ALWAYS.to_owned());
        }
        match (&value.kind, value.optional) {
            (Kind::Bool, true) => Ok(Typed::new(compare::is_true(value.query), Kind::Truth)),
            (Kind::Bool | Kind::Truth, false) => Ok(value),
            _ => Err("`&&` and `||` of what is no boolean are not supported".to_owned()),
        }
    }

    /// Whether the value of an expression counts as true.
    fn truth(&self, ast: &Ast, current: &Typed<'s>) -> Result<Query, Refusal> {
        match ast {
            Ast::And { lhs, rhs, .. } => {
                let (lhs, rhs) = (self.truth(lhs, current)?, self.truth(rhs, current)?);
                return Ok(Query::And(Box::new(lhs), Box::new(rhs)));
            }
            Ast::Or { lhs, rhs, .. } => {
                let (lhs, rhs) = (self.truth(lhs, current)?, self.truth(rhs, current)?);
                return Ok(Query::Or(Box::new(lhs), Box::new(rhs)));
            }
            _ => {}
        }
        let Typed { query, kind, optional } = self.value(ast, current)?;
        if query.is_literal() {
            return Err(compare::ALWAYS.to_owned());
        }
        let shape = match kind {
            Kind::Bool if optional => return Ok(compare::is_true(query)),
            Kind::Bool | Kind::Truth => return Ok(query),
            Kind::Text => Shape::Text(optional),
            Kind::List(..) => Shape::Iterator,
            Kind::Model(Type::List(_) | Type::Map(..)) => Shape::Collection(optional),
            _ => return Err("a structure or a number as a condition is not supported".to_owned()),
        };
        Ok(Query::NotEmpty(Box::new(query), shape))
    }
}
