//! Endpoint parameters from calls and from the configuration, and the prefix of the host.

use crate::emit::doc_comment::{docs, line};
use crate::ir::{Argument, CallParam, Each, Operation, ParamSource, Segment, Setting, Step, Type};
use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};
use syn::ext::IdentExt;

/// Emits the method that returns the prefix of the host, if the operation has one.
pub(crate) fn host_prefix(operation: &Operation) -> Option<TokenStream> {
    let prefix = match operation.host_prefix.as_slice() {
        [] => return None,
        [Segment::Literal(prefix)] => quote!(Ok(Some(#prefix.to_owned()))),
        segments => {
            let labels = segments.iter().filter_map(|segment| match segment {
                Segment::Label { field, .. } => {
                    let (name, variable) = (field.unraw().to_string(), variable(field));
                    let label = quote!(crate::protocol::request::host_label);
                    Some(quote!(let #variable = #label(#name, self.#field.as_str())?;))
                }
                Segment::Literal(_) => None,
            });
            let part = |segment: &Segment| match segment {
                Segment::Label { field, .. } => format!("{{{}}}", variable(field)),
                Segment::Literal(text) => text.clone(),
            };
            let format: String = segments.iter().map(part).collect();
            quote!(#(#labels)* Ok(Some(format!(#format))))
        }
    };
    Some(quote! {
        fn host_prefix(&self) -> Result<Option<String>, crate::protocol::RequestError> {
            #prefix
        }
    })
}

/// Returns the name of the variable for a field in the text of `format!`, which allows no raw
/// identifiers.
fn variable(field: &Ident) -> Ident {
    match field.to_string().strip_prefix("r#") {
        Some(keyword) => format_ident!("{keyword}_value"),
        None => field.clone(),
    }
}

/// Emits the method that sets the endpoint parameters of a call, if the operation has any.
pub(crate) fn params(operation: &Operation) -> Option<TokenStream> {
    if operation.endpoint_params.is_empty() {
        return None;
    }
    let params = operation.endpoint_params.iter().map(param);
    Some(quote! {
        fn endpoint_params(&self, params: &mut crate::endpoint::Params) {
            #(#params)*
        }
    })
}

/// Emits the statement that sets an endpoint parameter.
fn param(param: &CallParam) -> TokenStream {
    let ident = &param.param;
    let set = |value: TokenStream| match param.optional {
        true => quote!(params.#ident = Some(#value);),
        false => quote!(params.#ident = #value;),
    };
    match &param.source {
        ParamSource::Static(value) => set(constant(value)),
        ParamSource::Member { field, optional: false, ty } => set(owned(quote!(self.#field), ty)),
        ParamSource::Member { field, optional: true, ty } => {
            let borrow = (*ty != Type::Bool).then(|| quote!(&));
            let set = set(owned(quote!(#field), ty));
            quote!(if let Some(#field) = #borrow self.#field { #set })
        }
        ParamSource::Path(path) => {
            let value = |found: TokenStream| match &path.each {
                None => owned(found, &path.ty),
                Some(each) => collected(found, each, &path.ty),
            };
            if path.head.iter().all(|step| !step.optional) {
                let fields = path.head.iter().map(|step| &step.field);
                return set(value(quote!(self #(.#fields)*)));
            }
            let option = option_at(&path.head);
            let is_copied = path.each.is_none() && path.ty == Type::Bool;
            let set = set(value(if is_copied { quote!(*found) } else { quote!(found) }));
            quote!(if let Some(found) = #option { #set })
        }
    }
}

/// Emits an `Option` of a reference to the value at the end of a path.
fn option_at(steps: &[Step]) -> TokenStream {
    let mut steps = steps.iter();
    let start = steps.next().map(|Step { field, optional }| match optional {
        true => quote!(self.#field.as_ref()),
        false => quote!(Some(&self.#field)),
    });
    let rest = steps.map(|Step { field, optional }| match optional {
        true => quote!(.and_then(|it| it.#field.as_ref())),
        false => quote!(.map(|it| &it.#field)),
    });
    quote!(#start #(#rest)*)
}

/// Emits the keys of a map, or a member of each element of a list, collected into a list.
fn collected(list_or_map: TokenStream, each: &Each, ty: &Type) -> TokenStream {
    let items = match each {
        Each::Keys => quote!(#list_or_map.keys()),
        Each::Elements(steps) => {
            let steps = steps.iter().map(|Step { field, optional }| match optional {
                true => quote!(.filter_map(|it| it.#field.as_ref())),
                false => quote!(.map(|it| &it.#field)),
            });
            quote!(#list_or_map.iter() #(#steps)*)
        }
    };
    match ty {
        Type::Named(..) => quote!(#items.map(|it| it.as_str().to_owned()).collect()),
        _ => quote!(#items.cloned().collect()),
    }
}

/// Emits an owned value from a member of the input.
fn owned(value: TokenStream, ty: &Type) -> TokenStream {
    match ty {
        Type::Bool => value,
        Type::Named(..) => quote!(#value.as_str().to_owned()),
        Type::List(element) if matches!(**element, Type::Named(..)) => {
            quote!(#value.iter().map(|it| it.as_str().to_owned()).collect())
        }
        _ => quote!(#value.clone()),
    }
}

fn constant(value: &Argument) -> TokenStream {
    match value {
        Argument::Bool(value) => quote!(#value),
        Argument::Text(text) => quote!(#text.to_owned()),
        Argument::Texts(texts) => quote!(vec![#(#texts.to_owned()),*]),
    }
}

/// Emits the settings of the configuration that are endpoint parameters, if there are any.
pub(crate) fn settings(settings: &[Setting]) -> Option<TokenStream> {
    if settings.is_empty() {
        return None;
    }
    let types = settings.iter().map(storable);
    let setters = settings.iter().map(setter);
    let getters = settings.iter().map(getter);
    let loads = settings.iter().map(load);
    let loads_docs = line("Sets parameters from the settings of the client.");
    Some(quote! {
        #(#types)*

        impl crate::config::Builder {
            #(#setters)*
        }

        impl crate::config::Config {
            #(#getters)*
        }

        impl crate::endpoint::Params {
            #loads_docs
            pub(crate) fn with_settings(
                mut self,
                config: &::aws_smithy_types::config_bag::ConfigBag,
            ) -> Self {
                #(#loads)*
                self
            }
        }
    })
}

/// Emits the type under which the configuration stores a setting.
fn storable(setting: &Setting) -> TokenStream {
    let marker = &setting.marker;
    let ty = if setting.ty == Type::Bool { quote!(bool) } else { quote!(String) };
    let docs = line(&format!("The setting `{}`.", setting.ident));
    quote! {
        #docs
        #[derive(Clone, Debug)]
        struct #marker(#ty);

        impl ::aws_smithy_types::config_bag::Storable for #marker {
            type Storer = ::aws_smithy_types::config_bag::StoreReplace<Self>;
        }
    }
}

fn setter(setting: &Setting) -> TokenStream {
    let (docs, ident, marker) = (docs(&setting.docs), &setting.ident, &setting.marker);
    let (ty, value) = match setting.ty {
        Type::Bool => (quote!(bool), quote!(#ident)),
        _ => (quote!(impl Into<String>), quote!(#ident.into())),
    };
    quote! {
        #docs
        pub fn #ident(mut self, #ident: #ty) -> Self {
            self.layer.store_put(#marker(#value));
            self
        }
    }
}

fn getter(setting: &Setting) -> TokenStream {
    let (docs, ident, marker) = (docs(&setting.docs), &setting.ident, &setting.marker);
    let (ty, value) = match setting.ty {
        Type::Bool => (quote!(bool), quote!(setting.0)),
        _ => (quote!(&str), quote!(setting.0.as_str())),
    };
    quote! {
        #docs
        pub fn #ident(&self) -> Option<#ty> {
            self.layer.load::<#marker>().map(|setting| #value)
        }
    }
}

/// Emits the statement that sets an endpoint parameter from the configuration.
fn load(setting: &Setting) -> TokenStream {
    let (marker, param) = (&setting.marker, &setting.param);
    let value = owned(quote!(setting.0), &setting.ty);
    let value = if setting.optional { quote!(Some(#value)) } else { value };
    quote! {
        if let Some(setting) = config.load::<#marker>() {
            self.#param = #value;
        }
    }
}
