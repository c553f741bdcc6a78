//! The names that are known at a place in endpoint rules.

use crate::ir::{Function, Member, PartitionAttribute, Presence, Type, Value, ValueType};
use crate::rust::names::{ident, snake_name};
use crate::rust::unique_names::UniqueNames;
use proc_macro2::Ident;
use std::collections::{BTreeMap, BTreeSet};

/// What a name stands for.
#[derive(Clone)]
pub(crate) enum Name {
    /// A parameter that may be absent.
    Optional(Ident, ValueType),
    /// A parameter that is always there.
    Param(Ident, ValueType),
    /// A variable that holds what is known to be there.
    Variable(Ident, ValueType),
    /// What a condition of a diagram found, if it did.
    Found(Ident, ValueType),
}

/// The names that are known at a place, and what the rules have used so far.
pub(crate) struct Scope {
    names: BTreeMap<String, Name>,
    taken: UniqueNames,
    variables: BTreeMap<String, Ident>,
    in_diagram: bool,
    pub functions: BTreeSet<Function>,
    pub attributes: BTreeSet<PartitionAttribute>,
    /// Whether an endpoint has headers or properties.
    pub detailed: bool,
}

impl Scope {
    /// The parameters. Those in `required` are known to be there.
    pub(crate) fn new(params: &[Member], required: &[(Ident, String)]) -> Self {
        let mut taken = UniqueNames::default();
        taken.take("params");
        let mut name = |param: &Member| {
            taken.take(&param.snake_name());
            let (ident, ty) = (param.ident.clone(), value_type(&param.ty));
            match param.presence {
                Presence::Optional if required.iter().any(|(field, _)| *field == ident) => {
                    Name::Variable(ident, ty)
                }
                Presence::Optional => Name::Optional(ident, ty),
                _ => Name::Param(ident, ty),
            }
        };
        let names = params.iter().map(|param| (param.name.clone(), name(param))).collect();
        Scope {
            names,
            taken,
            variables: BTreeMap::new(),
            in_diagram: false,
            functions: BTreeSet::new(),
            attributes: BTreeSet::new(),
            detailed: false,
        }
    }

    /// Lets names stand for what conditions of a diagram find, wherever they stand.
    pub(crate) fn enter_diagram(&mut self) {
        self.in_diagram = true;
    }

    pub(crate) fn in_diagram(&self) -> bool {
        self.in_diagram
    }

    pub(crate) fn get(&self, name: &str) -> Option<&Name> {
        self.names.get(name)
    }

    /// Calls `within`, and forgets the names that it adds.
    pub(crate) fn nest<T>(&mut self, within: impl FnOnce(&mut Self) -> T) -> T {
        let outer = self.names.clone();
        let result = within(self);
        self.names = outer;
        result
    }

    /// The variable that a condition assigns. No other name of the rules has the same.
    pub(crate) fn variable(&mut self, name: &str) -> Ident {
        let taken = &mut self.taken;
        let new = || ident(&taken.unique(snake_name(name)));
        self.variables.entry(name.to_owned()).or_insert_with(new).clone()
    }

    pub(crate) fn add(&mut self, name: &str, what: Name) {
        self.names.insert(name.to_owned(), what);
    }

    pub(crate) fn call(&mut self, function: Function, arguments: Vec<Value>) -> Value {
        self.functions.insert(function);
        Value::Call(function, arguments)
    }
}

/// The type of a parameter.
pub(crate) fn value_type(ty: &Type) -> ValueType {
    match ty {
        Type::Bool => ValueType::Bool,
        Type::List(_) => ValueType::Texts,
        _ => ValueType::Text,
    }
}
