//! Writers: places for values that codecs write, whatever serde writes them to.

use super::reader::Failed;
use super::scalar::Scalar;
use serde_json::Value;

/// A function that writes a value.
pub(crate) type WriteValue<'a> = &'a dyn Fn(&mut dyn Writer) -> Result<(), Failed>;

/// A place for a value, which one of the functions writes.
pub(crate) trait Writer {
    fn null(&mut self) -> Result<(), Failed>;

    fn scalar(&mut self, scalar: Scalar<'_>) -> Result<(), Failed>;

    /// Writes a list, with a function that writes the element at an index.
    fn list(
        &mut self,
        length: usize,
        element: &dyn Fn(usize, &mut dyn Writer) -> Result<(), Failed>,
    ) -> Result<(), Failed>;

    /// Writes an object, with a function that writes its members.
    fn object(
        &mut self,
        members: &dyn Fn(&mut dyn MemberWriter) -> Result<(), Failed>,
    ) -> Result<(), Failed>;

    fn document(&mut self, document: &Value) -> Result<(), Failed>;

    /// Writes the text of a value.
    #[allow(dead_code, reason = "a service may have no numbers of arbitrary precision")]
    fn raw(&mut self, text: &str) -> Result<(), Failed>;

    /// Records a problem of the value.
    #[allow(dead_code, reason = "a service may have no values that JSON cannot express")]
    fn fail(&mut self, problem: &str) -> Failed;
}

/// A place for the members of an object.
pub(crate) trait MemberWriter {
    fn member(&mut self, name: &str, value: WriteValue<'_>) -> Result<(), Failed>;
}

/// A place for the members of an object, except some.
pub(crate) struct Except<'a> {
    pub(crate) members: &'a mut dyn MemberWriter,
    pub(crate) names: &'a [&'a str],
}

impl MemberWriter for Except<'_> {
    fn member(&mut self, name: &str, value: WriteValue<'_>) -> Result<(), Failed> {
        match self.names.contains(&name) {
            true => Ok(()),
            false => self.members.member(name, value),
        }
    }
}
