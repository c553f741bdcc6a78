//! The builder that every structure and every call shares.

mod define;
#[rustfmt::skip]
pub mod required;

pub(crate) use define::{argument, builder, convert, required_members};

use std::fmt;
use std::marker::PhantomData;

/// State of a required member that has a value.
#[derive(Clone, Copy, Debug)]
pub enum Set {}

/// State of a required member that has no value yet. `Member` is one of [`required`].
#[derive(Clone, Copy, Debug)]
pub struct Unset<Member>(PhantomData<fn() -> Member>);

/// The state of a member with a value: [`Set`].
#[diagnostic::on_unimplemented(
    message = "a required member is not set: `{Self}`",
    label = "a required member is not set",
    note = "call the method of that member before this one"
)]
pub trait IsSet {}

impl IsSet for Set {}

/// The state of a builder whose required members all have a value.
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
/// The trait is implemented by the structures of this crate and is of no use to others.
pub trait Structure: Sized {
    /// The state of a builder on which nothing is set: an [`Unset`] for each required member.
    #[doc(hidden)]
    type Start;

    /// The structure before any member is set.
    #[doc(hidden)]
    fn blank() -> Self;
}

/// The state of a builder of `T` on which nothing is set yet.
pub type Start<T> = <T as Structure>::Start;

/// Builds a `T`: a method for each member, then [`build`](Builder::build).
///
/// `State` records at compile time which required members have a value, so a forgotten one is a
/// compile error that names it. A [`Call`](crate::client::Call) is the same builder with a client
/// to send the result with.
#[must_use = "a builder does nothing until it is built or sent"]
pub struct Builder<T, State, Via = ()> {
    pub(crate) value: T,
    pub(crate) via: Via,
    state: PhantomData<fn() -> State>,
}

// Functions, because a method would be in the way of a member of that name.

/// Starts a builder.
pub(crate) fn start<T: Structure, Via>(via: Via) -> Builder<T, Start<T>, Via> {
    Builder { value: T::blank(), via, state: PhantomData }
}

/// Takes a builder to the state that a required member leads to.
#[allow(dead_code, reason = "a service may have no required members")]
pub(crate) fn advance<T, State, Next, Via>(
    builder: Builder<T, State, Via>,
) -> Builder<T, Next, Via> {
    Builder { value: builder.value, via: builder.via, state: PhantomData }
}

impl<T, State, Via> Builder<T, State, Via> {
    /// Changes the value under construction, for what the other methods do not cover.
    ///
    /// An `Option` can be assigned as it is: `.with(|input| input.name = name)`. A required member
    /// that is assigned here still counts as unset.
    pub fn with(mut self, change: impl FnOnce(&mut T)) -> Self {
        change(&mut self.value);
        self
    }

    /// Returns the finished value.
    pub fn build(self) -> T
    where
        State: Complete,
    {
        self.value
    }
}

impl<T: Clone, State, Via: Clone> Clone for Builder<T, State, Via> {
    fn clone(&self) -> Self {
        Builder { value: self.value.clone(), via: self.via.clone(), state: PhantomData }
    }
}

impl<T: fmt::Debug, State, Via> fmt::Debug for Builder<T, State, Via> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Builder").field(&self.value).finish()
    }
}
