//! Documentation of the client's methods: what an operation takes and returns, and how it fails.

use super::examples;
use crate::commonmark::normalize::code_span;
use crate::ir::{Docs, Member, Nullability, Operation, Service, Structure};
use proc_macro2::Ident;

/// Returns the documentation of the method of an operation.
pub(crate) fn of_operation(service: &Service, operation: &Operation, library: &Ident) -> Docs {
    let parts = [
        takes(&operation.input),
        returns(&operation.output),
        vec![fails(operation)],
        vec![behavior(service, operation)],
        example(operation, library),
    ];
    Docs(operation.docs.0.iter().cloned().chain(parts.into_iter().flatten()).collect())
}

/// Returns the members of the input, with links to their setters.
fn takes(input: &Structure) -> Vec<String> {
    let builder = &input.builder;
    let items = input.members.iter().map(|member| {
        let required = if member.nullability == Nullability::Required { " (required)" } else { "" };
        item(member, &builder.to_string(), required)
    });
    let items: Vec<_> = items.collect();
    match items.is_empty() {
        true => Vec::new(),
        false => vec!["Takes:".to_owned(), items.join("\n")],
    }
}

/// Returns the members of the output, with links to their fields.
fn returns(output: &Structure) -> Vec<String> {
    let Structure { module, ident, members, .. } = output;
    let path = format!("crate::operation::{module}::{ident}");
    let items: Vec<_> = members.iter().map(|member| item(member, &path, "")).collect();
    match items.is_empty() {
        true => vec![format!("Returns [`{ident}`]({path}), which has no members.")],
        false => vec![format!("Returns [`{ident}`]({path}):"), items.join("\n")],
    }
}

/// Returns a list item with the name of a member and the summary of its documentation.
fn item(member: &Member, owner: &str, remark: &str) -> String {
    let field = member.ident.to_string();
    // rustdoc does not resolve links to raw identifiers.
    let name = match field.strip_prefix("r#") {
        Some(name) => format!("`{name}`"),
        None => format!("[`{field}`]({owner}::{field})"),
    };
    let summary = member.docs.0.first().map(String::as_str).unwrap_or_default();
    format!("- {name}{remark}: {summary}")
}

/// Returns the paragraph about the errors.
fn fails(operation: &Operation) -> String {
    let error = &operation.error;
    let module = &operation.input.module;
    let text = format!("Fails with [`{error}`](crate::operation::{module}::{error})");
    let errors: Vec<_> = operation.errors.iter().map(|error| format!("`{error}`")).collect();
    match errors.as_slice() {
        [] => format!("{text}."),
        [only] => format!("{text}: {only}."),
        [first @ .., last] => format!("{text}: {} or {last}.", first.join(", ")),
    }
}

/// Returns the paragraph about the permission and the retries.
fn behavior(service: &Service, operation: &Operation) -> String {
    let permission = operation.permission.as_deref();
    let permission =
        permission.map(|action| format!("Needs the permission {}. ", code_span(action)));
    let retried = service.errors.iter().filter(|error| error.retryable.is_some());
    let retried = retried.filter(|error| operation.errors.contains(&error.structure.ident));
    let codes: String =
        retried.map(|error| format!(", and after {}", code_span(&error.code))).collect();
    let streams = operation.input.streams().then_some(", if the stream can be sent again");
    let safe = operation.behavior.repeatable.then_some(" Repeating it has no further effect.");
    format!(
        "{}The client retries it after throttling and transient failures{codes}{}.{}",
        permission.unwrap_or_default(),
        streams.unwrap_or_default(),
        safe.unwrap_or_default(),
    )
}

/// Returns an example of the call.
fn example(operation: &Operation, library: &Ident) -> Vec<String> {
    let example = examples::call(library, operation);
    example.map_or_else(Vec::new, |example| vec!["# Example".to_owned(), example])
}
