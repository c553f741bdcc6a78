//! Endpoints: parameters, rules, partitions and test cases.

use super::{Docs, Structure};
use proc_macro2::Ident;

/// How endpoints are found.
pub(crate) struct Endpoints {
    pub params: Structure,
    /// Where a client's configuration has the parameters.
    pub built_ins: Vec<(Ident, BuiltIn)>,
    pub rules: Vec<Rule>,
    /// The attributes of partitions that the rules look at.
    pub attributes: Vec<PartitionAttribute>,
    pub partitions: Vec<Partition>,
    pub tests: Vec<EndpointTest>,
}

/// A setting that is an endpoint parameter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum BuiltIn {
    Region,
    UseFips,
    UseDualStack,
    Endpoint,
}

/// If all conditions hold, what follows.
pub(crate) struct Rule {
    pub conditions: Vec<Condition>,
    pub outcome: Outcome,
}

/// What a rule leads to.
pub(crate) enum Outcome {
    Endpoint(Template),
    Error(Template),
    /// The first of these rules that applies.
    Rules(Vec<Rule>),
}

/// A condition of a rule.
pub(crate) enum Condition {
    /// An optional parameter is there; within the rule it is a variable of this name.
    IsSet(Ident),
    /// The partition of a region, which always exists, gets this name.
    Partition {
        ident: Ident,
        region: Value,
    },
    Holds(Value),
}

impl Condition {
    /// Whether it names a partition, which always holds.
    pub(crate) fn is_partition(&self) -> bool {
        matches!(self, Condition::Partition { .. })
    }
}

/// An expression of the rules.
#[derive(Clone, Debug)]
pub(crate) enum Value {
    /// A variable in scope.
    Variable(Ident),
    /// A parameter that is always there.
    Param(Ident),
    /// Whether an optional parameter is there.
    IsSet(Ident),
    Attribute(Ident, PartitionAttribute),
    Bool(bool),
    Text(Template),
    Not(Box<Value>),
    Equal(Box<Value>, Box<Value>),
}

/// Text with expressions in it.
pub(crate) type Template = Vec<TemplatePart>;

/// A part of a template.
#[derive(Clone, Debug)]
pub(crate) enum TemplatePart {
    Literal(String),
    Value(Value),
}

/// What is known of a partition.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum PartitionAttribute {
    Name,
    DnsSuffix,
    DualStackDnsSuffix,
    SupportsFips,
    SupportsDualStack,
    ImplicitGlobalRegion,
}

/// A partition of AWS.
pub(crate) struct Partition {
    pub outputs: PartitionOutputs,
    /// The regions that its prefixes do not tell.
    pub regions: Vec<String>,
    /// What the names of its regions begin with, before a word and a number.
    pub prefixes: Vec<String>,
}

/// The attributes of a partition.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct PartitionOutputs {
    pub name: String,
    pub dns_suffix: String,
    pub dual_stack_dns_suffix: String,
    pub supports_fips: bool,
    pub supports_dual_stack: bool,
    pub implicit_global_region: String,
}

/// A test case of the endpoint rules.
pub(crate) struct EndpointTest {
    pub ident: Ident,
    pub docs: Docs,
    pub params: Vec<(Ident, Argument)>,
    pub expect: Expectation,
    /// Why the case cannot pass, if the model says so.
    pub outdated: Option<String>,
}

/// The value of a parameter.
pub(crate) enum Argument {
    Text(String),
    Bool(bool),
}

/// What a test case expects.
pub(crate) enum Expectation {
    Url(String),
    Error(String),
}
