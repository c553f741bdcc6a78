//! The macro that defines the parts of a builder besides the setters of values.

/// Defines the function `builder` of a structure, the methods that all builders have, and the
/// setters that take an `Option`.
///
/// The builder of an input has a type parameter for the target, and comes with the output and the
/// error of its operation. Each member comes with the name of its setter and with its type. A
/// required member has a number and the marker type of its state, a member with a default value has
/// that value. Attributes before the name apply to the setter.
macro_rules! builder {
    ($builder:ident {
        structure: $name:ty,
        $(target: $Target:ident, output: $output:ty, error: $error:ty,)?
        $(required $(#[$required_meta:meta])* $required:ident($set_required:ident, $place:literal, $Member:ident): $required_type:ty,)*
        $(default $(#[$default_meta:meta])* $default:ident($set_default:ident): $default_type:ty = $value:expr,)*
        $(optional $(#[$optional_meta:meta])* $optional:ident($set_optional:ident): $optional_type:ty,)*
        $(hidden $hidden:ident,)?
    }) => {
        impl $name {
            /// Returns a builder of the structure.
            pub fn builder() -> $builder<$(crate::builder::Unset<crate::builder::required::$Member>),*> {
                $builder(crate::builder::Draft::new(()))
            }
        }

        impl crate::builder::Structure for $name {
            const REQUIRED: &'static [&'static str] = &[$(stringify!($required)),*];

            fn unset() -> Self {
                Self {
                    $($required: crate::json::error_correction::error_corrected(),)*
                    $($default: $value,)*
                    $($optional: None,)*
                    $($hidden: Default::default(),)?
                }
            }
        }

        impl crate::json::error_correction::ErrorCorrection for $name {
            fn error_corrected() -> Self {
                crate::builder::Structure::unset()
            }
        }

        impl<$($Member,)* $($Target)?> $builder<$($Member,)* $($Target)?> {
            $(
                /// Sets the member, unless the argument is `None`. This does not count as set for
                /// `build` and `send`: [`try_build`](Self::try_build) and `try_send` check the
                /// member at run time.
                $(#[$required_meta])*
                pub fn $set_required(mut self, $required: Option<$required_type>) -> Self {
                    if let Some($required) = $required {
                        self.0.value.$required = $required.into();
                        self.0.record($place);
                    }
                    self
                }
            )*

            $(
                /// Sets the member, unless the argument is `None`.
                $(#[$default_meta])*
                pub fn $set_default(mut self, $default: Option<$default_type>) -> Self {
                    if let Some($default) = $default {
                        self.0.value.$default = $default.into();
                    }
                    self
                }
            )*

            $(
                /// Sets or removes the member.
                $(#[$optional_meta])*
                pub fn $set_optional(mut self, $optional: Option<$optional_type>) -> Self {
                    self.0.value.$optional = $optional.map(Into::into);
                    self
                }
            )*

            /// Modifies the structure under construction.
            ///
            /// A required member that is assigned in this way still counts as unset.
            pub fn with(mut self, change: impl FnOnce(&mut $name)) -> Self {
                change(&mut self.0.value);
                self
            }
        }

        crate::builder::build! { [$($Member)*] $builder, $name, $($Target)? }

        #[cfg(feature = "client")]
        crate::client::call! { [$($Member)*] $builder, $name, $($output, $error)? }
    };
}

/// Defines the methods that return the structure.
macro_rules! build {
    ([] $builder:ident, $name:ty, $($Target:ident)?) => {
        impl$(<$Target>)? $builder$(<$Target>)? {
            /// Returns the structure.
            pub fn build(self) -> $name {
                self.0.value
            }
        }
    };
    ([$($Member:ident)+] $builder:ident, $name:ty, $($Target:ident)?) => {
        impl$(<$Target>)? crate::builder::Complete<($(crate::builder::set!($Member),)+)>
            for $builder<$(crate::builder::set!($Member),)+ $($Target)?>
        {
        }

        impl<$($Member,)+ $($Target)?> $builder<$($Member,)+ $($Target)?>
        where
            Self: crate::builder::Complete<($($Member,)+)>,
        {
            /// Returns the structure. The method exists once all required members are set.
            pub fn build(self) -> $name {
                self.0.value
            }
        }

        impl<$($Member,)+ $($Target)?> $builder<$($Member,)+ $($Target)?> {
            /// Returns the structure, or an error that names the required members that are not
            /// set. This is for members that are set on a condition, by their methods `set_..`.
            pub fn try_build(self) -> Result<$name, crate::validation::InvalidInput> {
                Ok(self.0.checked()?.0)
            }
        }
    };
}

/// Expands to the state of a required member that is set.
#[allow(unused_macros, reason = "a service may have no required members")]
macro_rules! set {
    ($Member:ident) => {
        crate::builder::Set
    };
}

#[allow(unused_imports, reason = "a service may have no required members")]
pub(crate) use set;
pub(crate) use {build, builder};
