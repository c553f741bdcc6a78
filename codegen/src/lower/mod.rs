//! Lowering: the one stage that takes decisions, from a Smithy model to the IR of a crate.
//!
//! [`Lowering`](context::Lowering) is the context. Each file adds the methods that lower one kind
//! of shape.

pub(crate) mod closure;
pub(crate) mod context;
pub(crate) mod customizations;
pub(crate) mod docs;
pub(crate) mod error_codes;
pub(crate) mod graph;
pub(crate) mod guide;
pub(crate) mod manifest;
pub(crate) mod operation;
pub(crate) mod protocol_tests;
pub(crate) mod selection;
pub(crate) mod service;
pub(crate) mod symbols;
pub(crate) mod types;

pub(crate) use service::lower;
