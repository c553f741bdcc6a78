//! Diagnostics: problems of the input, with their places and remedies.

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

/// A problem of the input, with its place and a remedy.
///
/// The derived order of the fields is the order of a report: by code, the most important first,
/// then by position in the file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Diagnostic {
    code: Code,
    file: Option<String>,
    position: Option<Position>,
    // Boxed to keep a `Result<_, Diagnostic>` small.
    part: Box<Part>,
    problem: String,
    remedy: String,
}

/// The part of a model that has a problem: a shape, or the document if `shape` is `None`.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
struct Part {
    shape: Option<String>,
    member: Option<String>,
    /// The path from the shape or document: a trait, a target or a property, then keys within it.
    path: Vec<String>,
}

impl Diagnostic {
    /// Adds a step to the path of the part: the ID of a trait, a key within the trait, the target
    /// of a reference, or a property.
    pub(crate) fn about(mut self, name: &(impl ToString + ?Sized)) -> Self {
        self.part.path.push(name.to_string());
        self
    }

    /// Sets the position in the file.
    pub(crate) fn at(self, position: Position) -> Self {
        Diagnostic { position: Some(position), ..self }
    }

    /// Sets the file, for a problem that is not in the model.
    pub(crate) fn in_file(self, name: &str) -> Self {
        Diagnostic { file: Some(name.to_owned()), ..self }
    }

    /// Returns the code.
    pub fn code(&self) -> Code {
        self.code
    }

    /// Returns the text that says what is wrong.
    pub fn problem(&self) -> &str {
        &self.problem
    }

    /// Returns the text that says how to solve the problem.
    pub fn remedy(&self) -> &str {
        &self.remedy
    }

    /// Returns the place: the file, the position and the shape, as far as they are known. `None` if
    /// neither a file nor a shape is known.
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

/// A set of diagnostics, in the order of their importance.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Diagnostics(BTreeSet<Diagnostic>);

impl Diagnostics {
    /// Returns the diagnostics, the most important first.
    pub fn iter(&self) -> impl Iterator<Item = &Diagnostic> {
        self.0.iter()
    }

    /// Returns these diagnostics together with those of `other`.
    pub fn and(mut self, other: Diagnostics) -> Self {
        self.0.extend(other.0);
        self
    }

    pub(crate) fn push(&mut self, diagnostic: Diagnostic) {
        self.0.insert(diagnostic);
    }

    /// Returns these diagnostics and one more.
    pub(crate) fn with(mut self, diagnostic: Diagnostic) -> Self {
        self.push(diagnostic);
        self
    }

    /// Returns `value`, or the diagnostics if there are any.
    pub(crate) fn into_result<T>(self, value: T) -> Result<T, Diagnostics> {
        if self.0.is_empty() { Ok(value) } else { Err(self) }
    }
}

impl Extend<Diagnostic> for Diagnostics {
    fn extend<T: IntoIterator<Item = Diagnostic>>(&mut self, diagnostics: T) {
        self.0.extend(diagnostics);
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
