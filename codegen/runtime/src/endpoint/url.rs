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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn url_is_split_into_its_parts() {
        let url = parse("https://example.com:443/a/b").expect("a URL");
        assert_eq!((&*url.scheme, &*url.authority), ("https", "example.com:443"));
        assert_eq!((&*url.path, &*url.normalized_path), ("/a/b", "/a/b/"));
        assert!(!url.is_ip);
    }

    #[test]
    fn url_without_a_path_is_normalized_to_a_slash() {
        for (text, path) in [("http://a", ""), ("http://a/", "/")] {
            let url = parse(text).expect("a URL");
            assert_eq!((&*url.path, &*url.normalized_path), (path, "/"), "{text}");
        }
    }

    #[test]
    fn ip_address_of_a_url_is_recognized() {
        for (text, is_ip) in [
            ("http://127.0.0.1", true),
            ("http://[::1]:80/a", true),
            ("http://127.0.0.1.com", false),
            ("http://256.0.0.1", false),
        ] {
            assert_eq!(parse(text).expect("a URL").is_ip, is_ip, "{text}");
        }
    }

    #[test]
    fn user_of_a_url_is_not_in_the_authority() {
        assert_eq!(parse("http://user:pass@a:80").expect("a URL").authority, "a:80");
    }

    #[test]
    fn other_text_is_not_a_url() {
        for text in ["", "a", "/a", "ftp://a", "http://a?b", "http://a#b", "http://a:b", "http://"]
        {
            assert!(parse(text).is_none(), "{text}");
        }
    }
}
