//! Open enums of strings: enums that keep unknown values.

use std::fmt;

/// A value of an enum that this version of the crate does not know.
///
/// The conversion of a text into an enum creates it for unknown values.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct UnknownValue(String);

impl UnknownValue {
    pub(crate) fn new(value: &str) -> Self {
        UnknownValue(value.to_owned())
    }

    /// Returns the value as a string.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for UnknownValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Defines an open enum of strings, from each variant and its value.
macro_rules! open_enum {
    (
        $(#[$docs:meta])*
        $name:ident {
            $($(#[$variant_docs:meta])* $variant:ident = $value:literal,)*
        }
    ) => {
        $(#[$docs])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum $name {
            $($(#[$variant_docs])* $variant,)*
            /// A value that this version of the crate does not know.
            Unknown(crate::json::open_enum::UnknownValue),
        }

        impl $name {
            /// The values that this version of the crate knows.
            pub const VALUES: &'static [Self] = &[$(Self::$variant),*];

            /// Returns the value as a string.
            pub fn as_str(&self) -> &str {
                match self {
                    $(Self::$variant => $value,)*
                    Self::Unknown(value) => value.as_str(),
                }
            }
        }

        crate::json::strict::known!(text $name);

        impl<T: AsRef<str> + ?Sized> From<&T> for $name {
            fn from(value: &T) -> Self {
                match value.as_ref() {
                    $($value => Self::$variant,)*
                    value => Self::Unknown(crate::json::open_enum::UnknownValue::new(value)),
                }
            }
        }

        impl From<String> for $name {
            fn from(value: String) -> Self {
                Self::from(value.as_str())
            }
        }

        impl std::str::FromStr for $name {
            type Err = std::convert::Infallible;

            fn from_str(value: &str) -> Result<Self, std::convert::Infallible> {
                Ok(Self::from(value))
            }
        }

        impl AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                self.as_str()
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.as_str())
            }
        }

        impl crate::json::codec::Codec for $name {
            type Value = Self;

            fn read(
                json: &mut dyn crate::json::reader::Reader,
            ) -> Result<Option<Self>, crate::json::reader::Failed> {
                crate::json::scalar::read_text(json, "a string", |text| Some(Self::from(text)))
            }

            fn write(
                value: &Self,
                json: &mut dyn crate::json::writer::Writer,
            ) -> Result<(), crate::json::reader::Failed> {
                json.scalar(crate::json::scalar::Scalar::Text(value.as_str()))
            }
        }

        crate::json::serde_traits!($name);

        impl crate::builder::Element for $name {
            type Kind = crate::builder::Converted;
        }

        impl crate::json::error_correction::ErrorCorrection for $name {
            fn error_corrected() -> Self {
                Self::from("")
            }
        }
    };
}

pub(crate) use open_enum;

#[cfg(test)]
mod tests {
    use super::*;

    open_enum! {
        /// The color of a test.
        Color {
            /// Red.
            Red = "red",
            /// Dark blue.
            DarkBlue = "dark-blue",
        }
    }

    #[test]
    fn known_value_is_a_variant() {
        assert_eq!(Color::from("dark-blue"), Color::DarkBlue);
        assert_eq!(serde_json::from_str::<Color>("\"red\"").expect("a color"), Color::Red);
        assert_eq!(Color::VALUES, [Color::Red, Color::DarkBlue]);
    }

    #[test]
    fn unknown_value_is_kept() {
        let color: Color = serde_json::from_str("\"green\"").expect("a color");
        assert_eq!(color, Color::Unknown(UnknownValue::new("green")));
        assert_eq!((color.as_str(), color.to_string()), ("green", "green".to_owned()));
        assert_eq!(serde_json::to_string(&color).expect("JSON"), "\"green\"");
    }

    #[test]
    fn number_is_not_a_value_of_a_string_enum() {
        assert!(serde_json::from_str::<Color>("1").is_err());
    }
}
