//! Names of S3 buckets.

use super::host_label;
use std::net::Ipv4Addr;

/// Whether a bucket's name can be a part of a host name, with subdomains if dots are allowed.
pub(super) fn is_virtual_hostable(name: &str, dots: bool) -> bool {
    let allowed = |byte: u8| byte == b'-' || byte.is_ascii_lowercase() || byte.is_ascii_digit();
    let is_label = |label: &str| {
        (3..=63).contains(&label.len())
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label.bytes().all(allowed)
    };
    host_label::is_valid(name, dots)
        && name.parse::<Ipv4Addr>().is_err()
        && name.split('.').all(is_label)
}
