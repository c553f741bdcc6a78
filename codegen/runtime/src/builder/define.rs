//! The macros that define the builder of a structure.

/// Defines the function `builder` of a structure, and a setter for each member.
///
/// A required member comes with its type parameter of the state and its marker type, a member with
/// a default value comes with that value. The word after the colon selects the argument of the
/// setter: `text` takes anything that converts into a `String`, `list` and `map` take iterators,
/// `value` takes the type of the member, `into` takes anything that converts into that type, and
/// `boxed` takes the type that the structure boxes. Attributes before the name apply to the setter.
macro_rules! builder {
    ($name:ident {
        $(required $(#[$required_meta:meta])* $required:ident($Place:ident: $Marker:ident): $required_kind:ident $(($($required_of:tt)*))?,)*
        $(default $(#[$default_meta:meta])* $default:ident($value:expr): $default_kind:ident $(($($default_of:tt)*))?,)*
        $(optional $(#[$optional_meta:meta])* $optional:ident: $optional_kind:ident $(($($optional_of:tt)*))?,)*
        $(hidden $hidden:ident,)?
    }) => {
        impl $name {
            #[doc = concat!("Returns a builder of [`", stringify!($name), "`].")]
            pub fn builder() -> crate::builder::Builder<Self, crate::builder::Start<Self>> {
                crate::builder::start(())
            }
        }

        impl crate::builder::Structure for $name {
            type Start = ($(crate::builder::Unset<crate::builder::required::$Marker>,)*);

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

        crate::builder::required_members! {
            $name []
            $([$(#[$required_meta])*] $required $Place ($required_kind $(($($required_of)*))?))*
        }

        #[allow(clippy::should_implement_trait, reason = "the methods are named after members")]
        impl<__State, __Target> crate::builder::Builder<$name, __State, __Target> {
            $(
                #[doc = concat!("Sets `", stringify!($default), "` of [`", stringify!($name), "`].")]
                $(#[$default_meta])*
                pub fn $default(
                    mut self,
                    $default: crate::builder::argument!($default_kind $(($($default_of)*))?),
                ) -> Self {
                    self.value.$default = crate::builder::convert!(
                        $default $default_kind $(($($default_of)*))?
                    );
                    self
                }
            )*
            $(
                #[doc = concat!("Sets `", stringify!($optional), "` of [`", stringify!($name), "`].")]
                $(#[$optional_meta])*
                pub fn $optional(
                    mut self,
                    $optional: crate::builder::argument!($optional_kind $(($($optional_of)*))?),
                ) -> Self {
                    self.value.$optional = Some(crate::builder::convert!(
                        $optional $optional_kind $(($($optional_of)*))?
                    ));
                    self
                }
            )*
        }
    };
}

/// Defines the setters of required members. Each setter changes its type parameter of the state.
macro_rules! required_members {
    ($name:ident [$($Before:ident)*]) => {};
    (
        $name:ident [$($Before:ident)*]
        [$(#[$meta:meta])*] $field:ident $Place:ident ($($kind:tt)*)
        $($later_metas:tt $later:ident $Later:ident $later_kind:tt)*
    ) => {
        #[allow(clippy::should_implement_trait, reason = "the method is named after a member")]
        impl<$($Before,)* $Place, $($Later,)* __Target>
            crate::builder::Builder<$name, ($($Before,)* $Place, $($Later,)*), __Target>
        {
            #[doc = concat!("Sets the required member `", stringify!($field), "` of [`", stringify!($name), "`].")]
            $(#[$meta])*
            pub fn $field(
                mut self,
                $field: crate::builder::argument!($($kind)*),
            ) -> crate::builder::Builder<
                $name,
                ($($Before,)* crate::builder::Set, $($Later,)*),
                __Target,
            > {
                self.value.$field = crate::builder::convert!($field $($kind)*);
                crate::builder::transition(self)
            }
        }

        crate::builder::required_members! {
            $name [$($Before)* $Place]
            $($later_metas $later $Later $later_kind)*
        }
    };
}

/// Expands to the type of a setter's argument.
macro_rules! argument {
    (text) => { impl Into<String> };
    (into($type:ty)) => { impl Into<$type> };
    (value($type:ty)) => { $type };
    (boxed($type:ty)) => { $type };
    (list(text)) => { impl IntoIterator<Item = impl Into<String>> };
    (list($type:ty)) => { impl IntoIterator<Item = $type> };
    (map(text, text)) => { impl IntoIterator<Item = (impl Into<String>, impl Into<String>)> };
    (map(text, $value:ty)) => { impl IntoIterator<Item = (impl Into<String>, $value)> };
    (map($key:ty, text)) => { impl IntoIterator<Item = ($key, impl Into<String>)> };
    (map($key:ty, $value:ty)) => { impl IntoIterator<Item = ($key, $value)> };
}

/// Expands to the conversion of a setter's argument into the type of the member.
macro_rules! convert {
    ($given:ident text) => {
        $given.into()
    };
    ($given:ident into($type:ty)) => {
        $given.into()
    };
    ($given:ident value($type:ty)) => {
        $given
    };
    ($given:ident boxed($type:ty)) => {
        Box::new($given)
    };
    ($given:ident list(text)) => {
        $given.into_iter().map(Into::into).collect()
    };
    ($given:ident list($type:ty)) => {
        $given.into_iter().collect()
    };
    ($given:ident map(text, text)) => {
        $given.into_iter().map(|(key, value)| (key.into(), value.into())).collect()
    };
    ($given:ident map(text, $value:ty)) => {
        $given.into_iter().map(|(key, value)| (key.into(), value)).collect()
    };
    ($given:ident map($key:ty, text)) => {
        $given.into_iter().map(|(key, value)| (key, value.into())).collect()
    };
    ($given:ident map($key:ty, $value:ty)) => {
        $given.into_iter().collect()
    };
}

pub(crate) use {argument, builder, convert, required_members};
