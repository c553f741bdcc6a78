//! From a model to the crate: the one place where decisions are taken.

pub(crate) mod closure;
pub(crate) mod docs;
pub(crate) mod graph;
pub(crate) mod guide;
pub(crate) mod manifest;
pub(crate) mod operation;
pub(crate) mod protocol_tests;
pub(crate) mod service;
pub(crate) mod symbols;
pub(crate) mod types;

pub(crate) use service::lower;
