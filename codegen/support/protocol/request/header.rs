//! Headers.

use super::base::RequestBuilder;
use super::text::Text;
use crate::validation::InvalidInput;
use http::{HeaderName, HeaderValue};

impl RequestBuilder {
    /// Sets a header to a value, if there is one.
    pub(crate) fn header<V: Text>(
        mut self,
        name: &'static str,
        value: impl IntoIterator<Item = V>,
    ) -> Self {
        for value in value {
            match value.text() {
                Ok(text) => self.set(HeaderName::try_from(name), name, &text),
                Err(problem) => self.refuse(name, problem),
            }
        }
        self
    }

    /// Sets a header whose name the input may have chosen.
    pub(super) fn set<E>(&mut self, header: Result<HeaderName, E>, name: &str, value: &str) {
        match (header, HeaderValue::try_from(value)) {
            (Ok(header), Ok(value)) => {
                self.headers.insert(header, value);
            }
            (Err(_), _) => self.refuse(name, "is no name of a header"),
            (_, Err(_)) => self.refuse(name, "has a character that headers cannot have"),
        }
    }

    pub(super) fn refuse(&mut self, name: &str, problem: &str) {
        self.problem.get_or_insert_with(|| InvalidInput::new(name, problem));
    }
}
