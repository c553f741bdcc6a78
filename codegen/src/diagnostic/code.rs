//! Codes of diagnostics.

use super::Diagnostic;
use super::printable::printable;
use std::fmt;

/// The code of a diagnostic: the subject of the rule that the input breaks.
///
/// The order is the order of importance: a problem with an early code is often the cause of
/// problems with later codes, and a model that is merely not supported has no fault.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Code {
    /// The text is a Smithy 2.0 model in JSON.
    Document,
    /// A shape is one that Smithy knows, written as the JSON AST has it.
    Shape,
    /// The model is of a service, whose protocol is restJson1.
    Service,
    /// What a shape refers to exists, and is of the kind that belongs there.
    Target,
    /// A trait has a value of the form that Smithy defines.
    Trait,
    /// Names stay apart from each other in Rust.
    Name,
    /// A request has a method and a URI, and each member a place in it.
    Http,
    /// Calls can be authenticated.
    Auth,
    /// There is an endpoint for each call.
    Endpoint,
    /// The pages of an answer can be followed.
    Pagination,
    /// What is waited for can be seen in an answer.
    Waiter,
    /// The generator knows what a client has to do.
    Unsupported,
    /// The AWS partitions are as AWS publishes them.
    Partitions,
    /// The crate has a name and a version that Cargo takes.
    Package,
    /// What the generator prints is Rust.
    Generator,
}

impl Code {
    /// A problem of a file as a whole.
    pub(crate) fn document(self, problem: impl AsRef<str>, remedy: impl AsRef<str>) -> Diagnostic {
        Diagnostic {
            code: self,
            file: None,
            position: None,
            part: Box::default(),
            problem: printable(problem.as_ref()),
            remedy: printable(remedy.as_ref()),
        }
    }

    /// A problem of a shape.
    pub(crate) fn shape(
        self,
        shape: &(impl ToString + ?Sized),
        problem: impl AsRef<str>,
        remedy: impl AsRef<str>,
    ) -> Diagnostic {
        let mut diagnostic = self.document(problem, remedy);
        diagnostic.part.shape = Some(shape.to_string());
        diagnostic
    }

    /// A problem of a member of a shape.
    pub(crate) fn member(
        self,
        shape: &(impl ToString + ?Sized),
        member: &str,
        problem: impl AsRef<str>,
        remedy: impl AsRef<str>,
    ) -> Diagnostic {
        let mut diagnostic = self.shape(shape, problem, remedy);
        diagnostic.part.member = Some(member.to_owned());
        diagnostic
    }
}

/// The name that is shown with a problem.
impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&format!("{self:?}").to_lowercase())
    }
}
