//! The module `primitives`: types of members that the model does not define.

use crate::emit::output::Output;
use proc_macro2::TokenStream;
use quote::quote;
use std::str::FromStr;

/// Paths that the code of a service references, and what `primitives` exports for each.
const EXPORTS: [(&str, &str); 16] = [
    ("crate::primitives::BigDecimal", "aws_smithy_types::BigDecimal"),
    ("crate::primitives::BigInteger", "aws_smithy_types::BigInteger"),
    ("crate::primitives::Blob", "aws_smithy_types::Blob"),
    ("crate::primitives::ByteStream", "aws_smithy_types::byte_stream::ByteStream"),
    ("crate::primitives::DateTime", "aws_smithy_types::DateTime"),
    ("crate::primitives::DateTime", "aws_smithy_types::date_time::Format as DateTimeFormat"),
    ("crate::primitives::Document", "serde_json::Value as Document"),
    ("crate::primitives::UnknownEvent", "crate::events::{Event, EventError}"),
    ("crate::primitives::EventReceiver", "crate::events::EventReceiver"),
    ("crate::primitives::EventSender", "crate::events::EventSender"),
    ("crate::primitives::UnknownEvent", "crate::events::UnknownEvent"),
    ("crate::primitives::UnknownMember", "crate::json::union::UnknownMember"),
    ("crate::json::open_enum::open_enum", STRICT),
    ("crate::json::open_int_enum::open_int_enum", STRICT),
    ("crate::json::open_int_enum::open_int_enum", "crate::json::open_int_enum::UnknownNumber"),
    ("crate::json::open_enum::open_enum", "crate::json::open_enum::UnknownValue"),
];

/// The strict form of enums, both of strings and of integers.
const STRICT: &str = "crate::json::strict::{Known, Strict, UnknownVariant}";

/// Emits the module, once the code that references it is emitted.
pub(crate) fn emit(output: &mut Output) {
    let exports = EXPORTS.iter().filter(|(path, _)| output.references(path));
    let mut exports: Vec<_> = exports.map(|(_, export)| *export).collect();
    exports.dedup();
    let exports = exports.into_iter().filter_map(|export| TokenStream::from_str(export).ok());
    let exports: TokenStream = exports.map(|export| quote!(pub use #export;)).collect();
    let docs = ["Types that members of every kind are made of.".to_owned()];
    output.rust("src/primitives.rs", &docs, exports);
}
