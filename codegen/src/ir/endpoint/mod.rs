//! Endpoints: parameters, rules, partitions and test cases.

pub(crate) mod partition;
pub(crate) mod rules;
pub(crate) mod test_case;
pub(crate) mod value;

use super::{Docs, Step, Structure, Type};
use partition::Partition;
use proc_macro2::Ident;
use rules::Rules;
use std::collections::BTreeSet;
use test_case::{Argument, EndpointTest};
use value::{Function, PartitionAttribute};

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
