//! The builder of structures and calls.

mod define;
#[rustfmt::skip]
pub mod required;

pub(crate) use define::{argument, builder, convert, required_members};

use std::fmt;
use std::marker::PhantomData;

/// The state of a required member that is set.
#[derive(Clone, Copy, Debug)]
pub enum Set {}

/// The state of a required member that is not set. `Member` is one of [`required`].
#[derive(Clone, Copy, Debug)]
pub struct Unset<Member>(PhantomData<fn() -> Member>);

/// A state of a required member that is set: [`Set`].
#[diagnostic::on_unimplemented(
    message = "a required member is not set: `{Self}`",
    label = "a required member is not set",
    note = "call the method of that member before this one"
)]
pub trait IsSet {}

impl IsSet for Set {}

/// A state of a builder whose required members are all set.
pub trait Complete {}

macro_rules! complete {
    ($($first:ident $($rest:ident)*)?) => {
        impl$(<$first: IsSet, $($rest: IsSet),*>)? Complete for ($($first, $($rest,)*)?) {}
        $(complete! { $($rest)* })?
    };
}

complete! { A B C D E F G H I J K L M N O P Q R S T U V W X }

/// A structure of the service.
///
/// Only the structures of this crate implement the trait.
pub trait Structure: Sized {
    /// The state of a builder without any member: an [`Unset`] for each required member.
    #[doc(hidden)]
    type Start;

    /// Returns the structure without any member.
    #[doc(hidden)]
    fn unset() -> Self;
}

/// The state of a builder of `T` without any member.
pub type Start<T> = <T as Structure>::Start;

/// A builder of `T`, with a setter for each member and [`build`](Builder::build).
///
/// `State` records at compile time which required members are set. A call of `build` without one of
/// them is a compile error that names the member. A [`Call`](crate::client::Call) is a builder with
/// a client.
#[must_use = "a builder does nothing until it is built or sent"]
pub struct Builder<T, State, Target = ()> {
    pub(crate) value: T,
    pub(crate) target: Target,
    state: PhantomData<fn() -> State>,
}

// Functions instead of methods: a member may have the name of a method.

/// Returns a builder without any member.
pub(crate) fn start<T: Structure, Target>(target: Target) -> Builder<T, Start<T>, Target> {
    Builder { value: T::unset(), target, state: PhantomData }
}

/// Changes the state of a builder after a required member is set.
#[allow(dead_code, reason = "a service may have no required members")]
pub(crate) fn transition<T, State, Next, Target>(
    builder: Builder<T, State, Target>,
) -> Builder<T, Next, Target> {
    Builder { value: builder.value, target: builder.target, state: PhantomData }
}

impl<T, State, Target> Builder<T, State, Target> {
    /// Modifies the value under construction.
    ///
    /// For example, `.with(|input| input.name = name)` assigns an `Option`. A required member that
    /// is assigned in this way still counts as unset.
    pub fn with(mut self, change: impl FnOnce(&mut T)) -> Self {
        change(&mut self.value);
        self
    }

    /// Returns the value.
    pub fn build(self) -> T
    where
        State: Complete,
    {
        self.value
    }
}

impl<T: Clone, State, Target: Clone> Clone for Builder<T, State, Target> {
    fn clone(&self) -> Self {
        Builder { value: self.value.clone(), target: self.target.clone(), state: PhantomData }
    }
}

impl<T: fmt::Debug, State, Target> fmt::Debug for Builder<T, State, Target> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Builder").field(&self.value).finish()
    }
}
