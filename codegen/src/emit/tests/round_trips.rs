//! Property tests: serialization and deserialization give an equal value.

use crate::emit::doc_comment::line;
use crate::emit::output::Output;
use crate::ir::{Member, Nullability, Operation, Service, Structure, Type, TypeDef, Union};
use proc_macro2::{Ident, Literal, TokenStream};
use quote::{format_ident, quote};
use syn::ext::IdentExt;

/// The items of the tests, by the macro that they are for.
#[derive(Default)]
struct TestItems {
    values: Vec<TokenStream>,
    enums: Vec<TokenStream>,
    int_enums: Vec<TokenStream>,
    tests: Vec<TokenStream>,
}

impl TestItems {
    fn add_test(&mut self, path: &TokenStream, name: &str) {
        let test = format_ident!("{name}");
        self.tests.push(quote!(#path => #test));
    }

    fn add_operation(&mut self, library: &Ident, operation: &Operation) {
        let parts = [(&operation.input, "input"), (&operation.output, "output")];
        for (part, role) in parts.into_iter().filter(|(part, _)| !part.streams()) {
            let (module, ident) = (&part.module, &part.ident);
            let path = quote!(::#library::operation::#module::#ident);
            self.values.push(any_structure(&path, part));
            self.add_test(&path, &format!("{module}_{role}"));
        }
    }

    fn add_type(&mut self, library: &Ident, def: &TypeDef) {
        let ident = def.ident();
        let path = quote!(::#library::types::#ident);
        match def {
            TypeDef::Structure(structure) => self.values.push(any_structure(&path, structure)),
            TypeDef::Union(union) => self.values.push(any_union(&path, union)),
            TypeDef::Enum(_) => self.enums.push(path.clone()),
            TypeDef::IntEnum(_) => self.int_enums.push(path.clone()),
            // Events are no JSON.
            TypeDef::EventStream(_) => return,
        }
        self.add_test(&path, &test_name(def.module()));
    }

    fn add_error(&mut self, library: &Ident, structure: &Structure) {
        let ident = &structure.ident;
        let path = quote!(::#library::types::error::#ident);
        self.values.push(any_structure(&path, structure));
        self.add_test(&path, &test_name(&structure.module));
    }
}

/// Emits `tests/generated/round_trips.rs`.
pub(crate) fn emit(service: &Service, library: &Ident, output: &mut Output) {
    let mut items = TestItems::default();
    service.operations.iter().for_each(|operation| items.add_operation(library, operation));
    service.types.iter().for_each(|def| items.add_type(library, def));
    service.errors.iter().for_each(|error| items.add_error(library, &error.structure));
    let TestItems { values, enums, int_enums, tests } = items;
    let enums = (!enums.is_empty())
        .then(|| quote!(crate::strategies::any_enums! { enums { #(#enums,)* } }));
    let int_enums = (!int_enums.is_empty())
        .then(|| quote!(crate::strategies::any_int_enums! { enums { #(#int_enums,)* } }));
    let millis = if output.references("crate::json::codec::HttpDate") { 1000 } else { 1 };
    let millis = Literal::i64_unsuffixed(millis);
    let millis_docs = line("The resolution of the coarsest timestamp format of the model.");
    output.rust(
        "tests/generated/round_trips.rs",
        &["Tests that JSON keeps every value: serialization and deserialization give an equal one.".to_owned()],
        quote! {
            #millis_docs
            pub(crate) const TIMESTAMP_MILLIS: i64 = #millis;

            #(#values)*
            #enums
            #int_enums
            crate::strategies::round_trips! { types { #(#tests,)* } }
        },
    );
}

/// Returns the name of the test of a type.
fn test_name(module: &Ident) -> String {
    format!("type_{}", module.unraw())
}

fn any_structure(path: &TokenStream, structure: &Structure) -> TokenStream {
    let entries = |wanted: &'static str| {
        let of_kind =
            structure.members.iter().filter(move |member| strategy(member) == Some(wanted));
        let wanted = format_ident!("{wanted}");
        of_kind.map(move |member| {
            let field = &member.ident;
            quote!(#wanted #field)
        })
    };
    let entries = ["required", "boxed", "empty", "other"].into_iter().flat_map(entries);
    quote!(crate::strategies::any_structure! { #path { #(#entries,)* } })
}

/// Returns the kind of the value that a test gives to a member, or `None` if it sets no value.
fn strategy(member: &Member) -> Option<&'static str> {
    match (&member.nullability, &member.ty) {
        (Nullability::Required, Type::List(_) | Type::Map(..)) if member.is_recursive => {
            Some("empty")
        }
        (Nullability::Required, Type::Boxed(_)) => Some("boxed"),
        (Nullability::Required, _) => Some("required"),
        _ => (!member.is_recursive).then_some("other"),
    }
}

fn any_union(path: &TokenStream, union: &Union) -> TokenStream {
    let variants = union.variants.iter().filter(|variant| !variant.is_recursive);
    let (values, units): (Vec<_>, Vec<_>) = variants.partition(|variant| variant.ty.is_some());
    let values = values.iter().map(|variant| &variant.ident);
    let units = units.iter().map(|variant| &variant.ident);
    quote!(crate::strategies::any_union! { #path { #(value #values,)* #(unit #units,)* } })
}
