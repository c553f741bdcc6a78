//! Validation of host names and of S3 bucket names.

use std::net::Ipv4Addr;

/// Returns true if a text is a label of a host name or, with `dots`, several labels.
pub(crate) fn is_valid_label(text: &str, dots: bool) -> bool {
    if dots {
        return text.split('.').all(|label| is_valid_label(label, false));
    }
    let allowed = |byte: u8| byte == b'-' || byte.is_ascii_alphanumeric();
    (1..=63).contains(&text.len()) && !text.starts_with('-') && text.bytes().all(allowed)
}

/// Returns true if the name of a bucket can be part of a host name. Subdomains require `dots`.
pub(super) fn is_virtual_hostable_bucket(name: &str, dots: bool) -> bool {
    let allowed = |byte: u8| byte == b'-' || byte.is_ascii_lowercase() || byte.is_ascii_digit();
    let is_label = |label: &str| {
        (3..=63).contains(&label.len())
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label.bytes().all(allowed)
    };
    is_valid_label(name, dots) && name.parse::<Ipv4Addr>().is_err() && name.split('.').all(is_label)
}
