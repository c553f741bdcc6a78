//! Codes of diagnostics.

use super::Diagnostic;
use super::printable::printable;
use std::fmt;

/// The code of a diagnostic: the subject of the rule that the input breaks.
///
/// The variants are in the order of a report. A problem with an early code is often the cause of
/// problems with later codes. From [`Unsupported`](Code::Unsupported) on, the model is not at
/// fault.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Code {
    /// The file is not a Smithy 2.0 model in JSON.
    Document,
    /// A shape is unknown to Smithy, or not in the form of the JSON AST.
    Shape,
    /// The model has no service with the protocol restJson1, or the wanted service is unclear.
    Service,
    /// The target of a reference does not exist, or has the wrong type.
    Target,
    /// The value of a trait does not have the form that Smithy defines.
    Trait,
    /// Two names of the model collide.
    Name,
    /// The HTTP bindings of an operation or member are wrong.
    Http,
    /// The authentication of a service or operation is wrong.
    Auth,
    /// The endpoint rule set, its parameters or its tests are wrong.
    Endpoint,
    /// The pagination of an operation is wrong.
    Pagination,
    /// A waiter of an operation is wrong.
    Waiter,
    /// The model uses a feature that this generator does not support.
    Unsupported,
    /// The file of AWS partitions is wrong.
    Partitions,
    /// Cargo does not accept the name or the version of the crate.
    Package,
}

impl Code {
    /// Creates a diagnostic for a whole file.
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

    /// Creates a diagnostic for a shape.
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

    /// Creates a diagnostic for a member of a shape.
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

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&format!("{self:?}").to_lowercase())
    }
}
