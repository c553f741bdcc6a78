//! Labels of host names.

/// Whether a text can be a label of a host name or, if dots are allowed, several of them.
pub(crate) fn is_valid(text: &str, dots: bool) -> bool {
    if dots {
        return text.split('.').all(|label| is_valid(label, false));
    }
    let allowed = |byte: u8| byte == b'-' || byte.is_ascii_alphanumeric();
    (1..=63).contains(&text.len()) && !text.starts_with('-') && text.bytes().all(allowed)
}
