//! The host prefix of an operation.

use super::draft::Draft;
use super::label::{Part, Unclosed, is_once, parts};
use crate::diagnostic::Code;
use crate::ir::{HttpEncoding, Member, Named, Nullability, Segment, Type};
use crate::lower::context::Lowering;
use crate::smithy::traits::{Endpoint, HostLabel, Trait};

impl Lowering<'_> {
    /// Lowers `smithy.api#endpoint`.
    pub(crate) fn host_prefix(&self, draft: &Draft<'_>) -> Vec<Segment> {
        let members = self.closure.members(&draft.shape.input).into_iter();
        let labels = members.filter(|member| member.traits.has::<HostLabel>());
        let labels = labels.filter_map(|member| draft.input.member(&member.name));
        let labels: Vec<&Member> = labels.collect();
        let endpoint = draft.traits.get();
        let prefix = endpoint.map(|Endpoint { host_prefix }| host_prefix).unwrap_or_default();
        let segments: Result<_, _> = parts(&prefix).map(|part| segment(part, &labels)).collect();
        let segments: Vec<_> = segments.unwrap_or_else(|problem| {
            let problem = format!("the host prefix {prefix:?} {problem}");
            let remedy = "write letters, digits, hyphens, dots, and in braces the names of members with \
                          `smithy.api#hostLabel`";
            self.report(Code::Endpoint.shape(draft.id, problem, remedy).about(Endpoint::ID));
            Vec::new()
        });
        for member in &labels {
            let reject = |problem: &str, remedy: &str| {
                let input = &draft.shape.input;
                let problem = Code::Endpoint.member(input, &member.name, problem, remedy);
                self.report(problem.about(HostLabel::ID));
            };
            let is_string = matches!(member.ty, Type::String | Type::Named(Named::Enum, _));
            if member.nullability != Nullability::Required || !is_string {
                let remedy = "make the member a string, and add `smithy.api#required`";
                reject("a label of the host must be a required string", remedy);
            }
            if !is_once(&segments, &member.ident) {
                let problem =
                    format!("`{{{}}}` must appear exactly once in {prefix:?}", member.name);
                reject(
                    &problem,
                    "correct the host prefix, or remove `smithy.api#hostLabel` from the member",
                );
            }
        }
        segments
    }
}

/// Converts a part of the prefix. The error is the problem.
fn segment(part: Result<Part<'_>, Unclosed>, labels: &[&Member]) -> Result<Segment, String> {
    match part {
        Ok(Part::Literal(text)) => {
            let is_allowed = |c: char| c.is_ascii_alphanumeric() || "-.".contains(c);
            match text.chars().find(|c| !is_allowed(*c)) {
                None => Ok(Segment::Literal(text.to_owned())),
                Some(c) => Err(format!("has the character {c:?}")),
            }
        }
        Ok(Part::Label(name)) => match labels.iter().find(|member| member.name == name) {
            Some(member) => Ok(Segment::label(member.ident.clone(), HttpEncoding::Plain)),
            None => Err(format!("has the label {name:?}, but no member is bound to it")),
        },
        Err(Unclosed) => Err("has a brace that is not closed".to_owned()),
    }
}
