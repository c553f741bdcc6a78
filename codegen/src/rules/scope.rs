//! The scope of endpoint rules: names and their meanings.

use crate::ir::{Function, Member, Nullability, PartitionAttribute, Type, Value, ValueType};
use crate::rust::names::{ident, snake_name};
use crate::rust::unique_names::UniqueNames;
use proc_macro2::Ident;
use std::collections::{BTreeMap, BTreeSet};

/// The meaning of a name.
#[derive(Clone)]
pub(crate) enum Name {
    /// A parameter that may be absent.
    Optional(Ident, ValueType),
    /// A parameter that is always present.
    Param(Ident, ValueType),
    /// A variable or parameter that is known to be present.
    Variable(Ident, ValueType),
    /// A variable that a condition of a BDD assigns, if it was evaluated and has a value.
    Found(Ident, ValueType),
}

/// The names in scope, and the features that the rules have used so far.
pub(crate) struct Scope {
    names: BTreeMap<String, Name>,
    taken: UniqueNames,
    /// The Rust names of variables. Variables of equal names share one.
    variables: BTreeMap<String, Ident>,
    in_bdd: bool,
    pub functions: BTreeSet<Function>,
    pub attributes: BTreeSet<PartitionAttribute>,
    /// Whether some endpoint has headers or properties.
    pub detailed: bool,
}

impl Scope {
    /// Creates the scope of the parameters. Those in `required` are known to be present.
    pub(crate) fn new(params: &[Member], required: &[(Ident, String)]) -> Self {
        let mut taken = UniqueNames::default();
        taken.take("params");
        let mut name = |param: &Member| {
            taken.take(&param.snake_name());
            let (ident, ty) = (param.ident.clone(), value_type(&param.ty));
            match param.nullability {
                Nullability::Optional if required.iter().any(|(field, _)| *field == ident) => {
                    Name::Variable(ident, ty)
                }
                Nullability::Optional => Name::Optional(ident, ty),
                _ => Name::Param(ident, ty),
            }
        };
        let names = params.iter().map(|param| (param.name.clone(), name(param))).collect();
        Scope {
            names,
            taken,
            variables: BTreeMap::new(),
            in_bdd: false,
            functions: BTreeSet::new(),
            attributes: BTreeSet::new(),
            detailed: false,
        }
    }

    /// Enters a BDD, where a condition may use the variables of all other conditions.
    pub(crate) fn enter_bdd(&mut self) {
        self.in_bdd = true;
    }

    pub(crate) fn in_bdd(&self) -> bool {
        self.in_bdd
    }

    pub(crate) fn get(&self, name: &str) -> Option<&Name> {
        self.names.get(name)
    }

    /// Calls `within` in a nested scope.
    pub(crate) fn nest<T>(&mut self, within: impl FnOnce(&mut Self) -> T) -> T {
        let outer = self.names.clone();
        let result = within(self);
        self.names = outer;
        result
    }

    /// Returns the Rust name of a variable that a condition assigns. No parameter has this name.
    pub(crate) fn variable(&mut self, name: &str) -> Ident {
        let taken = &mut self.taken;
        let new = || ident(&taken.unique(snake_name(name)));
        self.variables.entry(name.to_owned()).or_insert_with(new).clone()
    }

    pub(crate) fn add(&mut self, name: &str, meaning: Name) {
        self.names.insert(name.to_owned(), meaning);
    }

    /// Creates a call of a function, and records that the rules use the function.
    pub(crate) fn call(&mut self, function: Function, arguments: Vec<Value>) -> Value {
        self.functions.insert(function);
        Value::Call(function, arguments)
    }
}

/// Returns the type of a parameter.
pub(crate) fn value_type(ty: &Type) -> ValueType {
    match ty {
        Type::Bool => ValueType::Bool,
        Type::List(_) => ValueType::Texts,
        _ => ValueType::Text,
    }
}
