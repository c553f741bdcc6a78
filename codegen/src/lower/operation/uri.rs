//! The method and the URI of a request.

use crate::diagnostic::{Code, Diagnostics};
use crate::ir::{Binding, Member, Named, Presence, Segment, Structure, Type};
use crate::rust::names::ident;
use crate::smithy::traits::{Http, HttpLabel, Trait};
use crate::smithy::{ShapeId, Traits};
use proc_macro2::Ident;

const METHODS: [&str; 7] = ["DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT"];

/// The method, the path and the constant query that `smithy.api#http` gives an operation.
pub(crate) struct Target {
    pub method: Ident,
    pub path: Vec<Segment>,
    pub query: Query,
}

/// Names, and values if they have any.
type Query = Vec<(String, Option<String>)>;

impl Target {
    /// What stands for a trait that is refused.
    fn none() -> Self {
        Target { method: ident("GET"), path: Vec::new(), query: Vec::new() }
    }
}

/// Reads `smithy.api#http`.
pub(crate) fn http(
    (operation, traits): (&ShapeId, &Traits),
    (owner, input): (&ShapeId, &Structure),
    problems: &mut Diagnostics,
) -> Target {
    let mut refuse = |part: &str, problem: String, remedy: &str| {
        let problem = Code::Http.shape(operation, problem, remedy);
        problems.push(problem.about(Http::ID).about(part));
    };
    let Some(http) = traits.get::<Http>() else {
        if !traits.has::<Http>() {
            let problem = "the operation has no `smithy.api#http`";
            let remedy = "give it the trait: restJson1 needs a method and a URI";
            problems.push(Code::Http.shape(operation, problem, remedy));
        }
        return Target::none();
    };
    if !METHODS.contains(&http.method.as_str()) {
        let problem = format!("the HTTP method {:?} is not supported", http.method);
        refuse("method", problem, &format!("use one of {}", METHODS.join(", ")));
        return Target::none();
    }
    let (path_pattern, query_pattern) = match http.uri.split_once('?') {
        Some((path, query)) => (path, Some(query)),
        None => (http.uri.as_str(), None),
    };
    let parsed = path(path_pattern, input).and_then(|path| Ok((path, query(query_pattern)?)));
    let (path, query) = match parsed {
        Ok(parsed) => parsed,
        Err((problem, remedy)) => {
            refuse("uri", format!("the URI {:?} {problem}", http.uri), remedy);
            return Target::none();
        }
    };
    for member in input.members.iter().filter(is_label) {
        let mut refuse = |problem: &str, remedy| {
            let problem = Code::Http.member(owner, &member.name, problem, remedy);
            problems.push(problem.about(HttpLabel::ID));
        };
        if member.presence != Presence::Required {
            refuse(
                "the member is a label of the URI, and not required",
                "mark the member with `smithy.api#required`",
            );
        }
        let label = |part: &&Segment| matches!(part, Segment::Label { field, .. } if *field == member.ident);
        if path.iter().filter(label).count() != 1 {
            let problem = format!("`{{{}}}` is not once in the URI {:?}", member.name, http.uri);
            refuse(&problem, "put it there, or take `smithy.api#httpLabel` from the member");
        }
    }
    Target { method: ident(&http.method), path, query }
}

fn is_label(member: &&Member) -> bool {
    matches!(member.binding, Binding::Label(_))
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
        let (label, greedy) = match label.strip_suffix('+') {
            Some(label) => (label, true),
            None => (label, false),
        };
        let member = input.member(label).and_then(|member| match member.binding {
            Binding::Label(text) => Some((member, text)),
            _ => None,
        });
        let Some((member, text)) = member else {
            return Err((
                format!("has the label {label:?}, which no member of the input is"),
                "mark a member of that name with `smithy.api#httpLabel`",
            ));
        };
        if greedy && !matches!(member.ty, Type::String | Type::Named(Named::Enum, _)) {
            return Err((
                format!("has the greedy label {label:?}, whose member is not a string"),
                "give the member a string, or take the `+` from the label",
            ));
        }
        path.push(Segment::label(member.ident.clone(), text, greedy));
        rest = tail;
    }
    if !rest.is_empty() {
        path.push(Segment::Literal(literal_part(rest)?));
    }
    Ok(path)
}

fn literal_part(text: &str) -> Result<String, (String, &'static str)> {
    let allowed = |c: char| c.is_ascii_alphanumeric() || "-._~!$&'()*+,;=:@/".contains(c);
    // What is percent-encoded stays so.
    let mut plain = text.to_owned();
    while let Some(at) = plain.find('%') {
        let is_encoded =
            plain.get(at + 1..at + 3).is_some_and(|hex| hex.chars().all(|c| c.is_ascii_hexdigit()));
        if !is_encoded {
            break;
        }
        plain.replace_range(at..at + 3, "");
    }
    match plain.chars().find(|c| !allowed(*c)) {
        None => Ok(text.to_owned()),
        Some(c) => Err((
            format!("has the character {c:?}"),
            "leave nothing in it but path segments, labels and a query without labels",
        )),
    }
}

/// The parameters of a constant query, with their values if they have any.
fn query(query: Option<&str>) -> Result<Query, (String, &'static str)> {
    let parameters = query.into_iter().flat_map(|query| query.split('&'));
    let parameters = parameters.filter(|parameter| !parameter.is_empty());
    let parameter = |parameter: &str| {
        let (name, value) = match parameter.split_once('=') {
            Some((name, value)) => (name, Some(literal_part(value)?)),
            None => (parameter, None),
        };
        Ok((literal_part(name)?, value))
    };
    parameters.map(parameter).collect()
}
