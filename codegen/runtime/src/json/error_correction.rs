//! Client error correction: values for required members that a response lacks.
//!
//! Client error correction is a part of Smithy. An absent required member reads as the empty value
//! of its type, so that the rest of the response stays usable. Builders start from the same values.

use aws_smithy_types::byte_stream::ByteStream;
use aws_smithy_types::{BigDecimal, BigInteger, Blob, DateTime};
use serde_json::Value;
use std::collections::HashMap;

/// A type that has a value for absent required members.
pub(crate) trait ErrorCorrection {
    /// Returns the value for an absent member.
    fn error_corrected() -> Self;
}

/// Returns the value for an absent member.
#[allow(dead_code, reason = "a service may have no required members")]
pub(crate) fn error_corrected<T: ErrorCorrection>() -> T {
    T::error_corrected()
}

impl<T> ErrorCorrection for Vec<T> {
    fn error_corrected() -> Self {
        Vec::new()
    }
}

impl<K, V> ErrorCorrection for HashMap<K, V> {
    fn error_corrected() -> Self {
        HashMap::new()
    }
}

impl<T: ErrorCorrection> ErrorCorrection for Box<T> {
    fn error_corrected() -> Self {
        Box::new(T::error_corrected())
    }
}

impl ErrorCorrection for Blob {
    fn error_corrected() -> Self {
        Blob::new([])
    }
}

impl ErrorCorrection for DateTime {
    fn error_corrected() -> Self {
        DateTime::from_secs(0)
    }
}

macro_rules! corrects_to_default {
    ($($type:ty),*) => {$(
        impl ErrorCorrection for $type {
            fn error_corrected() -> Self {
                Self::default()
            }
        }
    )*};
}

corrects_to_default!(String, bool, i8, i16, i32, i64, f32, f64);
corrects_to_default!(BigDecimal, BigInteger, ByteStream, Value);
