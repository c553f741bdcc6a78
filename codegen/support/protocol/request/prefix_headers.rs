//! Headers with a common beginning.

use super::base::RequestBuilder;
use http::HeaderName;

impl RequestBuilder {
    /// Sets a header for each entry of a map, whose keys go behind `prefix`.
    pub(crate) fn prefix_headers<'a>(
        mut self,
        prefix: &'static str,
        entries: impl IntoIterator<Item = (&'a String, &'a String)>,
    ) -> Self {
        for (key, value) in entries {
            let name = format!("{prefix}{key}");
            self.set(HeaderName::try_from(&name), prefix, value);
        }
        self
    }
}
