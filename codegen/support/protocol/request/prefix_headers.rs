//! Headers with a common beginning.

use super::base::RequestBuilder;

impl RequestBuilder {
    /// Sets a header for each entry of a map, whose keys go behind `prefix`.
    pub(crate) fn prefix_headers(
        mut self,
        prefix: &'static str,
        entries: impl IntoIterator<Item = (impl AsRef<str>, impl AsRef<str>)>,
    ) -> Self {
        for (key, value) in entries {
            self.set_header(&format!("{prefix}{}", key.as_ref()), value.as_ref(), prefix);
        }
        self
    }
}
