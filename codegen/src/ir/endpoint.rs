//! Endpoints: parameters, rules, partitions and test cases.

use super::{Docs, Step, Structure, Type};
use proc_macro2::Ident;
use serde_json::Number;
use std::collections::BTreeSet;

/// How endpoints are found.
pub(crate) struct Endpoints {
    pub params: Structure,
    /// The parameters that have to be there and have no default: field and name.
    pub required: Vec<(Ident, String)>,
    /// Where a client's configuration has the parameters.
    pub built_ins: Vec<(Ident, BuiltIn)>,
    /// Settings of the client that are parameters and nothing else.
    pub settings: Vec<Setting>,
    pub rules: Rules,
    /// What the rules do with values.
    pub functions: BTreeSet<Function>,
    /// Whether an endpoint comes with more than a URL.
    pub detailed: bool,
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

/// A setting of the client that is an endpoint parameter and nothing else.
pub(crate) struct Setting {
    /// The method of the configuration and its builder.
    pub ident: Ident,
    /// The type under which a configuration keeps it.
    pub marker: Ident,
    pub docs: Docs,
    pub ty: Type,
    /// The parameter, and whether it may be absent.
    pub param: Ident,
    pub optional: bool,
}

/// An endpoint parameter that a call gives.
pub(crate) struct CallParam {
    pub param: Ident,
    /// Whether the parameter may be absent.
    pub optional: bool,
    pub source: ParamSource,
}

/// Where a call has an endpoint parameter.
pub(crate) enum ParamSource {
    /// It is the same for all calls of an operation.
    Static(Argument),
    /// A member of the input.
    Member { field: Ident, optional: bool, ty: Type },
    /// Something in the input.
    Path(ParamPath),
}

/// A way through the input.
pub(crate) struct ParamPath {
    /// The members that lead to a value, or to many of which each is taken.
    pub head: Vec<Step>,
    pub each: Option<Each>,
    /// The type of what is found, or of each.
    pub ty: Type,
}

/// What is taken of a list or a map.
pub(crate) enum Each {
    /// Of each element something, where it is there.
    Elements(Vec<Step>),
    Keys,
}

/// What leads from the parameters to an endpoint.
pub(crate) enum Rules {
    /// The first of these rules that applies.
    Tree(Vec<Rule>),
    Diagram(Diagram),
}

/// If all conditions hold, what follows.
pub(crate) struct Rule {
    pub conditions: Vec<Condition>,
    pub outcome: Outcome,
}

/// What a rule leads to.
pub(crate) enum Outcome {
    Endpoint(EndpointValue),
    Error(Value),
    /// The first of these rules that applies.
    Rules(Vec<Rule>),
}

/// An endpoint.
pub(crate) struct EndpointValue {
    pub url: Value,
    pub headers: Vec<(String, Value)>,
    pub properties: Vec<(String, Property)>,
}

/// The value of a property.
pub(crate) enum Property {
    Bool(bool),
    Number(Number),
    Text(Value),
    List(Vec<Property>),
    Object(Vec<(String, Property)>),
}

/// A condition of a rule.
pub(crate) enum Condition {
    /// A value that may be absent is there; within the rule it has this name.
    There(Ident, Value),
    /// A value that always exists gets this name.
    Let(Ident, Value),
    Holds(Value),
}

/// A binary decision diagram.
pub(crate) struct Diagram {
    /// What its conditions find out and others use.
    pub findings: Vec<Finding>,
    pub conditions: Vec<DiagramCondition>,
    /// Endpoints and errors.
    pub results: Vec<Outcome>,
    /// Of each node the condition and where it leads to, if it holds and if not. The first is the
    /// second that references tell of.
    pub nodes: Vec<[i32; 3]>,
    pub root: i32,
}

/// What some condition of a decision diagram finds out.
pub(crate) struct Finding {
    pub ident: Ident,
    pub ty: ValueType,
}

/// A condition of a decision diagram.
pub(crate) enum DiagramCondition {
    Holds(Value),
    /// Finds something out, and holds if it is there.
    Finds {
        ident: Ident,
        value: Value,
        ty: ValueType,
        optional: bool,
    },
}

/// A type of the rules.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ValueType {
    Text,
    Bool,
    Texts,
    Partition,
    Url,
    Arn,
}

/// An expression of the rules.
#[derive(Clone, Debug)]
pub(crate) enum Value {
    /// A variable in scope.
    Variable(Ident),
    /// A parameter that is always there.
    Param(Ident, ValueType),
    /// A parameter that may be absent.
    OptionalParam(Ident, ValueType),
    /// What a condition of a diagram found, if it did.
    Found(Ident, ValueType),
    /// Something that may be absent, without which nothing around it holds.
    There(Box<Value>),
    /// Something that may be absent is there.
    IsSet(Box<Value>),
    Attribute(Box<Value>, Attribute),
    /// An attribute of what may be absent.
    OptionalAttribute(Box<Value>, Attribute),
    /// An element of a list, if it has so many.
    Element(Box<Value>, usize),
    /// An element of a list that may be absent.
    OptionalElement(Box<Value>, usize),
    Bool(bool),
    Int(usize),
    Text(Template),
    Not(Box<Value>),
    Equal(Box<Value>, Box<Value>),
    Call(Function, Vec<Value>),
    /// The first that is there: the last always is if there is one behind.
    FirstOf(Vec<Value>, Option<Box<Value>>, ValueType),
    /// One of two values, which are both there.
    If(Box<[Value; 3]>, ValueType),
    /// One of two values, each there or not, as the flags say.
    IfOptional(Box<[Value; 3]>, [bool; 2]),
}

/// Text with expressions in it.
pub(crate) type Template = Vec<TemplatePart>;

/// A part of a template.
#[derive(Clone, Debug)]
pub(crate) enum TemplatePart {
    Literal(String),
    Value(Value),
}

/// A function of the rules that is support code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Function {
    Partition,
    ParseArn,
    ParseUrl,
    IsValidHostLabel,
    IsVirtualHostableBucket,
    Split,
    Substring,
    UriEncode,
}

/// A part of a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Attribute {
    Partition(PartitionAttribute),
    /// A field of a URL or an ARN.
    Field(&'static str, ValueType),
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
    /// Why the case cannot pass, if it was written for other partitions.
    pub outdated: Option<String>,
}

/// The value of a parameter.
#[derive(Clone)]
pub(crate) enum Argument {
    Text(String),
    Bool(bool),
    Texts(Vec<String>),
}

/// What a test case expects.
#[derive(Debug, PartialEq)]
pub(crate) enum Expectation {
    Endpoint(ExpectedEndpoint),
    Error(String),
}

/// The endpoint that a test case expects.
#[derive(Debug, PartialEq)]
pub(crate) struct ExpectedEndpoint {
    pub url: String,
    pub headers: Vec<(String, String)>,
    /// The properties as JSON, if there are any.
    pub properties: Option<String>,
}
