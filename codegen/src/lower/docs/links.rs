//! Links from documentation to the items of a crate.

use crate::commonmark::normalize::code_span;
use crate::lower::closure::Closure;
use crate::lower::symbols::Symbols;
use crate::rust::names::field_name;
use crate::smithy::Member;
use std::collections::{BTreeMap, BTreeSet};

/// The names that documentation may refer to.
pub(crate) struct Links {
    /// The links to operations, types and errors, by their names in the model.
    items: BTreeMap<String, String>,
    /// The names of the members of all structures.
    members: BTreeSet<String>,
}

impl Links {
    pub(crate) fn new(closure: &Closure<'_>, symbols: &Symbols<'_>) -> Self {
        let operations = closure.operations.keys().map(|(name, id)| {
            let method = &symbols.operation(id).method;
            ((*name).to_owned(), format!("[`{method}`](crate::Client::{method})"))
        });
        let types = closure.types.iter().map(|id| (id, "types"));
        let errors = closure.errors.iter().map(|id| (id, "types::error"));
        let types = types.chain(errors).map(|(id, module)| {
            let ident = symbols.type_ident(id);
            (id.name().to_owned(), format!("[`{ident}`](crate::{module}::{ident})"))
        });
        Links {
            items: types.chain(operations).collect(),
            members: closure.member_names().map(str::to_owned).collect(),
        }
    }

    /// Returns the scope of documentation outside of structures.
    pub(crate) fn global(&self) -> DocScope<'_> {
        self.within(&[])
    }

    /// Returns the scope of documentation within a structure with these members.
    pub(crate) fn within(&self, members: &[&Member]) -> DocScope<'_> {
        let members = members.iter().map(|member| (member.name.clone(), field_name(&member.name)));
        DocScope { links: self, members: members.collect() }
    }
}

/// The scope in which names of documentation are resolved.
pub(crate) struct DocScope<'l> {
    links: &'l Links,
    /// The fields of the structure, by the names of the members.
    members: BTreeMap<String, String>,
}

impl DocScope<'_> {
    /// Returns the Markdown for a name: a link if the name is known, and a code span otherwise.
    pub(crate) fn resolve(&self, name: &str) -> String {
        if let Some(field) = self.members.get(name) {
            return code_span(field);
        }
        match self.links.items.get(name) {
            Some(link) => link.clone(),
            // A member of another structure.
            None if self.links.members.contains(name) => code_span(&field_name(name)),
            None => code_span(name),
        }
    }
}
