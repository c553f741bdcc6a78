//! Blobs as base64 strings.

use super::Codec;
use crate::json::reader::{Failed, Reader};
use crate::json::scalar::{Scalar, read_text};
use crate::json::writer::Writer;
use aws_smithy_types::Blob;

/// The codec of blobs.
pub(crate) struct Base64;

impl Codec for Base64 {
    type Value = Blob;

    fn read(json: &mut dyn Reader) -> Result<Option<Blob>, Failed> {
        read_text(json, "a string in base64", |text| {
            aws_smithy_types::base64::decode(text).ok().map(Blob::new)
        })
    }

    fn write(value: &Blob, json: &mut dyn Writer) -> Result<(), Failed> {
        json.scalar(Scalar::Text(&aws_smithy_types::base64::encode(value)))
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
