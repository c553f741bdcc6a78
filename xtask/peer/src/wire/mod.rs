//! The requests of both clients, and their parsing of responses.

mod canonical;
mod cases;
mod clients;
mod connector;
mod differences;
mod mutate;
mod operations;
mod outcome;
mod peer;
mod requests;
mod responses;
mod theirs;

pub use connector::{Connector, Response};
pub use operations::compare_all;
