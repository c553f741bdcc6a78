//! Reading the traits of endpoint rules.

use crate::diagnostic::reason;
use serde::de::DeserializeOwned;
use serde_json::Value as Json;

/// Reads what a trait says, if it says it as it should.
pub(crate) fn read<T: DeserializeOwned>(
    json: &Json,
    id: &str,
    refuse: &mut dyn FnMut(String, &str),
) -> Option<T> {
    match T::deserialize(json) {
        Ok(value) => Some(value),
        Err(error) => {
            let problem = format!("`{id}` cannot be read: {}", reason(&error));
            refuse(problem, "write it as the Smithy rules engine defines it");
            None
        }
    }
}
