//! Headers of responses that have a common beginning.

use super::base::Response;
use crate::protocol::headers::text;
use std::collections::HashMap;

impl Response<'_> {
    /// The headers whose names begin with `prefix`, by the rest of their names, if there are any.
    pub(crate) fn headers_by_prefix(&self, prefix: &str) -> Option<HashMap<String, String>> {
        let entries = self.headers.iter().filter_map(|(name, value)| {
            let (start, rest) = name.split_at_checked(prefix.len())?;
            start.eq_ignore_ascii_case(prefix).then(|| (rest.to_owned(), text(value).into_owned()))
        });
        let entries: HashMap<_, _> = entries.collect();
        (!entries.is_empty()).then_some(entries)
    }
}
