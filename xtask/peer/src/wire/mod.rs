//! What both clients say on the wire.

mod both;
mod canonical;
mod cases;
mod connector;
mod differences;
mod odd;
mod operations;
mod requests;
mod responses;

pub use connector::{Connector, Response};
pub use operations::all;
