//! `Debug` of types with sensitive members.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

/// The text that replaces a sensitive value.
const REDACTED: &str = "*** redacted ***";

/// Emits `Debug` of a structure. Each item is a field, its name, and whether it is sensitive.
pub(crate) fn structure(
    ident: &Ident,
    fields: impl Iterator<Item = (Ident, String, bool)>,
) -> TokenStream {
    let name = ident.to_string();
    let fields = fields.map(|(field, name, is_sensitive)| match is_sensitive {
        true => quote!(.field(#name, &#REDACTED)),
        false => quote!(.field(#name, &self.#field)),
    });
    implementation(ident, &quote!(f.debug_struct(#name) #(#fields)* .finish()))
}

/// The value of a variant.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum VariantValue {
    None,
    Sensitive,
    Shown,
}

/// Emits `Debug` of an enum with these variants and `Unknown`.
pub(crate) fn enumeration<'a>(
    ident: &Ident,
    variants: impl Iterator<Item = (&'a Ident, VariantValue)>,
    unknown: &TokenStream,
) -> TokenStream {
    let arms = variants.map(|(ident, value)| {
        let name = ident.to_string();
        match value {
            VariantValue::None => quote!(Self::#ident => f.write_str(#name)),
            VariantValue::Sensitive => {
                quote!(Self::#ident(_) => f.debug_tuple(#name).field(&#REDACTED).finish())
            }
            VariantValue::Shown => {
                quote!(Self::#ident(value) => f.debug_tuple(#name).field(value).finish())
            }
        }
    });
    let body = quote! {
        match self {
            #(#arms,)*
            Self::Unknown(#unknown) => f.debug_tuple("Unknown").field(#unknown).finish(),
        }
    };
    implementation(ident, &body)
}

fn implementation(ident: &Ident, body: &TokenStream) -> TokenStream {
    quote! {
        impl ::std::fmt::Debug for #ident {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                #body
            }
        }
    }
}
