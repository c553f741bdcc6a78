//! The serde attributes of fields.

use crate::ir::{Absent, Adapter, Codec, Literal, Nullability, SerdeForm, TimestampFormat, Type};

/// Returns the serde form of a field. `in_responses`: whether responses have its structure.
pub(crate) fn serde_form(ty: &Type, nullability: &Nullability, in_responses: bool) -> SerdeForm {
    let absent = match nullability {
        Nullability::Optional => Absent::None,
        Nullability::Required if !in_responses => Absent::Error,
        Nullability::Required | Nullability::Default(Literal::Empty) => Absent::ErrorCorrected,
        Nullability::Default(_) => Absent::Default,
    };
    let without_nulls = (in_responses && is_dense(ty)).then_some(Adapter::WithoutNulls);
    SerdeForm { absent, adapter: codec(ty).map(Adapter::Codec).or(without_nulls) }
}

/// Returns the codec of a type, `None` if serde's traits produce the JSON of the protocol.
fn codec(ty: &Type) -> Option<Codec> {
    Some(match ty {
        Type::Timestamp(TimestampFormat::DateTime) => Codec::DateTimeString,
        Type::Timestamp(TimestampFormat::EpochSeconds) => Codec::EpochSeconds,
        Type::Timestamp(TimestampFormat::HttpDate) => Codec::HttpDate,
        Type::Blob => Codec::Base64,
        Type::F32 => Codec::F32,
        Type::F64 => Codec::F64,
        Type::BigInteger => Codec::BigInteger,
        Type::BigDecimal => Codec::BigDecimal,
        Type::List(element) | Type::Map(_, element) => {
            collection(ty, element_codec(element.nullable())?)?
        }
        _ => return None,
    })
}

/// Returns the codec of an element of a list or a map, or of the value of a union.
///
/// A dense list or map always has a codec, because serde's traits do not drop elements that are
/// `null`.
pub(crate) fn element_codec(ty: &Type) -> Option<Codec> {
    let plain = || match ty {
        Type::List(element) | Type::Map(_, element) if is_dense(ty) => {
            collection(ty, Codec::Plain((**element).clone()))
        }
        _ => None,
    };
    codec(ty).or_else(plain)
}

/// Returns the codec of a list or a map, given the codec of its elements.
fn collection(ty: &Type, element: Codec) -> Option<Codec> {
    let (element, sparse) = (Box::new(element), !is_dense(ty));
    match ty {
        Type::List(_) => Some(Codec::List { element, sparse }),
        Type::Map(key, _) => Some(Codec::Map { key: (**key).clone(), value: element, sparse }),
        _ => None,
    }
}

/// Whether a type is a dense list or map, whose elements cannot be `null`.
fn is_dense(ty: &Type) -> bool {
    match ty {
        Type::List(element) | Type::Map(_, element) => {
            !matches!(**element, Type::Nullable(_) | Type::Document)
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list(element: Type) -> Type {
        Type::List(Box::new(element))
    }

    #[test]
    fn list_codec_is_built_from_element_codec() {
        let sparse = list(Type::Nullable(Box::new(Type::Blob)));
        let element = Box::new(Codec::Base64);
        assert_eq!(codec(&sparse), Some(Codec::List { element, sparse: true }));
        assert_eq!(codec(&list(Type::String)), None);
    }

    #[test]
    fn dense_list_in_list_has_plain_codec() {
        let inner = Codec::List { element: Box::new(Codec::Plain(Type::String)), sparse: false };
        let outer = Codec::List { element: Box::new(inner), sparse: false };
        assert_eq!(codec(&list(list(Type::String))), Some(outer));
    }

    #[test]
    fn absent_required_member_is_error_corrected_in_responses_only() {
        let form = |in_responses| serde_form(&Type::String, &Nullability::Required, in_responses);
        assert_eq!(form(false).absent, Absent::Error);
        assert_eq!(form(true).absent, Absent::ErrorCorrected);
    }
}
