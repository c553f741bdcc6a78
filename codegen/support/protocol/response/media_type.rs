//! Text of a media type, which headers have in base64.

/// Reads text in base64.
pub(crate) fn media_type(text: &str) -> Result<String, ()> {
    let bytes = aws_smithy_types::base64::decode(text).map_err(drop)?;
    String::from_utf8(bytes).map_err(drop)
}
