//! Headers of any name.

use super::base::RequestBuilder;
use http::{HeaderName, HeaderValue};

impl RequestBuilder {
    /// Sets a header whose name the input may have chosen. `member` is what an error names.
    pub(super) fn set_header(&mut self, name: &str, value: &str, member: &str) {
        match (HeaderName::try_from(name), HeaderValue::try_from(value)) {
            (Ok(name), Ok(value)) => {
                self.headers.insert(name, value);
            }
            (Err(_), _) => self.refuse(member, "is no name of a header"),
            (_, Err(_)) => self.refuse(member, "has a character that headers cannot have"),
        }
    }
}
