//! Models made to do harm: text that tries to become code, shapes that never end, and sizes that no
//! service has.

mod depth;
#[path = "../support/judge.rs"]
mod judge;
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
