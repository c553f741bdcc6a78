//! Traits that a type derives.

/// A trait that a type derives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Derive {
    Clone,
    Debug,
    Default,
    PartialEq,
    Eq,
    Hash,
}
