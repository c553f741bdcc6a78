//! The parts that all builders share.

mod define;
mod elements;
#[rustfmt::skip]
pub mod required;

#[allow(unused_imports, reason = "a service may have no required members")]
pub(crate) use define::set;
pub(crate) use define::{build, builder};
pub use elements::{Collection, Convert, Element, Elements};
pub(crate) use elements::{Converted, Exact, append};

use crate::validation::InvalidInput;
use std::fmt;
use std::marker::PhantomData;

/// The state of a required member that is set.
#[derive(Clone, Copy, Debug)]
pub enum Set {}

/// The state of a required member that is not set. `Member` is one of [`required`].
#[derive(Clone, Copy, Debug)]
pub struct Unset<Member>(PhantomData<fn() -> Member>);

/// A builder whose required members are all set.
///
/// `State` has the state of each required member: [`Set`] or [`Unset`].
#[diagnostic::on_unimplemented(
    message = "a required member is not set: `{State}`",
    label = "a required member is not set",
    note = "call the method of each `Unset` member before this one",
    note = "if a member is set on a condition, call its method `set_..`, and at the end `try_send` \
            or `try_build`, which check at run time"
)]
pub trait Complete<State> {}

/// A structure of the service.
///
/// Only the structures of this crate implement the trait.
pub trait Structure: Sized {
    /// The names of the required members.
    #[doc(hidden)]
    const REQUIRED: &'static [&'static str];

    /// Returns the structure without any member.
    #[doc(hidden)]
    fn unset() -> Self;
}

/// A structure under construction, and the receiver of the finished one.
pub(crate) struct Draft<T, State, Target> {
    pub(crate) value: T,
    pub(crate) target: Target,
    /// A bit for each required member that was given.
    given: u32,
    state: PhantomData<fn() -> State>,
}

impl<T: Structure, State, Target> Draft<T, State, Target> {
    /// Returns a draft without any member.
    pub(crate) fn new(target: Target) -> Self {
        Draft { value: T::unset(), target, given: 0, state: PhantomData }
    }

    /// Records that a required member was given, without a change of the state.
    #[allow(dead_code, reason = "a service may have no required members")]
    pub(crate) fn record(&mut self, member: u32) {
        self.given |= 1 << member;
    }

    /// Records that a required member was given, and changes the state.
    #[allow(dead_code, reason = "a service may have no required members")]
    pub(crate) fn advance_to<Next>(self, member: u32) -> Draft<T, Next, Target> {
        let Draft { value, target, given, .. } = self;
        Draft { value, target, given: given | 1 << member, state: PhantomData }
    }

    /// Returns the structure and its receiver. The error names the required members that were not
    /// given.
    #[allow(dead_code, reason = "a service may have no required members")]
    pub(crate) fn checked(self) -> Result<(T, Target), InvalidInput> {
        let names = T::REQUIRED.iter().enumerate();
        let missing = names.filter(|(member, _)| self.given & (1 << member) == 0);
        let missing: Vec<_> = missing.map(|(_, name)| name.trim_start_matches("r#")).collect();
        match missing.is_empty() {
            true => Ok((self.value, self.target)),
            false => Err(InvalidInput::missing(&missing)),
        }
    }
}

impl<T: Clone, State, Target: Clone> Clone for Draft<T, State, Target> {
    fn clone(&self) -> Self {
        let (value, target) = (self.value.clone(), self.target.clone());
        Draft { value, target, given: self.given, state: PhantomData }
    }
}

impl<T: fmt::Debug, State, Target> fmt::Debug for Draft<T, State, Target> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.value.fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use crate::operation::get_order::GetOrderInput;
    use crate::primitives::DateTime;

    #[test]
    fn given_required_members_make_a_structure() {
        let order = GetOrderInput::builder().set_id(Some("1".to_owned())).number(2);
        let order = order.set_path(Some("a".to_owned())).when(DateTime::from_secs(0));
        assert_eq!(order.clone().try_build(), Ok(order.number(2).id("1").path("a").build()));
    }

    #[test]
    fn missing_required_members_are_all_named() {
        let order = GetOrderInput::builder().set_number(Some(2)).set_id(None).path("a");
        let error = order.try_build().expect_err("two members are missing");
        assert_eq!(error.to_string(), "`id` is required; `when` is required");
    }

    #[test]
    fn none_leaves_a_required_member_as_it_is() {
        let order = GetOrderInput::builder().id("1").set_id(None).number(2).path("a");
        assert_eq!(order.when(DateTime::from_secs(0)).build().id, "1");
    }
}
