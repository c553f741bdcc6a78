//! Operations that answer in pages.

use crate::diagnostic::{Code, Diagnostics};
use crate::ir::structure_index::{Structures, step};
use crate::ir::{Items, Operation, Paginator, Presence, Structure, Type};
use crate::smithy::traits::{Paginated, Trait};
use crate::smithy::{ShapeId, Traits};

/// How an operation answers in pages, `None` if it does not.
pub(crate) fn paginator(
    (shape_id, traits): (&ShapeId, &Traits),
    of_service: &Traits,
    operation: &Operation,
    structures: &Structures<'_>,
    problems: &mut Diagnostics,
) -> Option<Paginator> {
    let own: Paginated = traits.get()?;
    let paginated = own.or(of_service.get().unwrap_or_default());
    let mut refuse = |part: &str, problem: &str, remedy: &str| {
        let problem = Code::Pagination.shape(shape_id, problem, remedy);
        problems.push(problem.about(Paginated::ID).about(part));
    };
    let Operation { input, output, .. } = operation;
    // Each of the three is looked at, whatever the others are like.
    let name = paginated.input_token.as_deref();
    let input_token = name.and_then(|name| input.member(name));
    match input_token {
        None => {
            let problem = unknown("inputToken", name, "is no member of the input");
            refuse("inputToken", &problem, "name the member that says where a page begins");
        }
        Some(token) if token.presence != Presence::Optional => {
            let problem = "the member that `inputToken` names is required";
            refuse("inputToken", problem, "make it optional: no token leads to the first page");
        }
        Some(_) => {}
    }
    let name = paginated.output_token.as_deref();
    let output_token = name.and_then(|path| structures.path(output, path));
    match &output_token {
        None => {
            let problem = unknown("outputToken", name, "is not in the output");
            let remedy = "name a member of the output, or of what is in it";
            refuse("outputToken", &problem, remedy);
        }
        Some((_, token)) if !is_token(&token.ty) => {
            let problem = "what `outputToken` names is of a type that no token has";
            refuse("outputToken", problem, "make it a string");
        }
        Some((_, token)) if input_token.is_some_and(|input| input.ty != token.ty) => {
            let problem = "what `inputToken` and `outputToken` name differs in type";
            refuse("outputToken", problem, "give both the same type");
        }
        Some(_) => {}
    }
    let items = match &paginated.items {
        Some(names) => {
            let items = structures.path(output, names);
            let items = items.filter(|(_, member)| is_collection(&member.ty));
            if items.is_none() {
                let problem =
                    format!("`items` is {names:?}, which is no list or map of the output");
                let remedy = "name one of the output or of what is in it, or take `items` away";
                refuse("items", &problem, remedy);
            }
            items.map(|(path, member)| Items { path, collection: member.ty.clone() })
        }
        None => only_collection(output),
    };
    Some(Paginator {
        input_token: input_token?.ident.clone(),
        output_token: output_token?.0,
        items,
    })
}

fn is_token(ty: &Type) -> bool {
    let is_number = matches!(ty, Type::I8 | Type::I16 | Type::I32 | Type::I64);
    *ty == Type::String || is_number || is_collection(ty)
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
