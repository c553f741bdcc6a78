//! Values of endpoint rules.

use proc_macro2::Ident;

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
