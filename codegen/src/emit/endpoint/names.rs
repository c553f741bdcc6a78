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
        Function::Partition => quote!(partition::of),
        Function::ParseArn => quote!(arn::parse),
        Function::ParseUrl => quote!(url::parse),
        Function::IsValidHostLabel => quote!(host_label::is_valid),
        Function::IsVirtualHostableBucket => quote!(bucket::is_virtual_hostable),
        Function::Split => quote!(split::at),
        Function::Substring => quote!(substring::of),
        Function::UriEncode => quote!(uri::encode),
    }
}
