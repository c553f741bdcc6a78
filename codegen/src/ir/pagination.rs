//! Pagination.

use super::field_path::Path;
use super::types::member_type::Type;
use proc_macro2::Ident;

/// The paginator of an operation.
pub(crate) struct Paginator {
    /// The field of the input for the token.
    pub input_token: Ident,
    /// The path to the token in the output.
    pub output_token: Path,
    /// The items of a page, if the model names them or the output has only one list or map.
    pub items: Option<Items>,
    /// The member of the input for the maximum number of items in a page.
    pub page_size: Option<PageSize>,
}

/// A member of an input for the maximum number of items in a page.
pub(crate) struct PageSize {
    pub field: Ident,
    pub ty: Type,
    pub optional: bool,
}

/// The items of a page.
pub(crate) struct Items {
    /// The path in the output.
    pub path: Path,
    /// The type of the list or the map.
    pub collection: Type,
}

impl Items {
    /// Returns the field with the items.
    pub(crate) fn field(&self) -> Option<&Ident> {
        self.path.last().map(|step| &step.field)
    }
}
