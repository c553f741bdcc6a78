//! Text of a media type, which headers have in base64.

use super::text::Text;
use std::borrow::Cow;

/// Text in base64.
pub(crate) struct MediaTypeText<'a>(pub(crate) &'a String);

impl Text for MediaTypeText<'_> {
    fn text(&self) -> Result<Cow<'_, str>, &'static str> {
        Ok(aws_smithy_types::base64::encode(self.0).into())
    }
}
