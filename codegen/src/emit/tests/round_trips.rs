//! Property tests: every type survives the way to JSON and back.

use crate::emit::doc_comment::line;
use crate::emit::output::Output;
use crate::ir::{Member, Presence, Service, Structure, Type, TypeDef, Union};
use proc_macro2::{Ident, Literal, TokenStream};
use quote::{format_ident, quote};
use syn::ext::IdentExt;

/// Emits `tests/generated/round_trips.rs`.
pub(crate) fn emit(service: &Service, library: &Ident, output: &mut Output) {
    let mut values = Vec::new();
    let mut enums = Vec::new();
    let mut int_enums = Vec::new();
    let mut tests = Vec::new();
    let test = |path: &TokenStream, name: String| {
        let test = format_ident!("{name}");
        quote!(#path => #test)
    };
    for operation in &service.operations {
        let parts = [(&operation.input, "input"), (&operation.output, "output")];
        for (part, role) in parts.into_iter().filter(|(part, _)| !part.streams()) {
            let (module, ident) = (&part.module, &part.ident);
            let path = quote!(::#library::operation::#module::#ident);
            values.push(any_structure(&path, part));
            tests.push(test(&path, format!("{module}_{role}")));
        }
    }
    for def in &service.types {
        let ident = def.ident();
        let path = quote!(::#library::types::#ident);
        match def {
            TypeDef::Structure(structure) => values.push(any_structure(&path, structure)),
            TypeDef::Union(union) => values.push(any_union(&path, union)),
            TypeDef::Enum(_) => enums.push(path.clone()),
            // Events have no JSON of their own.
            TypeDef::EventStream(_) => continue,
            TypeDef::IntEnum(_) => int_enums.push(path.clone()),
        }
        tests.push(test(&path, name(def.module())));
    }
    for error in &service.errors {
        let ident = &error.structure.ident;
        let path = quote!(::#library::types::error::#ident);
        values.push(any_structure(&path, &error.structure));
        tests.push(test(&path, name(&error.structure.module)));
    }
    let enums = (!enums.is_empty())
        .then(|| quote!(crate::strategies::any_enums! { enums { #(#enums,)* } }));
    let int_enums = (!int_enums.is_empty())
        .then(|| quote!(crate::strategies::any_int_enums! { enums { #(#int_enums,)* } }));
    let millis = if output.references("crate::json::codec::HttpDate") { 1000 } else { 1 };
    let millis = Literal::i64_unsuffixed(millis);
    let millis_docs = line("The shortest time that all timestamp formats of the model can write.");
    output.rust(
        "tests/generated/round_trips.rs",
        &["Every type survives the way to JSON and back.".to_owned()],
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

/// The name of a test, from that of a module.
fn name(module: &Ident) -> String {
    format!("type_{}", module.unraw())
}

fn any_structure(path: &TokenStream, structure: &Structure) -> TokenStream {
    let entries = |wanted: &'static str| {
        let of_kind = structure.members.iter().filter(move |member| kind(member) == Some(wanted));
        let wanted = format_ident!("{wanted}");
        of_kind.map(move |member| {
            let field = &member.ident;
            quote!(#wanted #field)
        })
    };
    let entries = ["required", "boxed", "empty", "other"].into_iter().flat_map(entries);
    quote!(crate::strategies::any_structure! { #path { #(#entries,)* } })
}

/// How a test makes a value of a member, `None` where it leaves the member out.
fn kind(member: &Member) -> Option<&'static str> {
    match (&member.presence, &member.ty) {
        (Presence::Required, Type::List(_) | Type::Map(..)) if member.leads_back => Some("empty"),
        (Presence::Required, Type::Boxed(_)) => Some("boxed"),
        (Presence::Required, _) => Some("required"),
        _ => (!member.leads_back).then_some("other"),
    }
}

fn any_union(path: &TokenStream, union: &Union) -> TokenStream {
    let variants = union.variants.iter().filter(|variant| !variant.leads_back);
    let (values, units): (Vec<_>, Vec<_>) = variants.partition(|variant| variant.ty.is_some());
    let values = values.iter().map(|variant| &variant.ident);
    let units = units.iter().map(|variant| &variant.ident);
    quote!(crate::strategies::any_union! { #path { #(value #values,)* #(unit #units,)* } })
}
