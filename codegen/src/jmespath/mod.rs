//! JMESPath expressions of waiters: type checking and compilation to Rust expressions.
//!
//! The supported subset is the one that waiters of AWS services use. An expression that is `null`
//! for every response, such as a field that does not exist, is rejected. A compiled expression
//! cannot fail.

pub(crate) mod compare;
pub(crate) mod functions;
pub(crate) mod projection;
pub(crate) mod typed;

use crate::ir::type_index::{TypeIndex, step};
use crate::ir::{Access, Expr, LengthOf, MapProjection, Path, Structure, Type, Variable};
use jmespath::ErrorReason;
use jmespath::ast::Ast;
use typed::{ByAddress, Compiler, Kind, TypedExpr};

pub(crate) use compare::Expected;
pub(crate) use typed::Refusal;

/// The most operators and brackets of an expression, a bound on the depth of recursion.
const MAX_OPERATORS: usize = 100;

/// The value that an expression is applied to.
#[derive(Clone, Copy)]
pub(crate) enum Subject<'s> {
    Output(&'s Structure),
    /// An object with the fields `input` and `output`.
    InputAndOutput(&'s Structure, &'s Structure),
}

/// Compiles the condition that `expression` yields `expected`.
pub(crate) fn compile_condition(
    expression: &str,
    expected: &Expected<'_>,
    subject: Subject<'_>,
    types: &TypeIndex<'_>,
) -> Result<Expr, Refusal> {
    let operators = expression.chars().filter(|c| "!&(.<=>?[{|".contains(*c));
    if operators.count() > MAX_OPERATORS {
        return Err(format!("the expression has more than {MAX_OPERATORS} operators and brackets"));
    }
    let ast = jmespath::parse(expression).map_err(|error| match error.reason {
        ErrorReason::Parse(problem) => format!("the expression is not valid JMESPath: {problem}"),
        ErrorReason::Runtime(problem) => problem.to_string(),
    })?;
    let compiler = Compiler { types };
    let current = match subject {
        Subject::Output(output) => root(Variable::Output, output),
        Subject::InputAndOutput(input, output) => {
            TypedExpr::new(Expr::Bool(true), Kind::Roots(ByAddress(input), ByAddress(output)))
        }
    };
    let value = compiler.value(&ast, &current)?;
    compare::expect(value, expected)
}

fn root(variable: Variable, structure: &Structure) -> TypedExpr<'_> {
    let query = Expr::Path(variable, Path::new(), Access::Reference);
    TypedExpr::new(query, Kind::Root(ByAddress(structure)))
}

