//! Waiters, which poll an operation until an acceptor matches.

use super::Client;
use crate::protocol::Operation;
use aws_smithy_async::rt::sleep::{AsyncSleep, SharedAsyncSleep, TokioSleep};
pub use aws_smithy_runtime_api::client::waiters::FinalPoll;
use std::error::Error;
use std::fmt;
use std::ops::RangeInclusive;
use std::time::Duration;

/// A waiter, and the client that polls.
#[derive(Clone, Debug)]
pub struct Until<I: Operation + Clone> {
    client: Client,
    /// The minimum and the maximum delay between two calls, in seconds.
    delays: RangeInclusive<u32>,
    acceptors: Acceptors<I>,
}

/// A function that applies the acceptors to the result of a call.
type Acceptors<I> =
    fn(&I, Result<&<I as Operation>::Output, &<I as Operation>::Error>) -> AcceptorState;

/// The state of the first acceptor that matches the result of a call.
#[allow(dead_code, reason = "a service may have no waiters that fail")]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum AcceptorState {
    /// The resource is in the desired state.
    Success,
    /// The resource cannot reach the desired state.
    Failure,
    /// The operation is called again.
    Retry,
    /// No acceptor matches.
    Unknown,
}

impl<I: Operation + Clone> Until<I> {
    pub(super) fn new(
        client: Client,
        delays: RangeInclusive<u32>,
        acceptors: Acceptors<I>,
    ) -> Self {
        Until { client, delays, acceptors }
    }

    /// Polls until the waiter succeeds or fails.
    pub(crate) async fn poll_until(self, input: I, max_wait: Duration) -> Waited<I> {
        let config = self.client.config();
        let clock = config.time_source().unwrap_or_default();
        let sleep = config.sleep_impl().unwrap_or_else(|| SharedAsyncSleep::new(TokioSleep::new()));
        let start = clock.now();
        let mut calls = 0;
        loop {
            let result = self.client.send(input.clone()).await;
            match ((self.acceptors)(&input, result.as_ref()), result) {
                (AcceptorState::Success, result) => return Ok(FinalPoll::new(result)),
                (AcceptorState::Failure, result) => {
                    return Err(WaiterError::Failure(Box::new(FinalPoll::new(result))));
                }
                (AcceptorState::Unknown, Err(error)) => return Err(WaiterError::Call(error)),
                (AcceptorState::Retry | AcceptorState::Unknown, result) => {
                    let passed = clock.now().duration_since(start).unwrap_or_default();
                    let left = max_wait.saturating_sub(passed);
                    if left.is_zero() {
                        return Err(WaiterError::TimedOut(Box::new(FinalPoll::new(result))));
                    }
                    sleep.sleep(delay(&self.delays, calls, left)).await;
                    calls = calls.saturating_add(1);
                }
            }
        }
    }
}

/// Defines the method `wait` of a builder, with the required members of the input.
macro_rules! wait {
    ($builder:ident { input: $input:ty, $(required $Member:ident,)* }) => {
        crate::client::wait! { [$($Member)*] $builder, $input }
    };
    ([] $builder:ident, $input:ty) => {
        impl $builder<crate::client::Until<$input>> {
            crate::client::wait! { $input }
        }
    };
    ([$($Member:ident)+] $builder:ident, $input:ty) => {
        impl<$($Member),+> $builder<$($Member,)+ crate::client::Until<$input>>
        where
            Self: crate::builder::Complete<($($Member,)+)>,
        {
            crate::client::wait! { $input }
        }
    };
    ($input:ty) => {
        /// Polls until the waiter succeeds or fails, for at most `max_wait`.
        pub async fn wait(self, max_wait: std::time::Duration) -> crate::client::Waited<$input> {
            self.0.target.poll_until(self.0.value, max_wait).await
        }
    };
}

pub(crate) use wait;

/// The result of a wait for a state that polls the operation of `I`.
pub type Waited<I> = Result<
    FinalPoll<<I as Operation>::Output, <I as Operation>::Error>,
    WaiterError<<I as Operation>::Output, <I as Operation>::Error>,
>;

/// Returns the delay before the next call: exponential backoff with full jitter.
///
/// If less than the minimum delay would remain after the delay, the delay is all of the remaining
/// time.
fn delay(delays: &RangeInclusive<u32>, calls: u32, left: Duration) -> Duration {
    let (min, max) = (u64::from(*delays.start()), u64::from(*delays.end()));
    let limit = min.saturating_mul(1 << calls.min(32)).min(max);
    let delay = Duration::from_secs(fastrand::u64(min..=limit));
    if left < delay + Duration::from_secs(min) { left } else { delay }
}

/// The error of a wait: the resource did not reach the desired state.
#[derive(Debug)]
#[non_exhaustive]
pub enum WaiterError<O, E> {
    /// The last response shows that the resource cannot reach the desired state.
    Failure(Box<FinalPoll<O, E>>),
    /// The maximum wait time passed before the resource reached the desired state.
    TimedOut(Box<FinalPoll<O, E>>),
    /// A call failed with an error that no acceptor matches.
    Call(E),
}

impl<O, E> WaiterError<O, E> {
    /// Returns the output of the last call, if it succeeded.
    pub fn output(&self) -> Option<&O> {
        self.last().ok()
    }

    /// Returns the error of the last call, if it failed.
    pub fn error(&self) -> Option<&E> {
        self.last().err()
    }

    fn last(&self) -> Result<&O, &E> {
        match self {
            Self::Failure(last) | Self::TimedOut(last) => last.as_result(),
            Self::Call(error) => Err(error),
        }
    }
}

impl<O, E: fmt::Display> fmt::Display for WaiterError<O, E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Failure(_) => "the resource cannot reach the desired state",
            Self::TimedOut(_) => "the resource did not reach the desired state in time",
            Self::Call(_) => "a call failed during the wait",
        })?;
        match self.error() {
            Some(error) => write!(f, ": {error}"),
            None => Ok(()),
        }
    }
}

// The text has the error of the last call, so that there is no source.
impl<O: fmt::Debug, E: Error> Error for WaiterError<O, E> {}

#[cfg(test)]
mod tests {
    use super::*;

    const HOUR: Duration = Duration::from_secs(3600);

    /// Returns many delays after a number of calls, in seconds.
    fn delays(calls: u32) -> Vec<u64> {
        (0..1000).map(|_| delay(&(2..=20), calls, HOUR).as_secs()).collect()
    }

    #[test]
    fn first_delay_is_the_minimum() {
        assert!(delays(0).iter().all(|delay| *delay == 2));
    }

    #[test]
    fn limit_of_the_delay_doubles_up_to_the_maximum() {
        for (calls, limit) in [(1, 4), (2, 8), (3, 16), (4, 20), (32, 20), (u32::MAX, 20)] {
            let delays = delays(calls);
            assert!(delays.iter().all(|delay| (2..=limit).contains(delay)), "after {calls} calls");
            assert!(delays.iter().any(|delay| *delay > limit / 2), "after {calls} calls");
        }
    }

    #[test]
    fn delay_without_time_for_another_call_is_the_remaining_time() {
        for seconds in [1, 2, 3] {
            let left = Duration::from_secs(seconds);
            assert_eq!(delay(&(2..=20), 0, left), left);
        }
        assert_eq!(delay(&(2..=20), 0, Duration::from_secs(4)), Duration::from_secs(2));
    }
}
