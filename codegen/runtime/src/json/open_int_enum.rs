//! Open enums of integers: enums that keep unknown values.

/// A value of an enum that this version of the crate does not know.
///
/// The `From<i32>` of an enum creates it for unknown values.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct UnknownNumber(i32);

impl UnknownNumber {
    pub(crate) fn new(value: i32) -> Self {
        UnknownNumber(value)
    }

    /// Returns the value as an integer.
    pub fn value(self) -> i32 {
        self.0
    }
}

/// Defines an open enum of integers, from each variant and its value.
macro_rules! open_int_enum {
    (
        $(#[$docs:meta])*
        $name:ident {
            $($(#[$variant_docs:meta])* $variant:ident = $value:literal,)*
        }
    ) => {
        $(#[$docs])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum $name {
            $($(#[$variant_docs])* $variant,)*
            /// A value that this version of the crate does not know.
            Unknown(crate::json::open_int_enum::UnknownNumber),
        }

        impl $name {
            /// The values that this version of the crate knows.
            pub const VALUES: &'static [Self] = &[$(Self::$variant),*];

            /// Returns the value as an integer.
            pub fn value(self) -> i32 {
                match self {
                    $(Self::$variant => $value,)*
                    Self::Unknown(value) => value.value(),
                }
            }
        }

        crate::json::strict::known!(number $name);

        impl From<i32> for $name {
            fn from(value: i32) -> Self {
                match value {
                    $($value => Self::$variant,)*
                    _ => Self::Unknown(crate::json::open_int_enum::UnknownNumber::new(value)),
                }
            }
        }

        impl From<$name> for i32 {
            fn from(value: $name) -> Self {
                value.value()
            }
        }

        impl std::str::FromStr for $name {
            type Err = std::num::ParseIntError;

            fn from_str(value: &str) -> Result<Self, std::num::ParseIntError> {
                value.parse().map(<Self as From<i32>>::from)
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.value().fmt(f)
            }
        }

        impl crate::json::codec::Codec for $name {
            type Value = Self;

            fn read(
                json: &mut dyn crate::json::reader::Reader,
            ) -> Result<Option<Self>, crate::json::reader::Failed> {
                Ok(<i32 as crate::json::codec::Codec>::read(json)?.map(Self::from))
            }

            fn write(
                value: &Self,
                json: &mut dyn crate::json::writer::Writer,
            ) -> Result<(), crate::json::reader::Failed> {
                <i32 as crate::json::codec::Codec>::write(&value.value(), json)
            }
        }

        crate::json::serde_traits!($name);

        impl crate::builder::Element for $name {
            type Kind = crate::builder::Exact;
        }

        impl crate::json::error_correction::ErrorCorrection for $name {
            fn error_corrected() -> Self {
                Self::from(0)
            }
        }
    };
}

pub(crate) use open_int_enum;

#[cfg(test)]
mod tests {
    use super::*;

    open_int_enum! {
        /// The floor of a test.
        Floor {
            /// The basement.
            Basement = -1,
            /// The ground floor.
            Ground = 0,
        }
    }

    #[test]
    fn known_value_is_a_variant() {
        assert_eq!(serde_json::from_str::<Floor>("-1").expect("a floor"), Floor::Basement);
        assert_eq!("0".parse::<Floor>(), Ok(Floor::Ground));
        assert_eq!(i32::from(Floor::Basement), -1);
    }

    #[test]
    fn unknown_value_is_kept() {
        let floor: Floor = serde_json::from_str("7").expect("a floor");
        assert_eq!(floor, Floor::Unknown(UnknownNumber::new(7)));
        assert_eq!(serde_json::to_string(&floor).expect("JSON"), "7");
    }
}
