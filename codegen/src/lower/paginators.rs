//! Operations that answer in pages.

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::ir::{Member, Paginator, Presence, Structure, Type};
use crate::smithy::traits::{Paginated, id};
use crate::smithy::{ShapeId, Traits};

/// How an operation answers in pages, `None` if it does not.
pub(super) fn paginator(
    operation: &ShapeId,
    traits: &Traits,
    (input, output): (&Structure, &Structure),
    problems: &mut Diagnostics,
) -> Option<Paginator> {
    let paginated: Paginated = traits.get(id::PAGINATED)?;
    let mut refuse = |problem: String, remedy: &str| {
        problems.push(Diagnostic::shape(operation, format!("pagination: {problem}"), remedy));
        None
    };
    let is_token =
        |member: &&Member| member.ty == Type::String && member.presence == Presence::Optional;
    let input_token = find(input, &paginated.input_token).filter(is_token);
    let output_token = find(output, &paginated.output_token).filter(is_token);
    let (Some(input_token), Some(output_token)) = (input_token, output_token) else {
        return refuse(
            "`inputToken` and `outputToken` must name optional strings".to_owned(),
            "name such members of the input and the output",
        );
    };
    let list = |member: &&Member| matches!(member.ty, Type::List(_));
    let items = match &paginated.items {
        Some(_) => find(output, &paginated.items).filter(list),
        None => {
            let mut lists = output.members.iter().filter(list);
            lists.next().filter(|_| lists.next().is_none())
        }
    };
    let Some(items) = items else {
        return refuse(
            "it does not say which list has the items".to_owned(),
            "name a list of the output with `items`; paths and maps are not supported yet",
        );
    };
    let Type::List(item) = &items.ty else {
        return None;
    };
    Some(Paginator {
        input_token: input_token.ident.clone(),
        output_token: output_token.ident.clone(),
        items: items.ident.clone(),
        items_required: items.presence == Presence::Required,
        item: (**item).clone(),
    })
}

fn find<'s>(structure: &'s Structure, name: &Option<String>) -> Option<&'s Member> {
    structure.member(name.as_deref()?)
}
