//! Setters of builders. Those that take an `Option` come from a macro.

use crate::emit::deprecation;
use crate::emit::doc_comment::{docs, member_docs};
use crate::emit::rust_type::ty;
use crate::ir::{Docs, Literal, Member, Nullability, Structure, Type};
use proc_macro2::{Ident, Literal as Number, TokenStream};
use quote::quote;

/// The builder of a structure.
pub(crate) struct Builder<'a> {
    /// The module of the structure.
    pub module: TokenStream,
    pub structure: &'a Structure,
    /// The operation of an input.
    pub call: Option<Call<'a>>,
}

/// The parts of an operation that the builder of its input refers to.
pub(crate) struct Call<'a> {
    /// The method of the client.
    pub method: &'a Ident,
    /// The path of the output.
    pub output: TokenStream,
    /// The path of the error.
    pub error: TokenStream,
}

impl Builder<'_> {
    /// Returns the path of the structure.
    pub(crate) fn path(&self) -> TokenStream {
        let (module, ident) = (&self.module, &self.structure.ident);
        quote!(#module::#ident)
    }

    /// Returns the names of the type parameters: the states of required members, and the target.
    pub(crate) fn parameters(&self) -> Vec<TokenStream> {
        let states = self.structure.required().map(|member| {
            let marker = &member.marker;
            quote!(#marker)
        });
        states.chain(self.call.as_ref().map(|_| quote!(Target))).collect()
    }
}

/// The methods of operators, which clippy wants to be implementations of traits.
const OPERATORS: [&str; 10] =
    ["add", "bitand", "bitor", "bitxor", "div", "mul", "rem", "shl", "shr", "sub"];

/// Emits the attribute of code that names the states of many required members.
pub(crate) fn allow_complex(structure: &Structure) -> Option<TokenStream> {
    // With fewer members, no type exceeds the limit of clippy.
    const MAX_SIMPLE: usize = 3;
    (structure.required().count() > MAX_SIMPLE).then(|| {
        let reason = "a builder has a type parameter for each required member";
        quote!(#[allow(clippy::type_complexity, reason = #reason)])
    })
}

/// Emits the setters of a builder that take a value.
pub(crate) fn setters(builder: &Builder<'_>) -> Option<TokenStream> {
    let (name, parameters) = (&builder.structure.builder, builder.parameters());
    let parameters = (!parameters.is_empty()).then(|| quote!(<#(#parameters),*>));
    let mut place = 0;
    let setters = builder.structure.members.iter().map(|member| {
        let required = (member.nullability == Nullability::Required).then(|| {
            place += 1;
            place - 1
        });
        setter(&Setter { builder, member, required })
    });
    let setters: Vec<_> = setters.collect();
    (!setters.is_empty()).then(|| {
        let allow = allow_complex(builder.structure);
        quote! {
            #allow
            impl #parameters #name #parameters {
                #(#setters)*
            }
        }
    })
}

/// The setter of a member.
struct Setter<'a> {
    builder: &'a Builder<'a>,
    member: &'a Member,
    /// The place of a required member among the required members.
    required: Option<usize>,
}

/// Emits the setter that takes a value.
fn setter(setter: &Setter<'_>) -> TokenStream {
    let (docs, attributes) = (setter_docs(setter.member), attributes(setter.member));
    let function = function(setter);
    quote!(#docs #attributes #function)
}

fn attributes(member: &Member) -> TokenStream {
    let deprecated = deprecation::attribute(&member.deprecation);
    let is_operator = OPERATORS.contains(&member.snake_name().as_str());
    let allow = is_operator.then(|| {
        quote! {
            #[allow(clippy::should_implement_trait, reason = "the method is named after a member")]
        }
    });
    quote!(#deprecated #allow)
}

/// Emits the documentation of a setter.
fn setter_docs(member: &Member) -> TokenStream {
    let text = member_docs(&member.docs, &member.notes);
    let adds = matches!(member.ty, Type::List(_) | Type::Map(..)).then(|| {
        let sentence = "Each call adds to what earlier calls set.".to_owned();
        let docs = docs(&Docs(vec![sentence]));
        quote!(#[doc = ""] #docs)
    });
    quote!(#text #adds)
}

/// Emits the function of a setter.
fn function(setter: &Setter<'_>) -> TokenStream {
    let Member { ident, option_setter, ty: of, nullability, .. } = setter.member;
    let (argument, convert) = argument(setter.member);
    let source = is_collection(of).then(|| quote!(<Source>));
    let (result, finish) = result(setter);
    if *nullability == Nullability::Optional && source.is_none() {
        return quote! {
            pub fn #ident(self, #ident: #argument) -> Self {
                self.#option_setter(Some(#convert))
            }
        };
    }
    let assign = match (is_collection(of), nullability) {
        // The first call replaces a default value.
        (true, Nullability::Default(literal)) if *literal != Literal::Empty => {
            quote!(self.0.value.#ident = #convert.collect())
        }
        (true, Nullability::Optional) => {
            quote!(crate::builder::append(&mut self.0.value.#ident, #ident))
        }
        (true, _) => quote!(self.0.value.#ident.extend(#convert)),
        _ => {
            let value = boxed(of, convert);
            quote!(self.0.value.#ident = #value)
        }
    };
    quote! {
        pub fn #ident #source(mut self, #ident: #argument) -> #result {
            #assign;
            #finish
        }
    }
}

/// Emits the type of the builder after the setter of a value, and the expression that returns it.
fn result(setter: &Setter<'_>) -> (TokenStream, TokenStream) {
    let Some(place) = setter.required else { return (quote!(Self), quote!(self)) };
    let builder = &setter.builder.structure.builder;
    let mut parameters = setter.builder.parameters();
    parameters[place] = quote!(crate::builder::Set);
    let place = Number::usize_unsuffixed(place);
    (quote!(#builder<#(#parameters),*>), quote!(#builder(self.0.advance_to(#place))))
}

/// Emits the type of the argument of a setter, and the conversion into the type of the member.
fn argument(member: &Member) -> (TokenStream, TokenStream) {
    let ident = &member.ident;
    match &member.ty {
        of @ (Type::String | Type::Stream | Type::EventSender(_)) => {
            let ty = ty(of);
            (quote!(impl Into<#ty>), quote!(#ident.into()))
        }
        Type::Boxed(inner) => (ty(inner), quote!(#ident)),
        Type::List(element) => {
            let element = ty(element);
            (quote!(impl crate::builder::Elements<#element, Source>), quote!(#ident.elements()))
        }
        Type::Map(key, value) => {
            let (key, value) = (ty(key), ty(value));
            let elements = quote!(impl crate::builder::Elements<(#key, #value), Source>);
            (elements, quote!(#ident.elements()))
        }
        other => (ty(other), quote!(#ident)),
    }
}

fn is_collection(of: &Type) -> bool {
    matches!(of, Type::List(_) | Type::Map(..))
}

/// Emits a value in the box that the field has.
fn boxed(of: &Type, value: TokenStream) -> TokenStream {
    match of {
        Type::Boxed(_) => quote!(Box::new(#value)),
        _ => value,
    }
}
