//! Blobs as base64 strings.

use super::Codec;
use crate::json::text;
use aws_smithy_types::Blob;
use serde::{Deserializer, Serializer};

/// The codec of blobs.
pub(crate) struct Base64;

impl Codec for Base64 {
    type Value = Blob;

    fn serialize<S: Serializer>(value: &Blob, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&aws_smithy_types::base64::encode(value))
    }

    fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Blob, D::Error> {
        text::read(deserializer, |text| aws_smithy_types::base64::decode(text).map(Blob::new))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json::codec::tests::{read, write};

    #[test]
    fn blob_is_a_base64_string() {
        let blob = Blob::new([0xff, 0, b'a']);
        assert_eq!(write::<Base64>(&blob), "\"/wBh\"");
        assert_eq!(read::<Base64>("\"/wBh\"").expect("a blob"), blob);
    }

    #[test]
    fn invalid_base64_is_rejected() {
        for json in ["\"?\"", "\"/wB\"", "1", "null"] {
            assert!(read::<Base64>(json).is_err(), "{json}");
        }
    }
}
