//! Traits.
//!
//! A trait that the generator reads is declared once, with `traits!`, in the file of its chapter of
//! the Smithy specification. The declaration gives the Rust type, the shape id and the form of the
//! value. `registry` collects the declarations of all files.

use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use std::collections::BTreeMap;

/// Declares the traits of a file, and lists them in `TRAITS`.
///
/// Each declaration has one of four forms:
///
/// - `annotation Name {}`: a trait without a value, which [`Traits::has`] finds;
/// - `struct Name(Inner)`: a trait whose value is an `Inner`;
/// - `struct Name { .. }`: a trait whose value is a JSON object with these members;
/// - `enum Name { .. }`: a trait whose value is one of these names, in kebab case.
///
/// `where check` names a function that validates the value further.
macro_rules! traits {
    ($($(#[$meta:meta])* $id:literal => $form:ident $name:ident $body:tt $(where $check:path)?;)*) => {
        $(
            traits! { @type $(#[$meta])* $form $name $body }

            impl crate::smithy::traits::Trait for $name {
                const ID: &'static str = $id;
            }
        )*

        /// The traits that this file declares.
        pub(super) const TRAITS: &[crate::smithy::traits::Declaration] = &[$(
            crate::smithy::traits::Declaration {
                id: $id,
                check: |value| {
                    traits! { @check $form $name value }
                    $($check(value)?;)?
                    Ok(())
                },
            },
        )*];
    };
    (@type $(#[$meta:meta])* annotation $name:ident {}) => {
        $(#[$meta])*
        pub(crate) enum $name {}
    };
    (@type $(#[$meta:meta])* struct $name:ident ($inner:ty)) => {
        $(#[$meta])*
        #[derive(serde::Deserialize)]
        pub(crate) struct $name(pub $inner);
    };
    (@type $(#[$meta:meta])* struct $name:ident {
        $($(#[$field_meta:meta])* $field:ident: $ty:ty,)*
    }) => {
        $(#[$meta])*
        #[derive(serde::Deserialize)]
        #[serde(rename_all = "camelCase", expecting = "an object")]
        pub(crate) struct $name {
            $($(#[$field_meta])* pub $field: $ty,)*
        }
    };
    (@type $(#[$meta:meta])* enum $name:ident { $($variant:ident,)* }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Deserialize)]
        #[serde(rename_all = "kebab-case")]
        pub(crate) enum $name {
            $($variant,)*
        }
    };
    (@check annotation $name:ident $value:ident) => {
        let _ = $value;
    };
    (@check $form:ident $name:ident $value:ident) => {
        <$name as serde::Deserialize>::deserialize($value)?;
    };
}

pub(crate) mod auth;
pub(crate) mod aws;
pub(crate) mod behavior;
pub(crate) mod constraints;
pub(crate) mod documentation;
pub(crate) mod endpoint;
pub(crate) mod http;
pub(crate) mod ignored;
pub(crate) mod protocol_tests;
pub(crate) mod registry;
pub(crate) mod serialization;
pub(crate) mod streaming;
pub(crate) mod type_refinement;
pub(crate) mod waiters;

pub(crate) use auth::{Auth, HttpBearerAuth, OptionalAuth};
pub(crate) use aws::{AwsService, HttpChecksum, RestJson1, Sigv4, UnsignedPayload};
pub(crate) use behavior::{
    HttpChecksumRequired, IdempotencyToken, Idempotent, Paginated, Readonly, RequestCompression,
    Retryable,
};
pub(crate) use constraints::{EnumDefinition, EnumDefinitions, Length, Pattern, Range};
pub(crate) use documentation::{Deprecated, Documentation, Examples, Sensitive, Title};
pub(crate) use endpoint::{
    ClientContextParams, ContextParam, Endpoint, EndpointBdd, EndpointRuleSet, EndpointTests,
    HostLabel, OperationContextParams, StaticContextParams,
};
pub(crate) use http::{
    Http, HttpError, HttpHeader, HttpLabel, HttpPayload, HttpPrefixHeaders, HttpQuery,
    HttpQueryParams, HttpResponseCode,
};
pub(crate) use serialization::{JsonName, MediaType, TimestampFormat};
pub(crate) use streaming::{EventHeader, EventPayload, RequiresLength, Streaming};
pub(crate) use type_refinement::{
    AddedDefault, ClientOptional, DefaultValue, EnumValue, ErrorKind, Mixin, Required, Sparse,
};

/// A Smithy trait that the generator reads.
pub(crate) trait Trait {
    /// The shape id of the trait.
    const ID: &'static str;
}

/// An entry of the registry of traits.
pub(crate) struct Declaration {
    pub id: &'static str,
    /// Checks that a value has the form of the trait.
    pub check: fn(&Value) -> Result<(), serde_json::Error>,
}

/// The traits of a shape or a member, by shape id.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(transparent)]
pub(crate) struct Traits(BTreeMap<String, Value>);

impl Traits {
    /// Whether the trait is applied.
    pub(crate) fn has<T: Trait>(&self) -> bool {
        self.has_id(T::ID)
    }

    /// Whether the trait with this shape id is applied.
    pub(crate) fn has_id(&self, id: &str) -> bool {
        self.0.contains_key(id)
    }

    /// Returns the value of a trait, `None` if the trait is not applied.
    ///
    /// A value of the wrong form is `None` as well: validation has reported it.
    pub(crate) fn get<T: Trait + DeserializeOwned>(&self) -> Option<T> {
        T::deserialize(self.0.get(T::ID)?).ok()
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = (&str, &Value)> {
        self.0.iter().map(|(id, value)| (id.as_str(), value))
    }

    pub(crate) fn remove(&mut self, id: &str) -> Option<Value> {
        self.0.remove(id)
    }

    /// Applies a trait with this value.
    pub(crate) fn insert<T: Trait>(&mut self, value: Value) {
        self.0.insert(T::ID.to_owned(), value);
    }

    /// Adds the traits that are not applied yet.
    pub(crate) fn extend(&mut self, other: Traits) {
        for (id, value) in other.0 {
            self.0.entry(id).or_insert(value);
        }
    }
}
