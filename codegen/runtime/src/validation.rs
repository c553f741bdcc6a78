//! Checking inputs before they are sent: the lengths and ranges that the model gives.
//!
//! Patterns are not checked: those of the model do not match all that the service accepts.

mod constraints;

pub(crate) use constraints::{Constraint, Each, Keys, Length, Nested, Range, Values};

use std::error::Error;
use std::fmt;

/// A type whose members have bounds.
///
/// The trait is implemented by the inputs of operations, and by what they are made of.
pub trait Validate {
    #[doc(hidden)]
    fn check(&self, validator: &mut Validator<'_>);

    /// Checks lengths and ranges, of nested members too, and tells all that are out of bounds.
    ///
    /// A client does so before it sends an input, unless its configuration says otherwise.
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

/// Where a check is, and what it has found so far.
#[allow(dead_code, reason = "a service may have no constraints")]
pub struct Validator<'a> {
    place: Place<'a>,
    violations: &'a mut Vec<Violation>,
}

impl Validator<'_> {
    /// Checks a member that is always there.
    pub(crate) fn required<T>(
        &mut self,
        name: &'static str,
        value: &T,
        constraint: impl Constraint<T>,
    ) {
        let place = Place::Member(&self.place, name);
        constraint.check(value, &mut Validator { place, violations: self.violations });
    }

    /// Checks a member if it is there.
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

/// The way to a value from the input that it is a part of.
#[allow(dead_code, reason = "a service may have no constraints of some kinds")]
enum Place<'a> {
    Input,
    Member(&'a Place<'a>, &'static str),
    Element(&'a Place<'a>, usize),
    /// A key of a map, which may be sensitive: so it has no name.
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

/// An input that the service would refuse, with all that is wrong with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InvalidInput {
    violations: Vec<Violation>,
}

impl InvalidInput {
    /// An input of which one member is wrong.
    pub(crate) fn new(member: &str, problem: &str) -> Self {
        let violation = Violation { member: member.to_owned(), problem: problem.to_owned() };
        InvalidInput { violations: vec![violation] }
    }

    /// What is wrong, in the order of the members.
    pub fn violations(&self) -> &[Violation] {
        &self.violations
    }
}

impl fmt::Display for InvalidInput {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        const MOST: usize = 10;
        for (index, violation) in self.violations.iter().take(MOST).enumerate() {
            let separator = if index > 0 { "; " } else { "" };
            write!(f, "{separator}{violation}")?;
        }
        match self.violations.len().saturating_sub(MOST) {
            0 => Ok(()),
            more => write!(f, "; and {more} more"),
        }
    }
}

impl Error for InvalidInput {}

/// A member out of bounds. It does not hold the value, which may be sensitive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Violation {
    member: String,
    problem: String,
}

impl Violation {
    /// The way to the member from the input: `message_review_handler.uri`, or `tags.keys()` for a
    /// key of a map.
    pub fn member(&self) -> &str {
        &self.member
    }

    /// What is wrong with the member: `must have 1 to 128 characters, not 0`.
    pub fn problem(&self) -> &str {
        &self.problem
    }
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` {}", self.member, self.problem)
    }
}
