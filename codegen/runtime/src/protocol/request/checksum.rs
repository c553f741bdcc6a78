//! The checksum of operations with the `httpChecksumRequired` trait.

use bytes::Bytes;
use http::{HeaderName, HeaderValue};
use md5::{Digest, Md5};

/// Adds the MD5 checksum of the body, unless the input contains one.
pub(crate) fn content_md5(mut request: http::Request<Bytes>) -> http::Request<Bytes> {
    let digest = aws_smithy_types::base64::encode(Md5::digest(request.body()));
    if let Ok(value) = HeaderValue::try_from(digest) {
        let name = HeaderName::from_static("content-md5");
        request.headers_mut().entry(name).or_insert(value);
    }
    request
}

#[cfg(test)]
mod tests {
    use super::*;

    fn checksum(request: http::Request<Bytes>) -> Option<HeaderValue> {
        content_md5(request).headers().get("content-md5").cloned()
    }

    #[test]
    fn content_md5_is_the_base64_digest_of_the_body() {
        let request = http::Request::new(Bytes::new());
        assert_eq!(checksum(request), Some(HeaderValue::from_static("1B2M2Y8AsgTpgAmY7PhCfg==")));
    }

    #[test]
    fn content_md5_of_the_input_is_kept() {
        let mut request = http::Request::new(Bytes::new());
        request.headers_mut().insert("content-md5", HeaderValue::from_static("mine"));
        assert_eq!(checksum(request), Some(HeaderValue::from_static("mine")));
    }
}
