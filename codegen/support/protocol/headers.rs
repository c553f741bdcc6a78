//! The headers of responses.

/// The headers of a response, of whichever HTTP library.
pub(crate) trait Headers {
    /// The value of the first header called `name`, in lower case, if it is text.
    fn get(&self, name: &str) -> Option<&str>;

    /// The names, in lower case, and values of all headers that are text.
    fn iter(&self) -> Box<dyn Iterator<Item = (&str, &str)> + '_>;
}

impl Headers for http::HeaderMap {
    fn get(&self, name: &str) -> Option<&str> {
        http::HeaderMap::get(self, name)?.to_str().ok()
    }

    fn iter(&self) -> Box<dyn Iterator<Item = (&str, &str)> + '_> {
        let headers = http::HeaderMap::iter(self);
        Box::new(headers.filter_map(|(name, value)| Some((name.as_str(), value.to_str().ok()?))))
    }
}
