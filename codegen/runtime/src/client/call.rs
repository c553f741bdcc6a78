//! Calls: builders of inputs that have a client.

use super::Customize;
use crate::protocol::Operation;

/// An operation with a method of the client.
///
/// The inputs in [`operation`](crate::operation) implement the trait.
pub trait Callable: Operation {
    /// The builder that has a client and all required members.
    type Ready: Into<Customize<Self>>;
}

/// A call of the operation of `I` whose required members are all set.
///
/// It is a type for fields and results: `Ready<GetRoomInput>` is the builder that the method
/// `get_room` of a client returns, once its required members are set. A function for any operation
/// takes an `impl Into<Customize<I>>`, or an input for [`Client::send`](crate::Client::send).
pub type Ready<I> = <I as Callable>::Ready;

/// Defines the methods of a builder that has a client. Expands to nothing if the structure is no
/// input.
macro_rules! call {
    ([$($Member:ident)*] $builder:ident, $name:ty,) => {};
    ([$($Member:ident)*] $builder:ident, $input:ty, $output:ty, $error:ty) => {
        impl crate::client::Callable for $input {
            type Ready = $builder<$(crate::builder::set!($Member),)* crate::Client>;
        }

        impl From<$builder<$(crate::builder::set!($Member),)* crate::Client>>
            for crate::client::Customize<$input>
        {
            fn from(call: $builder<$(crate::builder::set!($Member),)* crate::Client>) -> Self {
                call.customize()
            }
        }

        crate::client::call! { impl [$($Member)*] $builder, $input, $output, $error }
    };
    (impl [] $builder:ident, $($names:ty),*) => {
        impl $builder<crate::Client> {
            crate::client::call! { methods $($names),* }
        }
    };
    (impl [$($Member:ident)+] $builder:ident, $input:ty, $output:ty, $error:ty) => {
        impl<$($Member),+> $builder<$($Member,)+ crate::Client>
        where
            Self: crate::builder::Complete<($($Member,)+)>,
        {
            crate::client::call! { methods $input, $output, $error }
        }

        impl<$($Member),+> $builder<$($Member,)+ crate::Client> {
            /// Sends the request and returns the response. Fails with
            /// [`InvalidInput`](crate::error::CallErrorKind::InvalidInput) and sends nothing if
            /// required members are not set.
            ///
            /// This is for members that are set on a condition, by their methods `set_..`.
            pub async fn try_send(self) -> Result<$output, $error> {
                let operation = <$input as crate::protocol::Operation>::NAME;
                match self.0.checked() {
                    Ok((input, client)) => client.send(input).await,
                    Err(missing) => {
                        Err(crate::error::CallError::incomplete(operation, missing).into())
                    }
                }
            }
        }
    };
    (methods $input:ty, $output:ty, $error:ty) => {
        /// Sends the request and returns the response.
        pub async fn send(self) -> Result<$output, $error> {
            self.0.target.send(self.0.value).await
        }

        /// Overrides client settings for this call.
        pub fn customize(self) -> crate::client::Customize<$input> {
            crate::client::Customize::without_overrides(self.0.target, self.0.value)
        }
    };
}

pub(crate) use call;
