//! Scopes, in which each name is used once.

use std::collections::BTreeMap;

/// The names of one scope of the generated code.
#[derive(Default)]
pub(crate) struct Scope {
    /// Each name, with the first number that may be free for another of the same name.
    names: BTreeMap<String, usize>,
}

impl Scope {
    /// A scope in which these names are taken.
    pub(crate) fn with(names: &[&str]) -> Self {
        Scope { names: names.iter().map(|name| ((*name).to_owned(), 2)).collect() }
    }

    /// Takes a name. Returns whether it was free.
    pub(crate) fn take(&mut self, name: &str) -> bool {
        let is_free = !self.names.contains_key(name);
        if is_free {
            self.names.insert(name.to_owned(), 2);
        }
        is_free
    }

    /// Takes a name, and adds a number to it if it is not free.
    pub(crate) fn unique(&mut self, name: String) -> String {
        if self.take(&name) { name } else { self.numbered(name) }
    }

    /// Takes several names, and adds numbers to those that are not free.
    ///
    /// A name without a number goes to the first that wants it, so a name changes only where it is
    /// wanted twice. The result depends on the order of the names alone.
    pub(crate) fn assign(&mut self, names: impl IntoIterator<Item = String>) -> Vec<String> {
        let taken = names.into_iter().map(|name| (self.take(&name), name));
        let taken: Vec<_> = taken.collect();
        let name = |(is_free, name)| if is_free { name } else { self.numbered(name) };
        taken.into_iter().map(name).collect()
    }

    fn numbered(&mut self, name: String) -> String {
        let mut number = self.names[&name];
        loop {
            let numbered = format!("{name}{number}");
            number += 1;
            if self.take(&numbered) {
                self.names.insert(name, number);
                return numbered;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn assign(taken: &[&str], names: &[&str]) -> Vec<String> {
        Scope::with(taken).assign(names.iter().map(|name| (*name).to_owned()))
    }

    #[test]
    fn equal_names_get_numbers() {
        assert_eq!(assign(&[], &["a", "a", "a"]), ["a", "a2", "a3"]);
        assert_eq!(assign(&["a"], &["a", "b"]), ["a2", "b"]);
    }

    #[test]
    fn a_name_that_is_wanted_once_gets_no_number() {
        assert_eq!(assign(&[], &["a", "a", "a2"]), ["a", "a3", "a2"]);
    }
}
