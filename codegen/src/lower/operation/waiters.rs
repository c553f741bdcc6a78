//! Waiters.

use super::draft::{OperationDraft, ServiceParts};
use crate::diagnostic::Code;
use crate::ir::type_index::TypeIndex;
use crate::ir::{Docs, Expr, Verdict, Waiter};
use crate::jmespath::{Expected, Subject, compile_condition};
use crate::lower::context::Lowering;
use crate::lower::docs::{fallback, text};
use crate::lower::symbols::WAIT_UNTIL;
use crate::rust::names::ident;
use crate::smithy;
use crate::smithy::traits::Trait;
use crate::smithy::traits::waiters::{
    self, Acceptor, AcceptorState, Comparator, Matcher, OutputMatcher, Waitable,
};

/// The acceptors of a waiter.
#[derive(Default)]
struct Acceptors {
    outputs: Vec<(Expr, Verdict)>,
    other_outputs: Option<Verdict>,
    errors: Vec<(String, Verdict)>,
    other_errors: Option<Verdict>,
}

impl Lowering<'_> {
    /// Lowers `smithy.waiters#waitable`.
    pub(crate) fn waiters(
        &self,
        draft: &OperationDraft<'_>,
        parts: &ServiceParts<'_>,
    ) -> Vec<Waiter> {
        let Waitable(waiters) = draft.traits.get().unwrap_or_default();
        let lower = |(name, waiter): (&String, &waiters::Waiter)| {
            let reject = |problem: String, remedy: &str| {
                let problem = format!("the waiter `{name}`: {problem}");
                let problem = Code::Waiter.shape(draft.id, problem, remedy);
                self.report(problem.about(Waitable::ID).about(name));
            };
            if !smithy::is_identifier(name) {
                let remedy = "use letters, digits and underscores";
                reject("the name is not valid".to_owned(), remedy);
            }
            let (min, max) = (waiter.min_delay, waiter.max_delay);
            if min == 0 || min > max {
                let problem = format!("`minDelay` is {min} and `maxDelay` is {max}");
                reject(problem, "set `minDelay` to at least 1 and at most `maxDelay`");
            }
            let mut acceptors = Acceptors::default();
            for acceptor in &waiter.acceptors {
                if let Err(problem) = acceptors.add(acceptor, draft, &parts.types) {
                    reject(problem, "rewrite the expression, or remove the waiter");
                }
            }
            let Acceptors { mut outputs, errors, other_errors, .. } = acceptors;
            let other_outputs = acceptors.other_outputs.unwrap_or(Verdict::Retry);
            // The last conditions decide nothing if their verdict is that of all other outputs.
            while outputs.pop_if(|(_, verdict)| *verdict == other_outputs).is_some() {}
            let method = self.symbols.waiter(draft.id, name);
            Waiter {
                docs: self.waiter_docs(name, waiter, draft),
                method: ident(method),
                acceptors: ident(&method[WAIT_UNTIL.len()..]),
                deprecated: waiter.deprecated,
                delays: (min, max),
                outputs,
                other_outputs,
                errors,
                other_errors,
            }
        };
        waiters.iter().map(lower).collect()
    }

    fn waiter_docs(
        &self,
        name: &str,
        waiter: &waiters::Waiter,
        draft: &OperationDraft<'_>,
    ) -> Docs {
        let documentation = waiter.documentation.as_deref().unwrap_or_default();
        let scope = self.links.global();
        let mut docs = text(documentation, &scope, &fallback("Waits until", name));
        let method = ident(&draft.names.method);
        let often = match waiter.min_delay == waiter.max_delay {
            true => format!("{} seconds", waiter.min_delay),
            false => format!("{} to {} seconds", waiter.min_delay, waiter.max_delay),
        };
        docs.0.push(format!(
            "Calls [`{method}`](crate::Client::{method}) every {often}, until a result means success \
             or failure."
        ));
        docs
    }
}

impl Acceptors {
    /// Adds an acceptor, unless the acceptors before it match every result. The error is the
    /// problem.
    fn add(
        &mut self,
        acceptor: &Acceptor,
        draft: &OperationDraft<'_>,
        types: &TypeIndex<'_>,
    ) -> Result<(), String> {
        let verdict = verdict(acceptor.state);
        let (matcher, subject) = match &acceptor.matcher {
            Matcher::Success(true) => {
                self.other_outputs.get_or_insert(verdict);
                return Ok(());
            }
            Matcher::Success(false) => {
                self.other_errors.get_or_insert(verdict);
                return Ok(());
            }
            Matcher::ErrorType(error) => {
                // A response has the name without the namespace.
                let code = error.rsplit_once('#').map_or(error.as_str(), |(_, name)| name);
                let is_new = self.errors.iter().all(|(other, _)| other != code);
                if is_new && self.other_errors.is_none() {
                    self.errors.push((code.to_owned(), verdict));
                }
                return Ok(());
            }
            Matcher::Output(matcher) => (matcher, Subject::Output(&draft.output)),
            Matcher::InputOutput(matcher) => {
                (matcher, Subject::InputAndOutput(&draft.input, &draft.output))
            }
        };
        let query = query(matcher, subject, types);
        let query = query.map_err(|problem| format!("`{:.300}`: {problem}", matcher.path))?;
        if self.other_outputs.is_none() {
            self.outputs.push((query, verdict));
        }
        Ok(())
    }
}

/// Compiles the condition of a matcher.
fn query(
    matcher: &OutputMatcher,
    subject: Subject<'_>,
    types: &TypeIndex<'_>,
) -> Result<Expr, String> {
    let expected = match (matcher.comparator, matcher.expected.as_str()) {
        (Comparator::StringEquals, text) => Expected::Text(text),
        (Comparator::AllStringEquals, text) => Expected::All(text),
        (Comparator::AnyStringEquals, text) => Expected::Any(text),
        (Comparator::BooleanEquals, "true") => Expected::Bool(true),
        (Comparator::BooleanEquals, "false") => Expected::Bool(false),
        (Comparator::BooleanEquals, text) => {
            return Err(format!("the expected value {text:?} is not a boolean"));
        }
    };
    compile_condition(&matcher.path, &expected, subject, types)
}

fn verdict(state: AcceptorState) -> Verdict {
    match state {
        AcceptorState::Success => Verdict::Success,
        AcceptorState::Failure => Verdict::Failure,
        AcceptorState::Retry => Verdict::Retry,
    }
}