impl<'s> Compiler<'_, 's> {
    /// Compiles an expression that is applied to `current`.
    fn value(&self, ast: &Ast, current: &TypedExpr<'s>) -> Result<TypedExpr<'s>, Refusal> {
        match ast {
            Ast::Identity { .. } => Ok(current.clone()),
            Ast::Field { name, .. } => self.field(name, current),
            Ast::Subexpr { lhs, rhs, .. } => {
                let lhs = self.value(lhs, current)?;
                if matches!(lhs.kind, Kind::List(..)) && projection::count_current_node(rhs) > 1 {
                    return Err("`@` is a list and is used more than once, which is not supported"
                        .to_owned());
                }
                self.value(rhs, &lhs)
            }
            Ast::Literal { value, .. } => compare::literal(value),
            Ast::Comparison { comparator, lhs, rhs, .. } => {
                let (lhs, rhs) = (self.value(lhs, current)?, self.value(rhs, current)?);
                compare::compare(lhs, comparator, rhs)
            }
            Ast::And { lhs, rhs, .. } => {
                let (lhs, rhs) =
                    (self.boolean_operand(lhs, current)?, self.boolean_operand(rhs, current)?);
                Ok(compare::combine(Expr::And, lhs, rhs))
            }
            Ast::Or { lhs, rhs, .. } => {
                let (lhs, rhs) =
                    (self.boolean_operand(lhs, current)?, self.boolean_operand(rhs, current)?);
                Ok(compare::combine(Expr::Or, lhs, rhs))
            }
            Ast::Not { node, .. } => {
                let node = Box::new(self.truth(node, current)?);
                Ok(TypedExpr::new(Expr::Not(node), Kind::Bool))
            }
            Ast::Flatten { node, .. } => projection::flatten(self.value(node, current)?),
            Ast::ObjectValues { node, .. } => {
                projection::map_projection(self.value(node, current)?, MapProjection::Values)
            }
            Ast::Projection { lhs, rhs, .. } => self.projection(lhs, rhs, current),
            Ast::MultiList { elements, .. } => self.multi_list(elements, current),
            Ast::Function { name, args, .. } => self.function(name, args, current),
            Ast::Index { .. } => Err("an index such as `[0]` is not supported".to_owned()),
            Ast::Slice { .. } => Err("a slice such as `[0:2]` is not supported".to_owned()),
            Ast::MultiHash { .. } => {
                Err("a multi-select hash such as `{a: b}` is not supported".to_owned())
            }
            Ast::Expref { .. } => {
                Err("an expression reference such as `&a` is not supported".to_owned())
            }
            Ast::Condition { .. } => Err("a filter needs a list".to_owned()),
        }
    }

    /// Compiles a field of a structure.
    fn field(&self, name: &str, current: &TypedExpr<'s>) -> Result<TypedExpr<'s>, Refusal> {
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
        let (Some(structure), Expr::Path(variable, path, _)) = (structure, &current.query) else {
            return Err(format!("`{name}` is read from a value that is not a structure"));
        };
        let Some(member) = structure.member(name) else {
            return Err(format!("the structure has no member `{name}`"));
        };
        let mut path = path.clone();
        path.push(step(member));
        Ok(TypedExpr::model(*variable, path, &member.ty))
    }

    /// Compiles an operand of `&&` or `||` that may become the result of the operator.
    fn boolean_operand(
        &self,
        ast: &Ast,
        current: &TypedExpr<'s>,
    ) -> Result<TypedExpr<'s>, Refusal> {
        let value = self.value(ast, current)?;
        if value.query.is_literal() {
            return Err(compare::CONSTANT_CONDITION.to_owned());
        }
        match (&value.kind, value.optional) {
            (Kind::Bool, true) => Ok(TypedExpr::new(compare::is_true(value.query), Kind::Truth)),
            (Kind::Bool | Kind::Truth, false) => Ok(value),
            _ => Err("`&&` and `||` are supported only for booleans".to_owned()),
        }
    }

    /// Compiles the truth of an expression: JMESPath takes `false`, `null` and empty values for
    /// false.
    fn truth(&self, ast: &Ast, current: &TypedExpr<'s>) -> Result<Expr, Refusal> {
        match ast {
            Ast::And { lhs, rhs, .. } => {
                let (lhs, rhs) = (self.truth(lhs, current)?, self.truth(rhs, current)?);
                return Ok(Expr::And(Box::new(lhs), Box::new(rhs)));
            }
            Ast::Or { lhs, rhs, .. } => {
                let (lhs, rhs) = (self.truth(lhs, current)?, self.truth(rhs, current)?);
                return Ok(Expr::Or(Box::new(lhs), Box::new(rhs)));
            }
            _ => {}
        }
        let TypedExpr { query, kind, optional } = self.value(ast, current)?;
        if query.is_literal() {
            return Err(compare::CONSTANT_CONDITION.to_owned());
        }
        let shape = match kind {
            Kind::Bool if optional => return Ok(compare::is_true(query)),
            Kind::Bool | Kind::Truth => return Ok(query),
            Kind::Text => LengthOf::Text(optional),
            Kind::List(..) => LengthOf::Iterator,
            Kind::Model(Type::List(_) | Type::Map(..)) => LengthOf::Collection(optional),
            _ => return Err("a structure or a number is not supported as a condition".to_owned()),
        };
        Ok(Expr::NotEmpty(Box::new(query), shape))
    }
}
