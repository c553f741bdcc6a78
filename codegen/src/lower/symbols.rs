//! The names of operations, types and errors in the crate.

use crate::rust::names::{
    RESERVED_TYPE_FILES, error_name, file_name, ident, method_name, operation_module,
    operation_name, snake_name, type_name,
};
use crate::rust::unique_names::UniqueNames;
use crate::smithy::{Service, ShapeId};
use proc_macro2::Ident;
use std::collections::{BTreeMap, BTreeSet};

/// The names of the shapes of a service.
///
/// Several shapes may have one name in Rust: their identifiers differ in case or underscores, or
/// both are shortened. They get numbers in the order of their identifiers.
pub(crate) struct ShapeNames<'m> {
    operations: BTreeMap<&'m ShapeId, OperationNames>,
    types: BTreeMap<&'m ShapeId, TypeNames>,
    predicates: BTreeMap<&'m ShapeId, Ident>,
    stream_errors: BTreeMap<&'m ShapeId, Ident>,
}

/// The names of an operation.
pub(crate) struct OperationNames {
    /// The beginning of the names of its input, output and error.
    pub base: String,
    pub module: Ident,
    /// The method of the client.
    pub method: String,
}

struct TypeNames {
    ident: Ident,
    module: Ident,
}

impl<'m> ShapeNames<'m> {
    /// Names the shapes. Those in `streams` are the event streams among `types`.
    pub(crate) fn new(
        service: &Service,
        operations: &[&'m ShapeId],
        types: &BTreeSet<&'m ShapeId>,
        errors: &BTreeSet<&'m ShapeId>,
        streams: &[&'m ShapeId],
    ) -> Self {
        // Types and errors share a scope with the parts of operations.
        let mut scope = UniqueNames::default();
        let operations = name_operations(operations);
        for OperationNames { base, .. } in operations.values() {
            for suffix in ["Input", "Output", "Error"] {
                scope.take(&format!("{base}{suffix}"));
            }
        }
        let all: Vec<_> = types.union(errors).copied().collect();
        let wanted = all.iter().map(|id| {
            let name = service.rename.get(id).map_or(id.name(), String::as_str);
            if errors.contains(id) { error_name(name) } else { type_name(name) }
        });
        let names = scope.assign(wanted);
        let modules = names.iter().map(|name| file_name(snake_name(name), "_value"));
        let modules = UniqueNames::with(RESERVED_TYPE_FILES).assign(modules);
        let pairs = names.iter().zip(&modules);
        let pairs =
            pairs.map(|(name, module)| TypeNames { ident: ident(name), module: ident(module) });
        let types: BTreeMap<_, _> = all.into_iter().zip(pairs).collect();

        let name = |id: &ShapeId| types[id].ident.to_string();
        let predicates = errors.iter().map(|id| format!("is_{}", snake_name(&name(id))));
        let predicates = UniqueNames::default().assign(predicates);
        let predicates = predicates.iter().map(|name| ident(name));
        let stream_errors = scope.assign(streams.iter().map(|id| format!("{}Error", name(id))));
        let stream_errors = stream_errors.iter().map(|name| ident(name));
        ShapeNames {
            predicates: errors.iter().copied().zip(predicates).collect(),
            stream_errors: streams.iter().copied().zip(stream_errors).collect(),
            operations,
            types,
        }
    }

    pub(crate) fn operation(&self, id: &ShapeId) -> &OperationNames {
        &self.operations[id]
    }

    /// The name of a type or an error.
    pub(crate) fn type_ident(&self, id: &ShapeId) -> Ident {
        self.types[id].ident.clone()
    }

    /// The module of a type or an error.
    pub(crate) fn module(&self, id: &ShapeId) -> Ident {
        self.types[id].module.clone()
    }

    /// The method that tells an error from the others.
    pub(crate) fn predicate(&self, id: &ShapeId) -> Ident {
        self.predicates[id].clone()
    }

    /// The error of an event stream.
    pub(crate) fn stream_error(&self, id: &ShapeId) -> Ident {
        self.stream_errors[id].clone()
    }
}

fn name_operations<'m>(ids: &[&'m ShapeId]) -> BTreeMap<&'m ShapeId, OperationNames> {
    let assign = |name: fn(&str) -> String| {
        UniqueNames::default().assign(ids.iter().map(|id| name(id.name())))
    };
    let bases = assign(operation_name).into_iter();
    // A number may make the name of a module one that Windows reserves.
    let modules = assign(operation_module).into_iter();
    let modules = modules.map(|module| file_name(module, "_operation"));
    let modules = UniqueNames::default().assign(modules);
    let methods = assign(method_name);
    let names = bases.zip(&modules).zip(methods).map(|((base, module), method)| OperationNames {
        base,
        module: ident(module),
        method,
    });
    ids.iter().copied().zip(names).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbered_module_is_no_device() {
        let ids = ["a.b#Com", "a.b#Com_"].map(|id| ShapeId::parse(id).expect("an identifier"));
        let names = name_operations(&ids.iter().collect::<Vec<_>>());
        let modules: Vec<_> = names.values().map(|names| names.module.to_string()).collect();
        assert_eq!(modules, ["com", "com2_operation"]);
    }
}
