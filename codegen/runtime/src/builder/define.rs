//! The builder of a structure, from a list of its members.

/// Defines `builder` and the methods that set the members.
///
/// A required member names its place in the state and its marker, a member with a default its
/// value. Behind the colon stands how the member is given: `text` is anything that becomes a
/// `String`, `list` and `map` are any iterators, `value` is the type itself, `into` what becomes one,
/// and `boxed` a type that the structure keeps in a box. Attributes before the name are those of
/// the method.
macro_rules! builder {
    ($name:ident {
        $(required $(#[$required_meta:meta])* $required:ident($Place:ident: $Marker:ident): $required_kind:ident $(($($required_of:tt)*))?,)*
        $(default $(#[$default_meta:meta])* $default:ident($value:expr): $default_kind:ident $(($($default_of:tt)*))?,)*
        $(optional $(#[$optional_meta:meta])* $optional:ident: $optional_kind:ident $(($($optional_of:tt)*))?,)*
        $(hidden $hidden:ident,)?
    }) => {
        impl $name {
            #[doc = concat!("Starts a `", stringify!($name), "`.")]
            pub fn builder() -> crate::builder::Builder<Self, crate::builder::Start<Self>> {
                crate::builder::start(())
            }
        }

        impl crate::builder::Structure for $name {
            type Start = ($(crate::builder::Unset<crate::builder::required::$Marker>,)*);

            fn blank() -> Self {
                Self {
                    $($required: crate::json::missing::Missing::missing(),)*
                    $($default: $value,)*
                    $($optional: None,)*
                    $($hidden: Default::default(),)?
                }
            }
        }

        impl crate::json::missing::Missing for $name {
            fn missing() -> Self {
                crate::builder::Structure::blank()
            }
        }

        crate::builder::required_members! {
            $name []
            $([$(#[$required_meta])*] $required $Place ($required_kind $(($($required_of)*))?))*
        }

        #[allow(clippy::should_implement_trait, reason = "the methods are named after members")]
        impl<__State, __Via> crate::builder::Builder<$name, __State, __Via> {
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

/// Defines the methods of required members, each of which changes its place in the state.
macro_rules! required_members {
    ($name:ident [$($Before:ident)*]) => {};
    (
        $name:ident [$($Before:ident)*]
        [$(#[$meta:meta])*] $field:ident $Place:ident ($($kind:tt)*)
        $($later_metas:tt $later:ident $Later:ident $later_kind:tt)*
    ) => {
        #[allow(clippy::should_implement_trait, reason = "the method is named after a member")]
        impl<$($Before,)* $Place, $($Later,)* __Via>
            crate::builder::Builder<$name, ($($Before,)* $Place, $($Later,)*), __Via>
        {
            #[doc = concat!("Sets `", stringify!($field), "` of [`", stringify!($name), "`], which is required.")]
            $(#[$meta])*
            pub fn $field(
                mut self,
                $field: crate::builder::argument!($($kind)*),
            ) -> crate::builder::Builder<
                $name,
                ($($Before,)* crate::builder::Set, $($Later,)*),
                __Via,
            > {
                self.value.$field = crate::builder::convert!($field $($kind)*);
                crate::builder::advance(self)
            }
        }

        crate::builder::required_members! {
            $name [$($Before)* $Place]
            $($later_metas $later $Later $later_kind)*
        }
    };
}

/// The type in which a member is given.
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

/// What is kept of a member as it is given.
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
