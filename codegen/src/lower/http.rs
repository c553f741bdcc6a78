//! The method and the path of a request.

use super::names::ident;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::ir::{Binding, Presence, Segment, Structure};
use crate::smithy::traits::{Http, id};
use crate::smithy::{ShapeId, Traits};
use proc_macro2::Ident;

const METHODS: [&str; 7] = ["DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT"];

/// The method and the path that `smithy.api#http` gives an operation.
pub(super) fn http(
    operation: &ShapeId,
    traits: &Traits,
    input: &Structure,
    problems: &mut Diagnostics,
) -> (Ident, Vec<Segment>) {
    let mut refuse = |problem: String, remedy: &str| {
        problems.push(Diagnostic::shape(operation, problem, remedy));
    };
    let Some(http) = traits.get::<Http>(id::HTTP) else {
        if !traits.has(id::HTTP) {
            refuse(
                "the operation has no `smithy.api#http`".to_owned(),
                "give it the trait: restJson1 needs a method and a URI",
            );
        }
        return (ident("GET"), Vec::new());
    };
    if !METHODS.contains(&http.method.as_str()) {
        let problem = format!("the HTTP method {:?} is not supported", http.method);
        refuse(problem, &format!("use one of {}", METHODS.join(", ")));
        return (ident("GET"), Vec::new());
    }
    let path = match path(&http.uri, input) {
        Ok(path) => path,
        Err((problem, remedy)) => {
            refuse(format!("the URI {:?} {problem}", http.uri), remedy);
            return (ident("GET"), Vec::new());
        }
    };
    for member in input.members.iter().filter(|member| member.binding == Binding::Label) {
        if member.presence != Presence::Required {
            let problem = format!("the label `{}` is not required", member.name);
            refuse(problem, "mark the member with `smithy.api#required`");
        }
        let label =
            |part: &&Segment| matches!(part, Segment::Label(field) if *field == member.ident);
        if path.iter().filter(label).count() != 1 {
            let problem = format!("the label `{}` is not once in the URI", member.name);
            refuse(problem, "put it there, or take `smithy.api#httpLabel` from the member");
        }
    }
    (ident(&http.method), path)
}

/// The parts of a URI pattern, or what is wrong with it and how to mend it.
fn path(uri: &str, input: &Structure) -> Result<Vec<Segment>, (String, &'static str)> {
    if !uri.starts_with('/') {
        return Err(("does not begin with `/`".to_owned(), "begin it with `/`"));
    }
    let mut path = Vec::new();
    let mut rest = uri;
    while let Some((literal, tail)) = rest.split_once('{') {
        path.push(Segment::Literal(literal_part(literal)?));
        let Some((label, tail)) = tail.split_once('}') else {
            return Err(("has a brace that is not closed".to_owned(), "close it"));
        };
        let member = input.member(label).filter(|member| member.binding == Binding::Label);
        let Some(member) = member else {
            return Err((
                format!("has the label {label:?}, which no member of the input is"),
                "mark a member of that name with `smithy.api#httpLabel`",
            ));
        };
        path.push(Segment::Label(member.ident.clone()));
        rest = tail;
    }
    if !rest.is_empty() {
        path.push(Segment::Literal(literal_part(rest)?));
    }
    Ok(path)
}

fn literal_part(text: &str) -> Result<String, (String, &'static str)> {
    let allowed = |c: char| c.is_ascii_alphanumeric() || "-._~!$&'()*+,;=:@/".contains(c);
    match text.chars().find(|c| !allowed(*c)) {
        None => Ok(text.to_owned()),
        Some(c) => Err((
            format!("has the character {c:?}"),
            "leave nothing in it but path segments and labels; queries are not supported there",
        )),
    }
}
