//! Transformations of shapes before validation.

pub(crate) mod enum_trait;
pub(crate) mod mixins;
