//! Names that are unique within a scope of the generated code.

use std::collections::BTreeMap;

/// The names that are taken in a scope.
#[derive(Default)]
pub(crate) struct UniqueNames {
    /// Each name with the next number to try as a suffix.
    names: BTreeMap<String, usize>,
}

impl UniqueNames {
    /// Creates a scope in which `names` are taken.
    pub(crate) fn with(names: &[&str]) -> Self {
        UniqueNames { names: names.iter().map(|name| ((*name).to_owned(), 2)).collect() }
    }

    /// Takes a name. Returns true if the name was free.
    pub(crate) fn take(&mut self, name: &str) -> bool {
        let is_free = !self.names.contains_key(name);
        if is_free {
            self.names.insert(name.to_owned(), 2);
        }
        is_free
    }

    /// Takes a name, with a number as suffix if the name is not free.
    pub(crate) fn unique(&mut self, name: String) -> String {
        if self.take(&name) { name } else { self.numbered(name) }
    }

    /// Takes several names, with a number as suffix for each name that is not free.
    ///
    /// The first name of several equal ones keeps its form. All names are taken before numbers are
    /// added, so a numbered name never displaces a name of the list. The result depends only on the
    /// order of the names.
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
        UniqueNames::with(taken).assign(names.iter().map(|name| (*name).to_owned()))
    }

    #[test]
    fn equal_names_get_numbers() {
        assert_eq!(assign(&[], &["a", "a", "a"]), ["a", "a2", "a3"]);
        assert_eq!(assign(&["a"], &["a", "b"]), ["a2", "b"]);
    }

    #[test]
    fn unique_name_beside_numbered_names_keeps_its_form() {
        assert_eq!(assign(&[], &["a", "a", "a2"]), ["a", "a3", "a2"]);
    }
}
