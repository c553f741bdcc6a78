//! The runtime: the part of a crate that does not depend on the model.
//!
//! It is a crate of its own, `codegen/runtime`, whose text the generator reads. A generated crate
//! gets the modules and the items that its code references, directly or not.

pub(crate) mod dependencies;
mod index;
mod module;
#[cfg(test)]
#[path = "../../../build/parse.rs"]
mod parse;
mod print;
pub(crate) mod resolution;
mod selection;

use crate::rust::HEADER;
use dependencies::Dependencies;
use module::Module;
use resolution::Emitted;
use selection::Selection;

/// The content of `rustfmt.toml` in folders whose files are laid out by the generator.
pub(crate) const RUSTFMT: &str = "disable_all_formatting = true\n";

/// Helpers of protocol tests.
pub(crate) const CONFORMANCE: &str = include_str!("../../../runtime/tests/support/conformance.rs");

/// Helpers of protocol tests of event streams.
pub(crate) const MESSAGES: &str = include_str!("../../../runtime/tests/support/messages.rs");

/// Helpers of property tests.
pub(crate) const STRATEGIES: &str = include_str!("../../../runtime/tests/generated/strategies.rs");

/// The part of a crate that comes from the runtime.
pub(crate) struct Runtime {
    /// The paths and the texts of files.
    pub files: Vec<(String, String)>,
    pub dependencies: Dependencies,
}

/// Returns what a crate with these modules needs of the runtime.
pub(crate) fn select(emitted: &[Emitted]) -> Runtime {
    select_from(index::MODULES, emitted)
}

fn select_from(modules: &'static [Module], emitted: &[Emitted]) -> Runtime {
    let selection = Selection::new(modules, emitted);
    let kept = modules.iter().enumerate().filter(|(index, _)| selection.keeps(*index));
    let files = kept.map(|(index, module)| {
        let text = print::module(module, index, &selection);
        (format!("src/{}", module.file), copied(&text))
    });
    Runtime { files: files.collect(), dependencies: dependencies::of(&selection) }
}

/// Returns the text of a file that is copied.
pub(crate) fn copied(text: &str) -> String {
    format!("{HEADER}\n{text}")
}

#[cfg(test)]
mod tests;
