//! The table of partitions.

use crate::emit::doc_comment::line;
use crate::emit::output::Output;
use crate::ir::{Endpoints, PartitionAttribute, PartitionOutputs};
use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

/// Returns the field of an attribute.
pub(crate) fn field(attribute: PartitionAttribute) -> Ident {
    format_ident!(
        "{}",
        match attribute {
            PartitionAttribute::Name => "name",
            PartitionAttribute::DnsSuffix => "dns_suffix",
            PartitionAttribute::DualStackDnsSuffix => "dual_stack_dns_suffix",
            PartitionAttribute::SupportsFips => "supports_fips",
            PartitionAttribute::SupportsDualStack => "supports_dual_stack",
            PartitionAttribute::ImplicitGlobalRegion => "implicit_global_region",
        }
    )
}

fn value(outputs: &PartitionOutputs, attribute: PartitionAttribute) -> TokenStream {
    let text = |text: &String| quote!(#text);
    let flag = |flag: bool| quote!(#flag);
    match attribute {
        PartitionAttribute::Name => text(&outputs.name),
        PartitionAttribute::DnsSuffix => text(&outputs.dns_suffix),
        PartitionAttribute::DualStackDnsSuffix => text(&outputs.dual_stack_dns_suffix),
        PartitionAttribute::SupportsFips => flag(outputs.supports_fips),
        PartitionAttribute::SupportsDualStack => flag(outputs.supports_dual_stack),
        PartitionAttribute::ImplicitGlobalRegion => text(&outputs.implicit_global_region),
    }
}

/// Emits `endpoint::partitions`, with the attributes that the rules use.
pub(crate) fn emit(endpoints: &Endpoints, output: &mut Output) {
    let fields = endpoints.attributes.iter().map(|attribute| {
        let field = field(*attribute);
        let ty = match attribute {
            PartitionAttribute::SupportsFips | PartitionAttribute::SupportsDualStack => {
                quote!(bool)
            }
            _ => quote!(&'static str),
        };
        quote!(pub(super) #field: #ty)
    });
    let entries = endpoints.partitions.iter().map(|partition| {
        let attributes = endpoints.attributes.iter().map(|attribute| {
            let (field, value) = (field(*attribute), value(&partition.outputs, *attribute));
            quote!(#field: #value)
        });
        let (regions, prefixes) = (&partition.regions, &partition.prefixes);
        quote! {
            Partition {
                #(#attributes,)*
                regions: &[#(#regions),*],
                prefixes: &[#(#prefixes),*],
            }
        }
    });
    let count = endpoints.partitions.len();
    let partition_docs = line("A partition of AWS: regions that share a domain.");
    let regions_docs = line("The regions that no prefix matches.");
    let prefixes_docs = line(
        "The prefixes of its other regions, before a word and a number: `us-` of `us-west-2`.",
    );
    let module_docs =
        ["The partitions of AWS, with the attributes that the endpoint rules use.".to_owned()];
    output.rust(
        "src/endpoint/partitions.rs",
        &module_docs,
        quote! {
            #partition_docs
            pub(super) struct Partition {
                #(#fields,)*
                #regions_docs
                pub(super) regions: &'static [&'static str],
                #prefixes_docs
                pub(super) prefixes: &'static [&'static str],
            }

            pub(super) static PARTITIONS: [Partition; #count] = [#(#entries),*];
        },
    );
}
