//! Listings.

use super::field_path::Path;
use super::types::member_type::Type;
use proc_macro2::Ident;

/// How an operation answers in pages.
pub(crate) struct Paginator {
    /// The field of the input that takes the token.
    pub input_token: Ident,
    /// Where the output has the token.
    pub output_token: Path,
    /// What the pages are full of, where that is clear.
    pub items: Option<Items>,
}

/// What a page is full of.
pub(crate) struct Items {
    /// Where the output has them.
    pub path: Path,
    /// The list or the map.
    pub collection: Type,
}

impl Items {
    /// The field that holds them.
    pub(crate) fn field(&self) -> Option<&Ident> {
        self.path.last().map(|step| &step.field)
    }
}
