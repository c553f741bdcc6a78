//! The symbols of a crate: the Rust names of operations, types, errors and waiters.

use super::closure::Closure;
use crate::rust::names::{
    RESERVED_TYPE_FILES, error_name, file_name, ident, method_name, operation_module,
    operation_name, snake_name, type_name,
};
use crate::rust::unique_names::UniqueNames;
use crate::smithy::traits::waiters::Waitable;
use crate::smithy::{Service, ShapeId};
use proc_macro2::Ident;
use std::collections::BTreeMap;

/// The beginning of the name of each method that waits.
pub(crate) const WAIT_UNTIL: &str = "wait_until_";

/// The methods of all error enums, which predicates of errors must not be named like.
const ERROR_METHODS: &[&str] = &["is_throttled", "is_timeout", "is_transient"];

/// The Rust names of the shapes of a service.
///
/// Several shapes may have the same name in Rust, because their shape ids differ in case or
/// underscores, or because long names are shortened. Such names get numbers in the order of the
/// shape ids.
pub(crate) struct Symbols<'m> {
    operations: BTreeMap<&'m ShapeId, OperationNames>,
    types: BTreeMap<&'m ShapeId, TypeName>,
    predicates: BTreeMap<&'m ShapeId, Ident>,
    stream_errors: BTreeMap<&'m ShapeId, Ident>,
    waiters: BTreeMap<(&'m ShapeId, String), String>,
}

/// The names of an operation.
pub(crate) struct OperationNames {
    pub input: TypeName,
    pub output: TypeName,
    pub error: Ident,
    /// The method of the client.
    pub method: String,
}

/// The name of a type, and its module.
#[derive(Clone)]
pub(crate) struct TypeName {
    pub ident: Ident,
    pub module: Ident,
}

impl<'m> Symbols<'m> {
    /// Names the shapes of a service.
    pub(crate) fn new(service: &Service, closure: &Closure<'m>) -> Self {
        let operations = name_operations(closure.operations.keys().map(|(_, id)| *id).collect());
        // Types and errors share a scope with the inputs, outputs and errors of operations.
        let mut scope = UniqueNames::default();
        for OperationNames { input, output, error, .. } in operations.values() {
            for ident in [&input.ident, &output.ident, error] {
                scope.take(&ident.to_string());
            }
        }
        let errors = &closure.errors;
        let all: Vec<_> = closure.types.union(errors).copied().collect();
        let wanted = all.iter().map(|id| {
            let name = service.rename.get(id).map_or(id.name(), String::as_str);
            if errors.contains(id) { error_name(name) } else { type_name(name) }
        });
        let names = scope.assign(wanted);
        let modules = names.iter().map(|name| file_name(snake_name(name), "_value"));
        let modules = UniqueNames::with(RESERVED_TYPE_FILES).assign(modules);
        let names = names.iter().zip(&modules);
        let names =
            names.map(|(name, module)| TypeName { ident: ident(name), module: ident(module) });
        let types: BTreeMap<_, _> = all.into_iter().zip(names).collect();

        let name = |id: &ShapeId| types[id].ident.to_string();
        let predicates = errors.iter().map(|id| format!("is_{}", snake_name(&name(id))));
        let predicates = UniqueNames::with(ERROR_METHODS).assign(predicates);
        let predicates = predicates.iter().map(|name| ident(name));
        let streams: Vec<_> = closure.event_streams().map(|(id, _)| id).collect();
        let stream_errors = scope.assign(streams.iter().map(|id| format!("{}Error", name(id))));
        let stream_errors = stream_errors.iter().map(|name| ident(name));
        Symbols {
            predicates: errors.iter().copied().zip(predicates).collect(),
            waiters: waiter_methods(closure, &operations),
            stream_errors: streams.into_iter().zip(stream_errors).collect(),
            operations,
            types,
        }
    }

    pub(crate) fn operation(&self, id: &ShapeId) -> &OperationNames {
        &self.operations[id]
    }

    /// Returns the name of a type or an error.
    pub(crate) fn type_name(&self, id: &ShapeId) -> &TypeName {
        &self.types[id]
    }

    /// Returns the identifier of a type or an error.
    pub(crate) fn type_ident(&self, id: &ShapeId) -> Ident {
        self.types[id].ident.clone()
    }

    /// Returns the method that is true for this error only.
    pub(crate) fn predicate(&self, id: &ShapeId) -> Ident {
        self.predicates[id].clone()
    }

    /// Returns the method that waits.
    pub(crate) fn waiter(&self, operation: &'m ShapeId, name: &str) -> &str {
        &self.waiters[&(operation, name.to_owned())]
    }

    /// Returns the error of an event stream.
    pub(crate) fn stream_error(&self, id: &ShapeId) -> Ident {
        self.stream_errors[id].clone()
    }
}

fn name_operations(ids: Vec<&ShapeId>) -> BTreeMap<&ShapeId, OperationNames> {
    let assign = |name: fn(&str) -> String| {
        UniqueNames::default().assign(ids.iter().map(|id| name(id.name())))
    };
    let bases = assign(operation_name).into_iter();
    // A number may make the name of a module one that Windows reserves.
    let modules = assign(operation_module).into_iter();
    let modules = modules.map(|module| file_name(module, "_operation"));
    let modules = UniqueNames::default().assign(modules);
    let methods = assign(method_name);
    let names = bases.zip(&modules).zip(methods).map(|((base, module), method)| {
        let part =
            |suffix| TypeName { ident: ident(&format!("{base}{suffix}")), module: ident(module) };
        OperationNames {
            input: part("Input"),
            output: part("Output"),
            error: ident(&format!("{base}Error")),
            method,
        }
    });
    ids.iter().copied().zip(names).collect()
}

/// Names the methods of waiters, which share a scope with the operations.
fn waiter_methods<'m>(
    closure: &Closure<'m>,
    operations: &BTreeMap<&ShapeId, OperationNames>,
) -> BTreeMap<(&'m ShapeId, String), String> {
    let mut methods = UniqueNames::default();
    for OperationNames { method, .. } in operations.values() {
        methods.take(&ident(method).to_string());
    }
    let mut named = BTreeMap::new();
    for (_, id) in closure.operations.keys() {
        let Waitable(waiters) = closure.model.shape(id).traits.get().unwrap_or_default();
        for name in waiters.into_keys() {
            let method = methods.unique(format!("{WAIT_UNTIL}{}", snake_name(&name)));
            named.insert((*id, name), method);
        }
    }
    named
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbered_module_avoids_reserved_file_names() {
        let ids = ["a.b#Com", "a.b#Com_"].map(|id| ShapeId::parse(id).expect("an identifier"));
        let names = name_operations(ids.iter().collect());
        let modules: Vec<_> = names.values().map(|names| names.input.module.to_string()).collect();
        assert_eq!(modules, ["com", "com2_operation"]);
    }
}
