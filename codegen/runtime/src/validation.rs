//! Validation of inputs: the lengths and ranges of the model.
//!
//! Patterns are not checked, because they reject values that the service accepts.

mod constraints;

pub(crate) use constraints::{Constraint, Each, Keys, Length, Nested, Range, Values};

use std::error::Error;
use std::fmt;

/// A type whose members have constraints.
///
/// The inputs of operations and the types of their members implement the trait.
pub trait Validate {
    #[doc(hidden)]
    fn check(&self, validator: &mut Validator<'_>);

    /// Checks the lengths and ranges of all members, nested ones included, and reports all
    /// violations.
    ///
    /// A client checks each input before it sends a request, unless its configuration disables the
    /// check.
    fn validate(&self) -> Result<(), InvalidInput> {
        let mut violations = Vec::new();
        self.check(&mut Validator { place: Place::Input, violations: &mut violations });
        if violations.is_empty() { Ok(()) } else { Err(InvalidInput { violations }) }
    }
}

impl<T: Validate> Validate for Box<T> {
    fn check(&self, validator: &mut Validator<'_>) {
        (**self).check(validator);
    }
}

/// The state of a check: the current member, and the violations so far.
#[allow(dead_code, reason = "a service may have no constraints")]
pub struct Validator<'a> {
    place: Place<'a>,
    violations: &'a mut Vec<Violation>,
}

impl Validator<'_> {
    /// Checks a member that is always present.
    pub(crate) fn required<T>(
        &mut self,
        name: &'static str,
        value: &T,
        constraint: impl Constraint<T>,
    ) {
        let place = Place::Member(&self.place, name);
        constraint.check(value, &mut Validator { place, violations: self.violations });
    }

    /// Checks a member if it is present.
    pub(crate) fn optional<T>(
        &mut self,
        name: &'static str,
        value: &Option<T>,
        constraint: impl Constraint<T>,
    ) {
        if let Some(value) = value {
            self.required(name, value, constraint);
        }
    }

    fn violated(&mut self, problem: String) {
        self.violations.push(Violation { member: self.place.to_string(), problem });
    }
}

/// The path to a value from the input that contains it.
#[allow(dead_code, reason = "a service may have no constraints of some kinds")]
enum Place<'a> {
    Input,
    Member(&'a Place<'a>, &'static str),
    Element(&'a Place<'a>, usize),
    /// A key of a map. The path omits the key, which may be sensitive.
    Key(&'a Place<'a>),
    Value(&'a Place<'a>),
}

impl fmt::Display for Place<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Place::Input => Ok(()),
            Place::Member(Place::Input, name) => f.write_str(name),
            Place::Member(owner, name) => write!(f, "{owner}.{name}"),
            Place::Element(list, index) => write!(f, "{list}[{index}]"),
            Place::Key(map) => write!(f, "{map}.keys()"),
            Place::Value(map) => write!(f, "{map}.values()"),
        }
    }
}

/// The error of an input that violates constraints, with all violations.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InvalidInput {
    violations: Vec<Violation>,
}

impl InvalidInput {
    /// Returns the error of an input with one invalid member.
    pub(crate) fn new(member: &str, problem: &str) -> Self {
        let violation = Violation { member: member.to_owned(), problem: problem.to_owned() };
        InvalidInput { violations: vec![violation] }
    }

    /// Returns the error of an input without these required members.
    pub(crate) fn missing(members: &[&str]) -> Self {
        let required =
            members.iter().flat_map(|member| Self::new(member, "is required").violations);
        InvalidInput { violations: required.collect() }
    }

    /// Returns the violations in the order of the members.
    pub fn violations(&self) -> &[Violation] {
        &self.violations
    }
}

impl fmt::Display for InvalidInput {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        const MAX_SHOWN: usize = 10;
        for (index, violation) in self.violations.iter().take(MAX_SHOWN).enumerate() {
            let separator = if index > 0 { "; " } else { "" };
            write!(f, "{separator}{violation}")?;
        }
        match self.violations.len().saturating_sub(MAX_SHOWN) {
            0 => Ok(()),
            more => write!(f, "; and {more} more"),
        }
    }
}

impl Error for InvalidInput {}

/// A member that violates a constraint. Omits the value, which may be sensitive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Violation {
    member: String,
    problem: String,
}

impl Violation {
    /// Returns the path of the member: `message_review_handler.uri`, or `tags.keys()` for a key of
    /// a map.
    pub fn member(&self) -> &str {
        &self.member
    }

    /// Returns the problem of the member: `must have 1 to 128 characters, not 0`.
    pub fn problem(&self) -> &str {
        &self.problem
    }
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` {}", self.member, self.problem)
    }
}
