//! The facts of `Cargo.toml`.

use proc_macro2::Ident;

/// What the manifest of the crate says, all of it valid.
pub(crate) struct Manifest {
    /// The name of the package.
    pub package: String,
    /// The name of the library, which code uses.
    pub library: Ident,
    pub version: String,
    pub description: String,
    /// The settings that another run of the generator reads.
    pub settings: Settings,
    /// The part that is written by hand.
    pub tail: String,
}

/// The settings of a run that differ from the defaults.
pub(crate) struct Settings {
    /// The path of the model.
    pub model: Option<String>,
    /// The names of the operations that the crate is limited to, if it is.
    pub operations: Vec<String>,
}
