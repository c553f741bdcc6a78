//! The runtime: the part of a crate that does not depend on the model.
//!
//! It is a crate of its own, `codegen/runtime`, whose text the generator reads. A generated crate
//! gets the modules and the items that its code references, directly or not.

pub(crate) mod dependencies;
mod module;
mod print;
mod selection;

use super::output::Output;
use crate::rust::HEADER;
use dependencies::Dependencies;
use module::RUNTIME;
use selection::Selection;

/// The content of `rustfmt.toml` in folders whose files are laid out by the generator.
pub(crate) const RUSTFMT: &str = "disable_all_formatting = true\n";

/// Helpers of protocol tests.
pub(crate) const CONFORMANCE: &str = include_str!("../../../runtime/tests/support/conformance.rs");

/// Helpers of protocol tests of event streams.
pub(crate) const MESSAGES: &str = include_str!("../../../runtime/tests/support/messages.rs");

/// Helpers of property tests.
pub(crate) const STRATEGIES: &str = include_str!("../../../runtime/tests/support/strategies.rs");

/// Emits the modules of the runtime that the files emitted so far need, and returns the
/// dependencies of the crate.
pub(crate) fn emit(output: &mut Output) -> Dependencies {
    output.text("src/rustfmt.toml", RUSTFMT.to_owned());
    let runtime = RUNTIME.as_slice();
    let selection = Selection::new(runtime, &output.emitted);
    for (index, module) in runtime.iter().enumerate() {
        if selection.keeps(index) {
            let text = print::module(runtime, index, &selection);
            output.files.insert(format!("src/{}", module.file), copied(&text));
        }
    }
    dependencies::of(&selection)
}

/// Returns the text of a file that is copied.
pub(crate) fn copied(text: &str) -> String {
    format!("{HEADER}\n{text}")
}
