//! From a model to the crate: the one place where decisions are taken.

mod auth;
mod bindings;
mod closure;
mod conformance;
mod constraints;
mod customizations;
mod docs;
mod endpoint_calls;
mod endpoint_diagram;
mod endpoint_evaluation;
mod endpoint_outdated;
mod endpoint_paths;
mod endpoint_rules;
mod endpoint_scope;
mod endpoint_templates;
mod endpoint_tests;
mod endpoint_values;
mod endpoints;
mod events;
mod html;
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

pub(crate) use endpoint_evaluation::evaluate;
pub(crate) use service::lower;
