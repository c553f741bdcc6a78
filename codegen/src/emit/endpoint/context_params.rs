//! What calls and clients say of endpoints.

use crate::emit::doc_comment::{docs, line};
use crate::ir::{Argument, CallParam, Each, Operation, ParamSource, Segment, Setting, Step, Type};
use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};
use syn::ext::IdentExt;

/// What goes before the host of the endpoint.
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

/// A variable named after a field, which `format!` takes by its name.
fn variable(field: &Ident) -> Ident {
    match field.to_string().strip_prefix("r#") {
        Some(keyword) => format_ident!("{keyword}_value"),
        None => field.clone(),
    }
}

/// The endpoint parameters that depend on the call.
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

fn param(param: &CallParam) -> TokenStream {
    let ident = &param.param;
    let set = |value: TokenStream| match param.optional {
        true => quote!(params.#ident = Some(#value);),
        false => quote!(params.#ident = #value;),
    };
    match &param.source {
        ParamSource::Static(value) => set(fixed(value)),
        ParamSource::Member { field, optional: false, ty } => set(kept(quote!(self.#field), ty)),
        ParamSource::Member { field, optional: true, ty } => {
            let borrow = (*ty != Type::Bool).then(|| quote!(&));
            let set = set(kept(quote!(#field), ty));
            quote!(if let Some(#field) = #borrow self.#field { #set })
        }
        ParamSource::Path(path) => {
            let take = |found: TokenStream| match &path.each {
                None => kept(found, &path.ty),
                Some(each) => self::each(found, each, &path.ty),
            };
            if path.head.iter().all(|step| !step.optional) {
                let fields = path.head.iter().map(|step| &step.field);
                return set(take(quote!(self #(.#fields)*)));
            }
            let head = head(&path.head);
            let is_copied = path.each.is_none() && path.ty == Type::Bool;
            let set = set(take(if is_copied { quote!(*found) } else { quote!(found) }));
            quote!(if let Some(found) = #head { #set })
        }
    }
}

/// What members lead to, if they are there.
fn head(steps: &[Step]) -> TokenStream {
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

/// What is taken of each of those that were found.
fn each(found: TokenStream, each: &Each, ty: &Type) -> TokenStream {
    let all = match each {
        Each::Keys => quote!(#found.keys()),
        Each::Elements(steps) => {
            let steps = steps.iter().map(|Step { field, optional }| match optional {
                true => quote!(.filter_map(|it| it.#field.as_ref())),
                false => quote!(.map(|it| &it.#field)),
            });
            quote!(#found.iter() #(#steps)*)
        }
    };
    match ty {
        Type::Named(..) => quote!(#all.map(|it| it.as_str().to_owned()).collect()),
        _ => quote!(#all.cloned().collect()),
    }
}

/// A value of the input, to keep.
fn kept(value: TokenStream, ty: &Type) -> TokenStream {
    match ty {
        Type::Bool => value,
        Type::Named(..) => quote!(#value.as_str().to_owned()),
        Type::List(element) if matches!(**element, Type::Named(..)) => {
            quote!(#value.iter().map(|it| it.as_str().to_owned()).collect())
        }
        _ => quote!(#value.clone()),
    }
}

fn fixed(value: &Argument) -> TokenStream {
    match value {
        Argument::Bool(value) => quote!(#value),
        Argument::Text(text) => quote!(#text.to_owned()),
        Argument::Texts(texts) => quote!(vec![#(#texts.to_owned()),*]),
    }
}

/// The settings of a client that are endpoint parameters.
pub(crate) fn settings(settings: &[Setting]) -> Option<TokenStream> {
    if settings.is_empty() {
        return None;
    }
    let types = settings.iter().map(|setting| {
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
    });
    let setters = settings.iter().map(|setting| {
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
    });
    let getters = settings.iter().map(|setting| {
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
    });
    let loads = settings.iter().map(|setting| {
        let (marker, param) = (&setting.marker, &setting.param);
        let value = kept(quote!(setting.0), &setting.ty);
        let value = if setting.optional { quote!(Some(#value)) } else { value };
        quote! {
            if let Some(setting) = config.load::<#marker>() {
                self.#param = #value;
            }
        }
    });
    let loads_docs = line("Lets the settings of a client come before what the parameters are.");
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
