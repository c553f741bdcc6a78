//! The check of a type, from a list of its members.

/// Defines the check of a structure: for each member that has bounds its constraint, and whether it
/// is always there.
macro_rules! validate {
    ($name:ident { $($presence:ident $member:ident: $constraint:expr,)* }) => {
        impl crate::validation::Validate for $name {
            fn check(&self, _validator: &mut crate::validation::Validator<'_>) {
                $(_validator.$presence(stringify!($member), &self.$member, $constraint);)*
            }
        }
    };
}

/// Defines the check of a union: for each variant that has bounds its constraint, and the name of
/// the member that it is.
macro_rules! validate_union {
    ($name:ident { $($variant:ident($member:literal): $constraint:expr,)* }) => {
        impl crate::validation::Validate for $name {
            fn check(&self, _validator: &mut crate::validation::Validator<'_>) {
                match self {
                    $(Self::$variant(value) => _validator.required($member, value, $constraint),)*
                    _ => {}
                }
            }
        }
    };
}

pub(crate) use {validate, validate_union};
