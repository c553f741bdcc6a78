//! Verification of AWS Signature Version 4, written independently from the specification.

use super::Request;
use hmac::{Hmac, KeyInit, Mac};
use sha2::{Digest, Sha256};

/// Asserts that a request is signed for `ivschat` in a region, with a secret access key.
pub fn verify(request: &Request, region: &str, secret: &str) {
    let authorization = request.header("authorization");
    let fields = authorization.strip_prefix("AWS4-HMAC-SHA256 ").expect("a signature");
    let field = |name: &str| {
        let fields =
            fields.split(", ").find_map(|field| field.strip_prefix(name)?.strip_prefix('='));
        fields.unwrap_or_else(|| panic!("{name} in {authorization}"))
    };
    let signed_headers = field("SignedHeaders");
    for header in ["host", "x-amz-date", "x-amz-security-token"] {
        assert!(signed_headers.split(';').any(|name| name == header), "{header} is signed");
    }

    let canonical_headers: String = signed_headers
        .split(';')
        .map(|name| format!("{name}:{}\n", request.header(name).trim()))
        .collect();
    let mut query: Vec<_> = request.query.split('&').filter(|pair| !pair.is_empty()).collect();
    query.sort_unstable();
    let canonical_request = [
        &request.method,
        &encode_path(&request.path),
        &query.join("&"),
        &canonical_headers,
        signed_headers,
        &hex(&Sha256::digest(&request.body)),
    ]
    .map(|part: &str| part)
    .join("\n");

    let time = request.header("x-amz-date");
    let date = &time[..8];
    let scope = format!("{date}/{region}/ivschat/aws4_request");
    assert_eq!(field("Credential"), format!("AKIDEXAMPLE/{scope}"));
    let hash = hex(&Sha256::digest(canonical_request.as_bytes()));
    let text = format!("AWS4-HMAC-SHA256\n{time}\n{scope}\n{hash}");

    let key = [date, region, "ivschat", "aws4_request"]
        .into_iter()
        .fold(format!("AWS4{secret}").into_bytes(), |key, part| hmac(&key, part));
    assert_eq!(field("Signature"), hex(&hmac(&key, &text)), "{canonical_request}");
}

/// Percent-encodes a path that is already percent-encoded, as every service but S3 requires.
fn encode_path(path: &str) -> String {
    let encode = |byte: u8| match byte {
        b'/' | b'-' | b'.' | b'_' | b'~' => char::from(byte).to_string(),
        byte if byte.is_ascii_alphanumeric() => char::from(byte).to_string(),
        byte => format!("%{byte:02X}"),
    };
    path.bytes().map(encode).collect()
}

fn hmac(key: &[u8], text: &str) -> Vec<u8> {
    let mut mac = Hmac::<Sha256>::new_from_slice(key).expect("a key of any length");
    mac.update(text.as_bytes());
    mac.finalize().into_bytes().to_vec()
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
