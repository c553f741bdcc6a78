//! The method and the URI of a request.

use super::draft::Draft;
use super::label::{Part, Unclosed, is_once, parts};
use crate::diagnostic::Code;
use crate::ir::{Binding, Named, Nullability, Segment, Type};
use crate::lower::context::{Lowering, Rejection};
use crate::rust::names::ident;
use crate::smithy::traits::{Http, HttpLabel, Trait};
use proc_macro2::Ident;

const METHODS: [&str; 7] = ["DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT"];

/// The method, the path and the constant query of a request.
pub(crate) struct Target {
    pub method: Ident,
    pub path: Vec<Segment>,
    pub query: Query,
}

/// Query parameters with their values, if they have any.
type Query = Vec<(String, Option<String>)>;

impl Target {
    /// Returns a placeholder for a trait that was rejected.
    fn placeholder() -> Self {
        Target { method: ident("GET"), path: Vec::new(), query: Vec::new() }
    }
}

impl Lowering<'_> {
    /// Lowers `smithy.api#http`.
    pub(crate) fn http_target(&self, draft: &Draft<'_>) -> Target {
        let reject = |part: &str, problem: String, remedy: &str| {
            let problem = Code::Http.shape(draft.id, problem, remedy);
            self.report(problem.about(Http::ID).about(part));
            Target::placeholder()
        };
        let Some(http) = draft.traits.get::<Http>() else {
            if !draft.traits.has::<Http>() {
                let problem = "the operation has no `smithy.api#http`";
                let remedy = "add the trait: restJson1 needs a method and a URI";
                self.report(Code::Http.shape(draft.id, problem, remedy));
            }
            return Target::placeholder();
        };
        if !METHODS.contains(&http.method.as_str()) {
            let problem = format!("the HTTP method {:?} is not supported", http.method);
            return reject("method", problem, &format!("use one of {}", METHODS.join(", ")));
        }
        let (path, query) = match http.uri.split_once('?') {
            Some((path, query)) => (path, query),
            None => (http.uri.as_str(), ""),
        };
        let parsed = self.path(path, draft).and_then(|path| Ok((path, self::query(query)?)));
        match parsed {
            Ok((path, query)) => {
                self.check_labels(&path, &http.uri, draft);
                Target { method: ident(&http.method), path, query }
            }
            Err((problem, remedy)) => {
                reject("uri", format!("the URI {:?} {problem}", http.uri), remedy)
            }
        }
    }

    /// Checks that each member that is bound to a label is required, and is in the path once.
    fn check_labels(&self, path: &[Segment], uri: &str, draft: &Draft<'_>) {
        let members = draft.input.members.iter();
        for member in members.filter(|member| matches!(member.binding, Binding::Label(_))) {
            let reject = |problem: &str, remedy: &str| {
                let problem = Code::Http.member(&draft.shape.input, &member.name, problem, remedy);
                self.report(problem.about(HttpLabel::ID));
            };
            let has_default = self.default_label(&member.name).is_some();
            if member.nullability != Nullability::Required && !has_default {
                reject(
                    "a member that is bound to a label must be required",
                    "add `smithy.api#required` to the member",
                );
            }
            if !is_once(path, &member.ident) {
                let problem =
                    format!("`{{{}}}` must appear exactly once in the URI {uri:?}", member.name);
                reject(
                    &problem,
                    "correct the URI, or remove `smithy.api#httpLabel` from the member",
                );
            }
        }
    }

    /// Parses the path of a URI pattern.
    fn path(&self, pattern: &str, draft: &Draft<'_>) -> Result<Vec<Segment>, Rejection> {
        if !pattern.starts_with('/') {
            return Err(("does not begin with `/`".to_owned(), "begin the URI with `/`"));
        }
        let segment = |part| match part {
            Ok(Part::Literal(text)) => Ok(Segment::Literal(literal_part(text)?)),
            Ok(Part::Label(label)) => self.label(label, draft),
            Err(Unclosed) => Err(("has a brace that is not closed".to_owned(), "close the brace")),
        };
        parts(pattern).map(segment).collect()
    }

    fn label(&self, label: &str, draft: &Draft<'_>) -> Result<Segment, Rejection> {
        let (label, greedy) = match label.strip_suffix('+') {
            Some(label) => (label, true),
            None => (label, false),
        };
        let member = draft.input.member(label).and_then(|member| match member.binding {
            Binding::Label(text) => Some((member, text)),
            _ => None,
        });
        let Some((member, text)) = member else {
            return Err((
                format!("has the label {label:?}, but no member of the input is bound to it"),
                "add `smithy.api#httpLabel` to a member of that name",
            ));
        };
        if greedy && !matches!(member.ty, Type::String | Type::Named(Named::Enum, _)) {
            return Err((
                format!("has the greedy label {label:?}, whose member is not a string"),
                "make the member a string, or remove the `+` from the label",
            ));
        }
        let default = self.default_label(label).map(str::to_owned);
        Ok(Segment::Label { field: member.ident.clone(), text, greedy, default })
    }
}

/// Checks the literal part of a URI.
fn literal_part(text: &str) -> Result<String, Rejection> {
    let allowed = |c: char| c.is_ascii_alphanumeric() || "-._~!$&'()*+,;=:@/".contains(c);
    // Percent-encoded bytes are kept.
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
            format!("has the character {c:?}, which is not allowed"),
            "write path segments, labels in the path, and a query without labels",
        )),
    }
}

/// Parses a constant query.
fn query(query: &str) -> Result<Query, Rejection> {
    let parameters = query.split('&').filter(|parameter| !parameter.is_empty());
    let parameter = |parameter: &str| {
        let (name, value) = match parameter.split_once('=') {
            Some((name, value)) => (name, Some(literal_part(value)?)),
            None => (parameter, None),
        };
        Ok((literal_part(name)?, value))
    };
    parameters.map(parameter).collect()
}
