//! Files of a crate, as far as they are emitted.

use super::deprecation::{self, Deprecated};
use super::runtime::resolution::Emitted;
use crate::files::Files;
use crate::rust::{self, references::References};
use proc_macro2::{Ident, TokenStream};
use syn::ext::IdentExt;

/// The files that are emitted so far, and the references in them.
#[derive(Default)]
pub(crate) struct Output {
    pub(crate) files: Files,
    /// The modules that have been emitted, with their references.
    pub(crate) emitted: Vec<Emitted>,
    pub(crate) deprecated: Deprecated,
}

impl Output {
    /// Adds a file.
    pub(crate) fn text(&mut self, path: &str, text: String) {
        self.files.insert(path, text);
    }

    /// Returns whether an emitted module references a path such as `crate::client::Until`.
    pub(crate) fn references(&self, path: &str) -> bool {
        let mut paths = self.emitted.iter().flat_map(|file| &file.references.paths);
        paths.any(|found| found.text == path)
    }

    /// Adds a file of Rust, and records the references in it.
    pub(crate) fn rust(&mut self, path: &str, docs: &[String], items: TokenStream) {
        // The parent of a module exports its items.
        let module = path.trim_start_matches("src/").trim_end_matches(".rs");
        let parent = module.rsplit_once('/').map_or("", |(parent, _)| parent);
        let home = match parent {
            // The crate root exports the items of files beside it, except those of these modules.
            "" if ["auth", "client", "config"].contains(&module) => format!("crate::{module}"),
            _ => format!("crate::{}", parent.replace('/', "::")),
        };
        if path.starts_with("src/") {
            let module = match module {
                "lib" => "crate".to_owned(),
                module => format!("crate::{}", module.replace('/', "::")),
            };
            self.emitted.push(Emitted { module, references: References::of(items.clone()) });
        }
        let uses_deprecated = self.deprecated.is_used_in(&items);
        let allow = if uses_deprecated { deprecation::ALLOW } else { "" };
        self.text(path, rust::file(&home, docs, allow, items));
    }
}

/// Returns the path of the file of a module.
pub(crate) fn module_path(parent: &str, module: &Ident) -> String {
    format!("{parent}/{}.rs", module.unraw())
}
