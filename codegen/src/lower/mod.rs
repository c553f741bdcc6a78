//! From a model to the crate: the one place where decisions are taken.

mod closure;
mod constraints;
mod docs;
mod endpoint_rules;
mod endpoints;
mod http;
mod jmespath;
mod markdown;
mod names;
mod operations;
mod paginators;
mod partitions;
mod paths;
mod recursion;
mod samples;
mod service;
mod structures;
mod types;
mod waiters;

pub(crate) use service::lower;
