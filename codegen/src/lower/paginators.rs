//! Operations that answer in pages.

use super::paths::{Structures, step};
use crate::diagnostic::{Diagnostics, Rule};
use crate::ir::{Items, Operation, Paginator, Presence, Structure, Type};
use crate::smithy::traits::{Paginated, id};
use crate::smithy::{ShapeId, Traits};

/// How an operation answers in pages, `None` if it does not.
pub(super) fn paginator(
    (shape_id, traits): (&ShapeId, &Traits),
    of_service: &Traits,
    operation: &Operation,
    structures: &Structures<'_>,
    problems: &mut Diagnostics,
) -> Option<Paginator> {
    let own: Paginated = traits.get(id::PAGINATED)?;
    let paginated = own.or(of_service.get(id::PAGINATED).unwrap_or_default());
    let mut refuse = |part: &str, problem: &str, remedy: &str| {
        let problem = Rule::Pagination.shape(shape_id, problem, remedy);
        problems.push(problem.about(id::PAGINATED).about(part));
        None
    };
    let Operation { input, output, .. } = operation;
    let name = paginated.input_token.as_deref();
    let Some(input_token) = name.and_then(|name| input.member(name)) else {
        let problem = unknown("inputToken", name, "is no member of the input");
        return refuse("inputToken", &problem, "name the member that says where a page begins");
    };
    let name = paginated.output_token.as_deref();
    let Some((path, output_token)) = name.and_then(|path| structures.path(output, path)) else {
        let problem = unknown("outputToken", name, "is not in the output");
        let remedy = "name a member of the output, or of what is in it";
        return refuse("outputToken", &problem, remedy);
    };
    if input_token.presence != Presence::Optional {
        let problem = "the member that `inputToken` names is required";
        return refuse("inputToken", problem, "make it optional: no token leads to the first page");
    }
    if input_token.ty != output_token.ty {
        let problem = "what `inputToken` and `outputToken` name differs in type";
        return refuse("outputToken", problem, "give both the same type");
    }
    let is_number = matches!(output_token.ty, Type::I8 | Type::I16 | Type::I32 | Type::I64);
    if output_token.ty != Type::String && !is_number && !is_collection(&output_token.ty) {
        let problem = "what `outputToken` names is of a type that no token has";
        return refuse("outputToken", problem, "make it a string");
    }
    let items = match &paginated.items {
        Some(names) => {
            let items = structures.path(output, names);
            let Some((path, member)) = items.filter(|(_, member)| is_collection(&member.ty)) else {
                let problem =
                    format!("`items` is {names:?}, which is no list or map of the output");
                let remedy = "name one of the output or of what is in it, or take `items` away";
                return refuse("items", &problem, remedy);
            };
            Some(Items { path, collection: member.ty.clone() })
        }
        None => only_collection(output),
    };
    Some(Paginator { input_token: input_token.ident.clone(), output_token: path, items })
}

/// The list or map of an output that has no other.
fn only_collection(output: &Structure) -> Option<Items> {
    let mut collections = output.members.iter().filter(|member| is_collection(&member.ty));
    let member = collections.next().filter(|_| collections.next().is_none())?;
    Some(Items { path: vec![step(member)], collection: member.ty.clone() })
}

/// What is wrong with a setting that names nothing.
fn unknown(setting: &str, name: Option<&str>, problem: &str) -> String {
    match name {
        Some(name) => format!("`{setting}` is {name:?}, which {problem}"),
        None => format!("`{setting}` is missing, here and in the trait of the service"),
    }
}

fn is_collection(ty: &Type) -> bool {
    matches!(ty, Type::List(_) | Type::Map(..))
}
