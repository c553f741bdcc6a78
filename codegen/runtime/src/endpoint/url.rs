//! URLs.

use std::net::{Ipv4Addr, Ipv6Addr};

/// The parts of a URL.
#[allow(dead_code, reason = "the rules look at some of them")]
#[derive(Debug)]
pub(super) struct Url {
    pub(super) scheme: String,
    pub(super) authority: String,
    /// The path as it is.
    pub(super) path: String,
    /// The path with a slash at either end.
    pub(super) normalized_path: String,
    pub(super) is_ip: bool,
}

/// Reads a URL, `None` if the text is none or has a query.
pub(super) fn parse(text: &str) -> Option<Url> {
    let uri: http::Uri = text.parse().ok()?;
    let (scheme, authority) = (uri.scheme_str()?, uri.authority()?);
    let is_whole = !text.contains(['?', '#']);
    let is_http = ["http", "https"].contains(&scheme);
    // Behind the host is a port or nothing.
    let port = authority.as_str().rsplit_once(']').map_or(authority.as_str(), |(_, port)| port);
    let has_sound_port = !port.contains(':') || authority.port().is_some();
    if !(is_whole && is_http && has_sound_port) {
        return None;
    }
    let host = authority.host();
    let inner = host.strip_prefix('[').and_then(|host| host.strip_suffix(']'));
    let is_ip = match inner {
        Some(host) => host.parse::<Ipv6Addr>().is_ok(),
        None => host.parse::<Ipv4Addr>().is_ok(),
    };
    // Of a URL without a path, `Uri` has the path `/`.
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
