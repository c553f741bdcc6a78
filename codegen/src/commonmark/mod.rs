//! CommonMark and HTML: the documentation of a model, as Markdown that is only text.

pub(crate) mod html;
pub(crate) mod normalize;
pub(crate) mod verify;
