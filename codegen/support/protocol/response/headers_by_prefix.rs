//! Headers of responses that have a common beginning.

use super::base::Response;
use crate::protocol::headers::text;
use std::collections::HashMap;
use std::hash::Hash;

impl Response<'_> {
    /// Returns the headers whose names begin with `prefix`, by the rest of their names.
    pub(crate) fn headers_by_prefix<K, V>(&self, prefix: &str) -> Option<HashMap<K, V>>
    where
        K: for<'a> From<&'a str> + Eq + Hash,
        V: for<'a> From<&'a str>,
    {
        let entries = self.headers.iter().filter_map(|(name, value)| {
            let (start, rest) = name.split_at_checked(prefix.len())?;
            let is_one = start.eq_ignore_ascii_case(prefix);
            is_one.then(|| (K::from(rest), V::from(&*text(value))))
        });
        let entries: HashMap<_, _> = entries.collect();
        (!entries.is_empty()).then_some(entries)
    }
}
