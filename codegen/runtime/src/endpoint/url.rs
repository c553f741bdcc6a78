//! URLs of endpoints.

use std::net::{Ipv4Addr, Ipv6Addr};

/// The parts of a URL.
#[allow(dead_code, reason = "the rules may not use all parts")]
#[derive(Debug)]
pub(super) struct Url {
    pub(super) scheme: String,
    pub(super) authority: String,
    /// The path as the URL has it.
    pub(super) path: String,
    /// The path with a slash at both ends.
    pub(super) normalized_path: String,
    pub(super) is_ip: bool,
}

/// Parses a URL. Returns `None` if the text is not an HTTP URL, or has a query or a fragment.
pub(super) fn parse(text: &str) -> Option<Url> {
    let uri: http::Uri = text.parse().ok()?;
    let (scheme, authority) = (uri.scheme_str()?, uri.authority()?);
    let has_no_query = !text.contains(['?', '#']);
    let is_http = ["http", "https"].contains(&scheme);
    // Only a port may follow the host.
    let port = authority.as_str().rsplit_once(']').map_or(authority.as_str(), |(_, port)| port);
    let has_valid_port = !port.contains(':') || authority.port().is_some();
    if !(has_no_query && is_http && has_valid_port) {
        return None;
    }
    let host = authority.host();
    let inner = host.strip_prefix('[').and_then(|host| host.strip_suffix(']'));
    let is_ip = match inner {
        Some(host) => host.parse::<Ipv6Addr>().is_ok(),
        None => host.parse::<Ipv4Addr>().is_ok(),
    };
    // `Uri` returns `/` for a URL without a path.
    let path = if text.ends_with('/') || uri.path() != "/" { uri.path() } else { "" };
    let authority = authority.as_str().rsplit('@').next().unwrap_or_default();
    let trimmed = path.trim_matches('/');
    Some(Url {
        scheme: scheme.to_owned(),
        authority: authority.to_owned(),
        path: path.to_owned(),
        normalized_path: if trimmed.is_empty() { "/".to_owned() } else { format!("/{trimmed}/") },
        is_ip,
    })
}
