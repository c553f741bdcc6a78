//! The traits of endpoint rules, as JSON.

use crate::diagnostic::reason;
use serde::de::DeserializeOwned;
use serde_json::Value as Json;

/// Parses the value of a trait. Reports a value that has the wrong form.
pub(crate) fn read<T: DeserializeOwned>(
    json: &Json,
    id: &str,
    refuse: &mut dyn FnMut(String, &str),
) -> Option<T> {
    match T::deserialize(json) {
        Ok(value) => Some(value),
        Err(error) => {
            let problem = format!("`{id}` cannot be read: {}", reason(&error));
            refuse(problem, "write it in the form that the Smithy rules engine defines");
            None
        }
    }
}
