//! Query parameters that the input names.

use super::base::RequestBuilder;
use super::percent::encode;

impl RequestBuilder {
    /// Appends query parameters, but for those that are there already.
    pub(crate) fn query_map(
        mut self,
        parameters: impl IntoIterator<Item = (impl AsRef<str>, impl AsRef<str>)>,
    ) -> Self {
        let query = self.uri.split_once('?').map_or("", |(_, query)| query);
        let names = query.split('&').map(|parameter| parameter.split('=').next());
        let named: Vec<_> = names.flatten().map(str::to_owned).collect();
        for (name, value) in parameters {
            if !named.contains(&encode(name.as_ref()).to_string()) {
                self.parameter(name.as_ref(), value.as_ref());
            }
        }
        self
    }
}
