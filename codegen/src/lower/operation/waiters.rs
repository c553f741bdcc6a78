//! Calls that are made until something is so.

use crate::diagnostic::{Code, Diagnostics};
use crate::ir::structure_index::Structures;
use crate::ir::{Docs, Operation, Query, Service, Verdict, Waiter};
use crate::jmespath::{Expected, Subject, compile_condition};
use crate::lower::docs::{self, Context};
use crate::rust::names::{ident, snake_name};
use crate::rust::unique_names::UniqueNames;
use crate::smithy::traits::{
    Acceptor, AcceptorState, Comparator, Matcher, OutputMatcher, Waitable, id,
};
use crate::smithy::{self, ShapeId, Traits};

/// The beginning of the name of each method that waits.
const WAIT_UNTIL: &str = "wait_until_";

/// Waiters, operation by operation.
pub(crate) struct Waiters<'s> {
    structures: &'s Structures<'s>,
    context: &'s Context,
    /// The methods of the client.
    methods: UniqueNames,
}

/// What the acceptors of a waiter say.
#[derive(Default)]
struct Judged {
    outputs: Vec<(Query, Verdict)>,
    other_outputs: Option<Verdict>,
    errors: Vec<(String, Verdict)>,
    other_errors: Option<Verdict>,
}

impl<'s> Waiters<'s> {
    pub(crate) fn new(
        service: &Service,
        structures: &'s Structures<'s>,
        context: &'s Context,
    ) -> Self {
        let mut methods = UniqueNames::default();
        for operation in &service.operations {
            methods.take(&operation.ident.to_string());
        }
        Waiters { structures, context, methods }
    }

    /// The waiters of an operation.
    pub(crate) fn of(
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
                let problem = Code::Waiter.shape(shape_id, problem, remedy);
                problems.push(problem.about(id::WAITABLE).about(name));
            };
            let method = self.methods.unique(format!("{WAIT_UNTIL}{}", snake_name(name)));
            let judge = &method[WAIT_UNTIL.len()..];
            if !smithy::is_identifier(name) {
                let remedy = "name it with letters, digits and underscores";
                refuse("this is not a name".to_owned(), remedy);
            }
            let delays = (waiter.min_delay, waiter.max_delay);
            if delays.0 == 0 || delays.0 > delays.1 {
                let problem = format!("`minDelay` is {} and `maxDelay` {}", delays.0, delays.1);
                refuse(problem, "let the first be 1 or more, and no more than the second");
            }
            let mut judged = Judged::default();
            for Acceptor { state, matcher } in &waiter.acceptors {
                if let Err(problem) = self.judge(matcher, verdict(*state), operation, &mut judged) {
                    refuse(problem, "change the expression, or add its support");
                }
            }
            let other_outputs = judged.other_outputs.unwrap_or(Verdict::Retry);
            while judged.outputs.pop_if(|(_, verdict)| *verdict == other_outputs).is_some() {}
            waiters.push(Waiter {
                docs: self.docs(name, waiter, operation),
                method: ident(&method),
                judge: ident(judge),
                deprecated: waiter.deprecated,
                delays,
                outputs: judged.outputs,
                other_outputs,
                errors: judged.errors,
                other_errors: judged.other_errors,
            });
        }
        waiters
    }

    /// Adds what an acceptor says, unless the ones before it say all.
    fn judge(
        &self,
        matcher: &Matcher,
        verdict: Verdict,
        operation: &Operation,
        judged: &mut Judged,
    ) -> Result<(), String> {
        let (matcher, subject) = match matcher {
            Matcher::Success(true) => {
                judged.other_outputs.get_or_insert(verdict);
                return Ok(());
            }
            Matcher::Success(false) => {
                judged.other_errors.get_or_insert(verdict);
                return Ok(());
            }
            Matcher::ErrorType(error) => {
                // Of the identifier of a shape, the answer has the name.
                let code = error.rsplit_once('#').map_or(error.as_str(), |(_, name)| name);
                let is_new = judged.errors.iter().all(|(other, _)| other != code);
                if is_new && judged.other_errors.is_none() {
                    judged.errors.push((code.to_owned(), verdict));
                }
                return Ok(());
            }
            Matcher::Output(matcher) => (matcher, Subject::Output(&operation.output)),
            Matcher::InputOutput(matcher) => {
                (matcher, Subject::InputAndOutput(&operation.input, &operation.output))
            }
        };
        let query = self.query(matcher, subject);
        let query = query.map_err(|problem| format!("`{:.300}`: {problem}", matcher.path))?;
        if judged.other_outputs.is_none() {
            judged.outputs.push((query, verdict));
        }
        Ok(())
    }

    fn query(&self, matcher: &OutputMatcher, subject: Subject<'_>) -> Result<Query, String> {
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
        compile_condition(&matcher.path, &expected, subject, self.structures)
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
