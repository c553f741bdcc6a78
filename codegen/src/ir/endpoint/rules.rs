//! Endpoint rules: rule sets and BDDs.

use super::value::{Value, ValueType};
use proc_macro2::Ident;
use serde_json::Number;

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
