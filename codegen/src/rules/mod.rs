//! Endpoint rules: rule sets, BDDs, test cases and partitions.

pub(crate) mod bdd;
pub(crate) mod compile;
pub(crate) mod evaluate;
pub(crate) mod expression;
pub(crate) mod parameters;
pub(crate) mod partitions;
pub(crate) mod scope;
pub(crate) mod stale_tests;
pub(crate) mod syntax;
pub(crate) mod template;
pub(crate) mod test_cases;
pub(crate) mod tree;
pub(crate) mod typed;
