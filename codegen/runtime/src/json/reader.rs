//! Readers: values that codecs read from JSON, whatever serde reads it from.

use super::scalar::Scalar;
use serde_json::Value;

/// A sign that a value cannot be read or written. The reader or the writer has the error.
#[derive(Debug)]
pub(crate) struct Failed;

/// The type of a value that a codec expects. Formats that have no types, such as queries, need it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Bool,
    Integer,
    Text,
    List,
    Object,
    #[allow(dead_code, reason = "a service may have no floating-point numbers")]
    Any,
}

/// A function that takes a scalar, unless it is not a value of the type.
pub(crate) type TakeScalar<'a> = &'a mut dyn FnMut(Scalar<'_>) -> bool;

/// A function that reads an element of a list.
pub(crate) type ReadElement<'a> = &'a mut dyn FnMut(&mut dyn Reader) -> Result<(), Failed>;

/// A function that reads a member with a name. A value that it does not read is skipped.
pub(crate) type ReadMember<'a> = &'a mut dyn FnMut(&str, &mut dyn Reader) -> Result<(), Failed>;

/// A value that is read once, by one of the functions. They return `false` or `None` for `null`.
pub(crate) trait Reader {
    /// Reads a scalar. `expected` describes the values that `take` takes, for the error.
    fn scalar(&mut self, kind: Kind, expected: &str, take: TakeScalar<'_>) -> Result<bool, Failed>;

    fn list(&mut self, element: ReadElement<'_>) -> Result<bool, Failed>;

    fn object(&mut self, member: ReadMember<'_>) -> Result<bool, Failed>;

    fn document(&mut self) -> Result<Option<Value>, Failed>;

    /// Reads the text of a value.
    #[allow(dead_code, reason = "a service may have no numbers of arbitrary precision")]
    fn raw(&mut self) -> Result<Option<String>, Failed>;

    /// Records a problem of the value.
    fn fail(&mut self, problem: &str) -> Failed;
}
