//! Builders of structures.

use super::defaults::default_value;
use super::setters::{Builder, Call, allow_complex, setters};
use crate::emit::deprecation;
use crate::emit::doc_comment::{docs, line};
use crate::emit::output::Output;
use crate::emit::rust_type::ty;
use crate::ir::{Derive, Docs, Member, Nullability, Structure, Type};
use proc_macro2::{Ident, Literal, TokenStream};
use quote::{format_ident, quote};

/// A field that the model does not have.
pub(crate) struct ExtraField {
    pub field: &'static str,
    pub ty: TokenStream,
}

impl ExtraField {
    pub(crate) fn ident(&self) -> Ident {
        format_ident!("{}", self.field)
    }
}

/// Emits the builder of a structure of a module that is no input.
pub(crate) fn of_structure(
    module: TokenStream,
    structure: &Structure,
    extra: Option<&ExtraField>,
) -> TokenStream {
    builder(&Builder { module, structure, call: None }, extra)
}

/// Emits a builder: the type, its setters, and the methods that all builders have.
pub(crate) fn builder(builder: &Builder<'_>, extra: Option<&ExtraField>) -> TokenStream {
    let definition = definition(builder);
    let setters = setters(builder);
    let common = common(builder, extra);
    quote!(#definition #common #setters)
}

/// Emits the type.
fn definition(builder: &Builder<'_>) -> TokenStream {
    let Builder { structure, call, .. } = builder;
    let (name, path) = (&structure.builder, builder.path());
    let docs = docs(&builder_docs(builder));
    let states: Vec<_> = structure.required().map(|member| &member.marker).collect();
    let clone = structure.derives.contains(&Derive::Clone).then(|| quote!(Clone,));
    let parameters = match call {
        Some(_) => quote!(<#(#states,)* Target = ()>),
        None if states.is_empty() => TokenStream::new(),
        None => quote!(<#(#states),*>),
    };
    let target = if call.is_some() { quote!(Target) } else { quote!(()) };
    let state = match states.as_slice() {
        [] => quote!(()),
        states => quote!((#(#states,)*)),
    };
    let allow = allow_complex(structure);
    quote! {
        #docs
        #allow
        #[derive(#clone Debug)]
        #[must_use = "a builder does nothing until it is built or sent"]
        pub struct #name #parameters(
            pub(crate) crate::builder::Draft<#path, #state, #target>
        );
    }
}

fn builder_docs(builder: &Builder<'_>) -> Docs {
    let Builder { structure, call, .. } = builder;
    let ident = &structure.ident;
    let summary = match call {
        Some(Call { method, .. }) => format!(
            "A builder of [`{ident}`]. With a client, it is the call that \
             [`{method}`](crate::Client::{method}) returns."
        ),
        None => format!("A builder of [`{ident}`]."),
    };
    let start = call.as_ref().map(|_| {
        format!(
            "[`{ident}::builder`] returns it without a client: \
             [`Client::send`](crate::Client::send) sends the input that it builds."
        )
    });
    let states = match structure.required().count() {
        0 => None,
        1 => Some("The first type parameter is the state of the required member."),
        _ => Some("The first type parameters are the states of the required members."),
    };
    Docs([Some(summary), start, states.map(str::to_owned)].into_iter().flatten().collect())
}

/// Emits the methods that all builders have, and the setters that take an `Option`.
fn common(builder: &Builder<'_>, extra: Option<&ExtraField>) -> TokenStream {
    let (name, path) = (&builder.structure.builder, builder.path());
    let call = builder.call.as_ref().map(|call| {
        let Call { output, error, .. } = call;
        quote!(target: Target, output: #output, error: #error,)
    });
    let members = &builder.structure.members;
    let is = |wanted: fn(&Nullability) -> bool| {
        members.iter().filter(move |member| wanted(&member.nullability))
    };
    let required = builder.structure.required().enumerate().map(|(place, member)| {
        let (place, marker) = (Literal::usize_unsuffixed(place), &member.marker);
        entry("required", member, Some(quote!(, #place, #marker)))
    });
    let default = is(|nullability| matches!(nullability, Nullability::Default(_)));
    let default = default.map(|member| {
        let (entry, value) = (entry("default", member, None), default_value(member));
        quote!(#entry = #value)
    });
    let optional = is(|nullability| *nullability == Nullability::Optional);
    let optional = optional.map(|member| entry("optional", member, None));
    let hidden = extra.map(|extra| {
        let field = extra.ident();
        quote!(hidden #field)
    });
    let entries = required.chain(default).chain(optional).chain(hidden);
    quote!(crate::builder::builder! { #name { structure: #path, #call #(#entries,)* } })
}

/// Emits the entry of a member: its setter that takes an `Option`, and the type of the value.
fn entry(kind: &str, member: &Member, state: Option<TokenStream>) -> TokenStream {
    let Member { ident, option_setter, .. } = member;
    let (kind, deprecated) = (format_ident!("{kind}"), deprecation::attribute(&member.deprecation));
    let ty = match &member.ty {
        Type::Boxed(inner) => ty(inner),
        other => ty(other),
    };
    quote!(#kind #deprecated #ident(#option_setter #state): #ty)
}

/// Emits a module that exports the builders of structures, if there are any. Returns the declaration
/// of the module.
pub(crate) fn module<'s>(
    parent: &str,
    structures: impl Iterator<Item = &'s Structure>,
    output: &mut Output,
) -> Option<TokenStream> {
    let uses = structures.map(|structure| {
        let Structure { module, builder, .. } = structure;
        quote!(pub use super::#module::#builder;)
    });
    let uses: Vec<_> = uses.collect();
    if uses.is_empty() {
        return None;
    }
    output.rust(&format!("{parent}/builders.rs"), &[], quote!(#(#uses)*));
    let docs = line("Builders of structures.");
    Some(quote!(#docs pub mod builders;))
}
