//! Headers of responses that have a common beginning.

use super::base::Response;
use std::collections::HashMap;

impl Response<'_> {
    /// The headers whose names begin with `prefix`, by the rest of their names, if there are any.
    pub(crate) fn headers_by_prefix(&self, prefix: &str) -> Option<HashMap<String, String>> {
        let entry = |(name, value): (&str, &str)| {
            let (start, rest) = name.split_at_checked(prefix.len())?;
            start.eq_ignore_ascii_case(prefix).then(|| (rest.to_owned(), value.to_owned()))
        };
        let entries: HashMap<_, _> = self.headers.iter().filter_map(entry).collect();
        (!entries.is_empty()).then_some(entries)
    }
}
