//! Names of the fields and functions that endpoint rules use.

use super::partitions;
use crate::ir::{Attribute, Function};
use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

/// Returns the field of an attribute.
pub(crate) fn field(attribute: Attribute) -> Ident {
    match attribute {
        Attribute::Partition(attribute) => partitions::field(attribute),
        Attribute::Field(name, _) => format_ident!("{name}"),
    }
}

/// Emits the path of a function of the runtime.
pub(crate) fn function(function: Function) -> TokenStream {
    match function {
        Function::Partition => quote!(super::partition::of),
        Function::ParseArn => quote!(super::arn::parse),
        Function::ParseUrl => quote!(super::url::parse),
        Function::IsValidHostLabel => quote!(super::host::is_valid_label),
        Function::IsVirtualHostableBucket => quote!(super::host::is_virtual_hostable_bucket),
        Function::Split => quote!(super::strings::split),
        Function::Substring => quote!(super::strings::substring),
        Function::UriEncode => quote!(super::strings::uri_encode),
    }
}
