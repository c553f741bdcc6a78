//! What is wrong with a model.

use crate::printable::one_line;
use crate::smithy::ShapeId;
use std::collections::BTreeSet;
use std::fmt;

/// One problem of a model, and what to do about it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Diagnostic {
    shape: Option<String>,
    problem: String,
    remedy: String,
}

impl Diagnostic {
    /// A problem of the document as a whole.
    pub(crate) fn document(problem: impl Into<String>, remedy: impl Into<String>) -> Self {
        let (problem, remedy) = (one_line(&problem.into()), one_line(&remedy.into()));
        Diagnostic { shape: None, problem, remedy }
    }

    /// A problem of a shape.
    pub(crate) fn shape(
        shape: &ShapeId,
        problem: impl Into<String>,
        remedy: impl Into<String>,
    ) -> Self {
        Diagnostic { shape: Some(shape.to_string()), ..Self::document(problem, remedy) }
    }

    /// A problem of a member of a shape.
    pub(crate) fn member(
        shape: &ShapeId,
        member: &str,
        problem: impl Into<String>,
        remedy: impl Into<String>,
    ) -> Self {
        let place = format!("{shape}${}", one_line(member));
        Diagnostic { shape: Some(place), ..Self::document(problem, remedy) }
    }
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("error: ")?;
        if let Some(shape) = &self.shape {
            write!(f, "{shape}: ")?;
        }
        write!(f, "{}\n  help: {}", self.problem, self.remedy)
    }
}

/// All problems of a model, sorted by where they are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Diagnostics(BTreeSet<Diagnostic>);

impl Diagnostics {
    pub(crate) fn push(&mut self, diagnostic: Diagnostic) {
        self.0.insert(diagnostic);
    }

    /// These problems and one more.
    pub(crate) fn with(mut self, diagnostic: Diagnostic) -> Self {
        self.push(diagnostic);
        self
    }

    /// `value`, unless there are problems.
    pub(crate) fn or<T>(self, value: T) -> Result<T, Diagnostics> {
        if self.0.is_empty() { Ok(value) } else { Err(self) }
    }
}

impl From<Diagnostic> for Diagnostics {
    fn from(diagnostic: Diagnostic) -> Self {
        Diagnostics::default().with(diagnostic)
    }
}

impl fmt::Display for Diagnostics {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for diagnostic in &self.0 {
            writeln!(f, "{diagnostic}")?;
        }
        Ok(())
    }
}

impl std::error::Error for Diagnostics {}
