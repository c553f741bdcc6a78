//! Malicious models: text that tries to become code, cycles of shapes, and extreme sizes.

#[path = "../support/checks.rs"]
mod checks;
mod depth;
mod long;
mod models;
mod names;
mod refused;
mod size;
#[path = "../support/spans.rs"]
mod spans;
#[path = "../support/mod.rs"]
mod support;
mod text;
