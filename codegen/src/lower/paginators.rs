//! Operations that answer in pages.

use super::paths::{Structures, step};
use crate::diagnostic::{Diagnostic, Diagnostics};
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
    let mut refuse = |problem: &str, remedy: &str| {
        problems.push(Diagnostic::shape(shape_id, format!("pagination: {problem}"), remedy));
        None
    };
    let Operation { input, output, .. } = operation;
    let input_token = paginated.input_token.and_then(|name| input.member(&name));
    let output_token = paginated.output_token.and_then(|path| structures.path(output, &path));
    let (Some(input_token), Some((path, output_token))) = (input_token, output_token) else {
        return refuse(
            "`inputToken` and `outputToken` do not name members",
            "name a member of the input, and one of the output or of what is in it",
        );
    };
    if input_token.presence != Presence::Optional {
        return refuse("the token of the input is required", "make it optional: no page is first");
    }
    if input_token.ty != output_token.ty {
        return refuse("the tokens differ in type", "give both the same type");
    }
    let is_number = matches!(output_token.ty, Type::I8 | Type::I16 | Type::I32 | Type::I64);
    if output_token.ty != Type::String && !is_number && !is_collection(&output_token.ty) {
        return refuse("a token of this type is not supported", "make it a string");
    }
    let items = match &paginated.items {
        Some(names) => {
            let items = structures.path(output, names);
            let Some((path, member)) = items.filter(|(_, member)| is_collection(&member.ty)) else {
                return refuse(
                    &format!("`items` does not name a list or a map: {names:?}"),
                    "name one of the output or of what is in it, or take `items` away",
                );
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

fn is_collection(ty: &Type) -> bool {
    matches!(ty, Type::List(_) | Type::Map(..))
}
