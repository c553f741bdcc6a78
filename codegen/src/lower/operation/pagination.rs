//! Pagination.

use super::draft::{OperationDraft, ServiceParts};
use crate::diagnostic::Code;
use crate::ir::type_index::{TypeIndex, step};
use crate::ir::{Items, Nullability, PageSize, Paginator, Path, Structure, Type};
use crate::lower::context::{Lowering, Rejection};
use crate::smithy::traits::{Paginated, Trait};
use proc_macro2::Ident;

impl Lowering<'_> {
    /// Lowers `smithy.api#paginated`.
    pub(crate) fn paginator(
        &self,
        draft: &OperationDraft<'_>,
        parts: &ServiceParts<'_>,
    ) -> Option<Paginator> {
        let own: Paginated = draft.traits.get()?;
        let paginated = own.or(self.service.traits.get().unwrap_or_default());
        let report = |part: &'static str| {
            move |(problem, remedy): Rejection| {
                let problem = Code::Pagination.shape(draft.id, problem, remedy);
                self.report(problem.about(Paginated::ID).about(part));
            }
        };
        let types = &parts.types;
        // Each of the three is checked, whether or not the others are valid.
        let input_token = input_token(&draft.input, &paginated).map_err(report("inputToken"));
        let output_token = output_token(draft, &paginated, types).map_err(report("outputToken"));
        let items = items(&draft.output, &paginated, types).map_err(report("items"));
        Some(Paginator {
            input_token: input_token.ok()?,
            output_token: output_token.ok()?,
            items: items.ok()?,
            page_size: page_size(&draft.input, &paginated),
        })
    }
}

/// Finds the member of the input with the token.
fn input_token(input: &Structure, paginated: &Paginated) -> Result<Ident, Rejection> {
    let name = paginated.input_token.as_deref();
    match name.and_then(|name| input.member(name)) {
        None => Err((
            unknown("inputToken", name, "is not a member of the input"),
            "name the member of the input for the token",
        )),
        Some(token) if token.nullability != Nullability::Optional => Err((
            "the member that `inputToken` names is required".to_owned(),
            "make the member optional: the request for the first page has no token",
        )),
        Some(token) => Ok(token.ident.clone()),
    }
}

/// Finds the token of the next page in the output.
fn output_token(
    draft: &OperationDraft<'_>,
    paginated: &Paginated,
    types: &TypeIndex<'_>,
) -> Result<Path, Rejection> {
    let name = paginated.output_token.as_deref();
    let Some((path, token)) = name.and_then(|name| types.path(&draft.output, name)) else {
        return Err((
            unknown("outputToken", name, "is not in the output"),
            "name a member of the output, or a path such as `page.nextToken`",
        ));
    };
    if !is_token(&token.ty) {
        let problem = "the member that `outputToken` names has a type that tokens cannot have";
        return Err((problem.to_owned(), "make the member a string"));
    }
    let input = paginated.input_token.as_deref().and_then(|name| draft.input.member(name));
    if input.is_some_and(|input| input.ty != token.ty) {
        let problem = "the members that `inputToken` and `outputToken` name have different types";
        return Err((problem.to_owned(), "give both members the same type"));
    }
    Ok(path)
}

/// Finds the member of the input for the size of a page. The setting of the service names a member
/// that an operation may lack.
fn page_size(input: &Structure, paginated: &Paginated) -> Option<PageSize> {
    let member = input.member(paginated.page_size.as_deref()?)?;
    let optional = member.nullability == Nullability::Optional;
    Some(PageSize { field: member.ident.clone(), ty: member.ty.clone(), optional })
}

/// Finds the list or the map of items in the output.
fn items(
    output: &Structure,
    paginated: &Paginated,
    types: &TypeIndex<'_>,
) -> Result<Option<Items>, Rejection> {
    let Some(names) = &paginated.items else { return Ok(only_collection(output)) };
    match types.path(output, names).filter(|(_, member)| is_collection(&member.ty)) {
        Some((path, member)) => Ok(Some(Items { path, collection: member.ty.clone() })),
        None => Err((
            format!("`items` is {names:?}, which is not a list or a map of the output"),
            "name a list or a map of the output, or remove `items`",
        )),
    }
}

fn is_token(ty: &Type) -> bool {
    let is_number = matches!(ty, Type::I8 | Type::I16 | Type::I32 | Type::I64);
    *ty == Type::String || is_number || is_collection(ty)
}

/// Returns the only list or map of an output. Models may leave out `items` if the output has one.
fn only_collection(output: &Structure) -> Option<Items> {
    let mut collections = output.members.iter().filter(|member| is_collection(&member.ty));
    let member = collections.next().filter(|_| collections.next().is_none())?;
    Some(Items { path: vec![step(member)], collection: member.ty.clone() })
}

/// Returns the problem of a setting that names nothing.
fn unknown(setting: &str, name: Option<&str>, problem: &str) -> String {
    match name {
        Some(name) => format!("`{setting}` is {name:?}, which {problem}"),
        None => format!("`{setting}` is missing in the traits of the operation and of the service"),
    }
}

fn is_collection(ty: &Type) -> bool {
    matches!(ty, Type::List(_) | Type::Map(..))
}
