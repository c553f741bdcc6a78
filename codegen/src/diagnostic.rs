//! What is wrong with a model.

use crate::smithy::ShapeId;
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
        Diagnostic { shape: None, problem: problem.into(), remedy: remedy.into() }
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
        Diagnostic { shape: Some(format!("{shape}${member}")), ..Self::document(problem, remedy) }
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

/// All problems of a model.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Diagnostics(Vec<Diagnostic>);

impl Diagnostics {
    pub(crate) fn push(&mut self, diagnostic: Diagnostic) {
        self.0.push(diagnostic);
    }

    /// `value`, unless there are problems.
    pub(crate) fn or<T>(mut self, value: T) -> Result<T, Diagnostics> {
        if self.0.is_empty() {
            return Ok(value);
        }
        self.0.sort();
        self.0.dedup();
        Err(self)
    }
}

impl From<Diagnostic> for Diagnostics {
    fn from(diagnostic: Diagnostic) -> Self {
        Diagnostics(vec![diagnostic])
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
