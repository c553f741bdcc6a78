//! Documentation of a model, CommonMark or HTML, as Markdown that is safe in a doc comment.

pub(crate) mod html;
pub(crate) mod normalize;
pub(crate) mod verify;
