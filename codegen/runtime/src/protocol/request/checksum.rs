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
