//! Headers with a common beginning.

use super::base::RequestBuilder;
use http::HeaderName;

impl RequestBuilder {
    /// Sets a header for each entry of a map, whose keys go behind `prefix`.
    pub(crate) fn prefix_headers(
        mut self,
        prefix: &'static str,
        entries: impl IntoIterator<Item = (impl AsRef<str>, impl AsRef<str>)>,
    ) -> Self {
        for (key, value) in entries {
            let name = format!("{prefix}{}", key.as_ref());
            self.set(HeaderName::try_from(&name), prefix, value.as_ref());
        }
        self
    }
}
