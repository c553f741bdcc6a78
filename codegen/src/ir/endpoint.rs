//! Endpoints: parameters, rules, partitions and test cases.

use super::{Docs, Step, Structure, Type};
use proc_macro2::Ident;
use serde_json::Number;
use std::collections::BTreeSet;

/// The endpoint rules of a service.
pub(crate) struct Endpoints {
    pub params: Structure,
    /// The fields and names of the required parameters without a default value.
    pub required: Vec<(Ident, String)>,
    /// The parameters that are built-in settings of a client.
    pub built_ins: Vec<(Ident, BuiltIn)>,
    /// The settings of the client that exist only as parameters.
    pub settings: Vec<Setting>,
    pub rules: Rules,
    /// The functions that the rules call.
    pub functions: BTreeSet<Function>,
    /// Whether an endpoint has headers or properties.
    pub detailed: bool,
    /// The attributes of partitions that the rules use.
    pub attributes: Vec<PartitionAttribute>,
    pub partitions: Vec<Partition>,
    pub tests: Vec<EndpointTest>,
}

/// A built-in setting of clients that is an endpoint parameter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum BuiltIn {
    Region,
    UseFips,
    UseDualStack,
    Endpoint,
}

/// A setting of the client that exists only as an endpoint parameter.
pub(crate) struct Setting {
    /// The method of the configuration and of its builder.
    pub ident: Ident,
    /// The type under which the configuration stores the setting.
    pub marker: Ident,
    pub docs: Docs,
    pub ty: Type,
    /// The parameter.
    pub param: Ident,
    /// Whether the parameter may be absent.
    pub optional: bool,
}

/// An endpoint parameter that an operation sets.
pub(crate) struct CallParam {
    pub param: Ident,
    /// Whether the parameter may be absent.
    pub optional: bool,
    pub source: ParamSource,
}

/// The source of an endpoint parameter.
pub(crate) enum ParamSource {
    /// A constant.
    Static(Argument),
    /// A member of the input.
    Member { field: Ident, optional: bool, ty: Type },
    /// A value in the input.
    Path(ParamPath),
}

/// A path from the input to an endpoint parameter.
pub(crate) struct ParamPath {
    /// The steps to a value, or to a list or a map.
    pub head: Vec<Step>,
    pub each: Option<Each>,
    /// The type of the value, or of each value.
    pub ty: Type,
}

/// The values that a path selects from a list or a map.
pub(crate) enum Each {
    /// The value at a path from each element, if it is present.
    Elements(Vec<Step>),
    Keys,
}

/// The rules that find an endpoint.
pub(crate) enum Rules {
    /// A rule set. The first rule whose conditions hold applies.
    Tree(Vec<Rule>),
    Bdd(Bdd),
}

/// A rule: the outcome if all conditions hold.
pub(crate) struct Rule {
    pub conditions: Vec<Condition>,
    pub outcome: Outcome,
}

/// The outcome of a rule.
pub(crate) enum Outcome {
    Endpoint(EndpointValue),
    Error(Value),
    /// Rules of which the first whose conditions hold applies.
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
    /// The value is present. Binds it to a variable.
    There(Ident, Value),
    /// Binds a value to a variable, and always holds.
    Let(Ident, Value),
    /// The value is true.
    Holds(Value),
}

/// A binary decision diagram (BDD).
pub(crate) struct Bdd {
    /// The variables that conditions bind.
    pub variables: Vec<BddVariable>,
    pub conditions: Vec<BddCondition>,
    /// The results: endpoints and errors.
    pub results: Vec<Outcome>,
    /// `[condition, high, low]` for each node, as in `endpointBdd`. Node 1, the terminal, is left
    /// out: reference `n` is index `n - 2`.
    pub nodes: Vec<[i32; 3]>,
    pub root: i32,
}

/// A variable that a condition of a BDD binds.
pub(crate) struct BddVariable {
    pub ident: Ident,
    pub ty: ValueType,
}

/// A condition of a BDD.
pub(crate) enum BddCondition {
    Holds(Value),
    /// Binds a value to a variable, and holds if the value is present.
    Binds {
        ident: Ident,
        value: Value,
        ty: ValueType,
        optional: bool,
    },
}

/// The type of a value in the rules.
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
    /// A parameter that is always present.
    Param(Ident, ValueType),
    /// A parameter that may be absent.
    OptionalParam(Ident, ValueType),
    /// A variable of a BDD, which may be unbound.
    Found(Ident, ValueType),
    /// A value that may be absent. If it is, the condition around it does not hold.
    There(Box<Value>),
    /// Whether a value is present.
    IsSet(Box<Value>),
    Attribute(Box<Value>, Attribute),
    /// An attribute of a value that may be absent.
    OptionalAttribute(Box<Value>, Attribute),
    /// An element of a list, absent if the list is shorter.
    Element(Box<Value>, usize),
    /// An element of a list that may be absent.
    OptionalElement(Box<Value>, usize),
    Bool(bool),
    Int(usize),
    Text(Template),
    Not(Box<Value>),
    Equal(Box<Value>, Box<Value>),
    Call(Function, Vec<Value>),
    /// The first value that is present. The optional last value is always present.
    FirstOf(Vec<Value>, Option<Box<Value>>, ValueType),
    /// A condition and two values, which are both present.
    If(Box<[Value; 3]>, ValueType),
    /// A condition and two values. The flags say which value may be absent.
    IfOptional(Box<[Value; 3]>, [bool; 2]),
}

/// A text with values in it.
pub(crate) type Template = Vec<TemplatePart>;

/// A part of a template.
#[derive(Clone, Debug)]
pub(crate) enum TemplatePart {
    Literal(String),
    Value(Value),
}

/// A function of the rules that the runtime provides.
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

/// An attribute of a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Attribute {
    Partition(PartitionAttribute),
    /// A field of a URL or an ARN.
    Field(&'static str, ValueType),
}

/// An attribute of a partition.
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
    /// The regions without one of the prefixes.
    pub regions: Vec<String>,
    /// The prefixes of the regions' names, before a word and a number.
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
    /// The reason why the test is stale: it was written for other partitions.
    pub outdated: Option<String>,
}

/// The value of a parameter.
#[derive(Clone)]
pub(crate) enum Argument {
    Text(String),
    Bool(bool),
    Texts(Vec<String>),
}

/// The expected result of a test case.
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
