//! What is wrong with a model, and where.

pub(crate) mod code;
pub(crate) mod json_error;
pub(crate) mod locate;
pub(crate) mod position;
pub(crate) mod printable;

pub use code::Code;
pub(crate) use json_error::reason;
pub use position::Position;

use printable::printable;
use std::collections::BTreeSet;
use std::fmt;

/// A file to read: its text, and its name for diagnostics.
#[derive(Clone, Copy, Debug)]
pub struct SourceFile<'a> {
    /// The path, as diagnostics show it.
    pub name: &'a str,
    /// The text.
    pub content: &'a str,
}

/// One problem, where it is, and what to do about it.
///
/// The order of the fields is that in which problems are told: the most important first, then from
/// the top of the file to its end.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Diagnostic {
    code: Code,
    file: Option<String>,
    position: Option<Position>,
    // Boxed for the sake of results that are a problem or something small.
    part: Box<Part>,
    problem: String,
    remedy: String,
}

/// The part of a model that a problem is of. Without a shape, it is the document.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
struct Part {
    shape: Option<String>,
    member: Option<String>,
    /// The way on from there: a trait, the target of a reference or a property, and what is in it.
    way: Vec<String>,
}

impl Diagnostic {
    /// With what the problem is about: a trait, then maybe something in it, the shape that is
    /// referred to, or a property.
    pub(crate) fn about(mut self, name: &(impl ToString + ?Sized)) -> Self {
        self.part.way.push(name.to_string());
        self
    }

    /// With the place in the text that has it.
    pub(crate) fn at(self, position: Position) -> Self {
        Diagnostic { position: Some(position), ..self }
    }

    /// With the file that has it, where that is not the model.
    pub(crate) fn in_file(self, name: &str) -> Self {
        Diagnostic { file: Some(name.to_owned()), ..self }
    }

    /// Returns the code, which is shown before the problem.
    pub fn code(&self) -> Code {
        self.code
    }

    /// What is wrong.
    pub fn problem(&self) -> &str {
        &self.problem
    }

    /// What to do about it.
    pub fn remedy(&self) -> &str {
        &self.remedy
    }

    /// Where it is: the file, the line and the column, and the shape. `None` if it is in no file.
    pub fn place(&self) -> Option<String> {
        let file = self.file.as_ref().map(|file| match self.position {
            Some(position) => format!("{}:{position}", printable(file)),
            None => printable(file),
        });
        let Part { shape, member, .. } = &*self.part;
        let shape = shape.as_ref().map(|shape| match member {
            Some(member) => printable(&format!("{shape}${member}")),
            None => printable(shape),
        });
        match (file, shape) {
            (Some(file), Some(shape)) => Some(format!("{file} in {shape}")),
            (file, shape) => file.or(shape),
        }
    }
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "error[{}]: {}", self.code, self.problem)?;
        if let Some(place) = self.place() {
            writeln!(f, "  --> {place}")?;
        }
        write!(f, "  help: {}", self.remedy)
    }
}

/// All problems there are, the most important first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Diagnostics(BTreeSet<Diagnostic>);

impl Diagnostics {
    /// One after the other.
    pub fn iter(&self) -> impl Iterator<Item = &Diagnostic> {
        self.0.iter()
    }

    /// These problems and those of another model.
    pub fn and(mut self, other: Diagnostics) -> Self {
        self.0.extend(other.0);
        self
    }

    pub(crate) fn push(&mut self, diagnostic: Diagnostic) {
        self.0.insert(diagnostic);
    }

    /// These problems and one more.
    pub(crate) fn with(mut self, diagnostic: Diagnostic) -> Self {
        self.push(diagnostic);
        self
    }

    /// `value`, unless there are problems.
    pub(crate) fn into_result<T>(self, value: T) -> Result<T, Diagnostics> {
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
