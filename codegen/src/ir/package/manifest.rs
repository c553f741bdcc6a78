//! The facts of `Cargo.toml`.

use proc_macro2::Ident;

/// The contents of the manifest, which are valid.
pub(crate) struct Manifest {
    /// The name of the package.
    pub package: String,
    /// The name of the library in code.
    pub library: Ident,
    pub version: String,
    pub description: String,
    /// The keywords with which registries list the package.
    pub keywords: Vec<String>,
    /// The settings that another run of the generator reads.
    pub settings: Settings,
    /// The part that the maintainer writes.
    pub tail: String,
}

/// The settings of a run that differ from the defaults.
pub(crate) struct Settings {
    /// The path of the model.
    pub model: Option<String>,
    /// The operations of the crate. An empty list means all operations of the service.
    pub operations: Vec<String>,
}
