//! Calls that are made until something is so.

use super::docs::{self, Context};
use super::jmespath::{Expected, Subject, condition};
use super::names::{ident, snake_name};
use super::paths::Structures;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::ir::{Docs, Operation, Query, Service, Verdict, Waiter};
use crate::smithy::traits::{
    Acceptor, AcceptorState, Comparator, Matcher, OutputMatcher, Waitable, id,
};
use crate::smithy::{self, ShapeId, Traits};
use std::collections::BTreeSet;

/// Waiters, operation by operation.
pub(super) struct Waiters<'s> {
    structures: &'s Structures<'s>,
    context: &'s Context,
    /// The methods that the client has already.
    methods: BTreeSet<String>,
}

impl<'s> Waiters<'s> {
    pub(super) fn new(
        service: &Service,
        structures: &'s Structures<'s>,
        context: &'s Context,
    ) -> Self {
        let methods = service.operations.iter().map(|operation| operation.ident.to_string());
        Waiters { structures, context, methods: methods.collect() }
    }

    /// The waiters of an operation.
    pub(super) fn of(
        &mut self,
        (shape_id, traits): (&ShapeId, &Traits),
        operation: &Operation,
        problems: &mut Diagnostics,
    ) -> Vec<Waiter> {
        let waitable: Waitable = traits.get(id::WAITABLE).unwrap_or_default();
        let mut waiters = Vec::new();
        for (name, waiter) in &waitable {
            let mut refuse = |problem: String, remedy: &str| {
                let problem = format!("the waiter `{name}`: {problem}");
                problems.push(Diagnostic::shape(shape_id, problem, remedy));
            };
            let judge = snake_name(name);
            let method = format!("wait_until_{judge}");
            if !smithy::is_identifier(name) || !self.methods.insert(method.clone()) {
                let problem = format!("the client cannot have another method `{method}`");
                refuse(problem, "rename the waiter");
            }
            let delays = (waiter.min_delay, waiter.max_delay);
            if delays.0 == 0 || delays.0 > delays.1 {
                let problem = format!("`minDelay` is {} and `maxDelay` {}", delays.0, delays.1);
                refuse(problem, "let the first be 1 or more, and no more than the second");
            }
            let (mut of_output, mut of_error) = (Vec::new(), Vec::new());
            for Acceptor { state, matcher } in &waiter.acceptors {
                let verdict = verdict(*state);
                let expression = match matcher {
                    Matcher::Success(true) => {
                        of_output.push((Query::Bool(true), verdict));
                        continue;
                    }
                    Matcher::Success(false) => {
                        of_error.push((None, verdict));
                        continue;
                    }
                    Matcher::ErrorType(error) => {
                        // Of the identifier of a shape, the answer has the name.
                        let code = error.rsplit_once('#').map_or(error.as_str(), |(_, name)| name);
                        of_error.push((Some(code.to_owned()), verdict));
                        continue;
                    }
                    Matcher::Output(matcher) => (matcher, Subject::Output(&operation.output)),
                    Matcher::InputOutput(matcher) => {
                        (matcher, Subject::InputAndOutput(&operation.input, &operation.output))
                    }
                };
                match self.query(expression) {
                    Ok(query) => of_output.push((query, verdict)),
                    Err(problem) => refuse(
                        format!("`{}`: {problem}", expression.0.path),
                        "change the expression, or add its support",
                    ),
                }
            }
            waiters.push(Waiter {
                docs: self.docs(name, waiter, operation),
                method: ident(&method),
                judge: ident(&judge),
                deprecated: waiter.deprecated,
                delays,
                of_output,
                of_error,
            });
        }
        waiters
    }

    fn query(&self, (matcher, subject): (&OutputMatcher, Subject<'_>)) -> Result<Query, String> {
        let expected = match (matcher.comparator, matcher.expected.as_str()) {
            (Comparator::StringEquals, text) => Expected::Text(text),
            (Comparator::AllStringEquals, text) => Expected::All(text),
            (Comparator::AnyStringEquals, text) => Expected::Any(text),
            (Comparator::BooleanEquals, "true") => Expected::Bool(true),
            (Comparator::BooleanEquals, "false") => Expected::Bool(false),
            (Comparator::BooleanEquals, text) => {
                return Err(format!("{text:?} is expected, which is no boolean"));
            }
        };
        condition(&matcher.path, &expected, subject, self.structures)
    }

    fn docs(&self, name: &str, waiter: &smithy::traits::Waiter, operation: &Operation) -> Docs {
        let text = waiter.documentation.as_deref().unwrap_or_default();
        let mut docs = docs::text(text, self.context, &docs::fallback("Waits until", name));
        let method = &operation.ident;
        let often = match waiter.min_delay == waiter.max_delay {
            true => format!("{} seconds", waiter.min_delay),
            false => format!("{} to {} seconds", waiter.min_delay, waiter.max_delay),
        };
        docs.0.push(format!(
            "It calls [`{method}`](crate::Client::{method}) every {often}, until an answer says that \
             it is so, or that it will not be."
        ));
        docs
    }
}

fn verdict(state: AcceptorState) -> Verdict {
    match state {
        AcceptorState::Success => Verdict::Success,
        AcceptorState::Failure => Verdict::Failure,
        AcceptorState::Retry => Verdict::Retry,
    }
}
