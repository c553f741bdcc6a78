//! Labels: members that are a part of the host name.

use super::base::RequestError;
use crate::endpoint::host_label::is_valid;
use crate::validation::InvalidInput;

/// The member's value, if it can be a label of a host name.
pub(crate) fn host_label<'a>(member: &str, value: &'a str) -> Result<&'a str, RequestError> {
    if is_valid(value, false) {
        return Ok(value);
    }
    let problem =
        "is not a label of a host name: 1 to 63 letters, digits and dashes, no dash first";
    Err(RequestError::Invalid(InvalidInput::new(member, problem)))
}
