//! Calls that are made again and again until something is so.

use super::Client;
use crate::builder::{Builder, Complete};
use crate::protocol::Operation;
use aws_smithy_async::rt::sleep::{AsyncSleep, SharedAsyncSleep, TokioSleep};
pub use aws_smithy_runtime_api::client::waiters::FinalPoll;
use std::error::Error;
use std::fmt;
use std::ops::RangeInclusive;
use std::time::Duration;

/// A wait under construction: the builder of the input that the calls are made with.
///
/// `State` records which required members have a value; [`wait`](Wait::wait) exists once they all
/// have.
pub type Wait<I, State> = Builder<I, State, Until<I>>;

/// What is waited for, and who asks.
#[derive(Clone, Debug)]
pub struct Until<I: Operation + Clone> {
    client: Client,
    /// How many seconds there are between two calls.
    delays: RangeInclusive<u32>,
    judge: Judge<I>,
}

/// Tells what an answer means.
type Judge<I> = fn(&I, Result<&<I as Operation>::Output, &<I as Operation>::Error>) -> Verdict;

/// The meaning of an answer.
#[allow(dead_code, reason = "a service may have no waiters that fail")]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// It is so.
    Success,
    /// It will not be so.
    Failure,
    /// It is not so yet.
    Retry,
    /// Nothing.
    Unknown,
}

impl<I: Operation + Clone> Until<I> {
    pub(super) fn new(client: Client, delays: RangeInclusive<u32>, judge: Judge<I>) -> Self {
        Until { client, delays, judge }
    }

    /// How long to wait before the next call, after so many and with so much time left.
    ///
    /// Up to which delay chance decides doubles with each call. What would be left for another call
    /// behind the next is added to the wait if it is too short for one.
    fn delay(&self, calls: u32, left: Duration) -> Duration {
        let (min, max) = (u64::from(*self.delays.start()), u64::from(*self.delays.end()));
        let most = min.saturating_mul(1 << calls.min(32)).min(max);
        let delay = Duration::from_secs(fastrand::u64(min..=most));
        if left < delay + Duration::from_secs(min) { left } else { delay }
    }
}

impl<I: Operation + Clone, State> Wait<I, State> {
    /// Calls until it is so, for this long at most.
    #[expect(clippy::manual_async_fn, reason = "of an `async fn`, the compiler tells thrice")]
    pub fn wait(self, max_wait: Duration) -> impl Future<Output = Waited<I>> + Send
    where
        State: Complete,
    {
        async move { wait(self.via, self.value, max_wait).await }
    }
}

/// How a wait ends.
type Waited<I> = Result<
    FinalPoll<<I as Operation>::Output, <I as Operation>::Error>,
    WaiterError<<I as Operation>::Output, <I as Operation>::Error>,
>;

async fn wait<I: Operation + Clone>(until: Until<I>, input: I, max_wait: Duration) -> Waited<I> {
    let config = until.client.config();
    let clock = config.time_source().unwrap_or_default();
    let sleep = config.sleep_impl().unwrap_or_else(|| SharedAsyncSleep::new(TokioSleep::new()));
    let start = clock.now();
    let mut calls = 0;
    loop {
        let answer = until.client.send(input.clone()).await;
        match ((until.judge)(&input, answer.as_ref()), answer) {
            (Verdict::Success, answer) => return Ok(FinalPoll::new(answer)),
            (Verdict::Failure, answer) => {
                return Err(WaiterError::Failure(Box::new(FinalPoll::new(answer))));
            }
            (Verdict::Unknown, Err(error)) => return Err(WaiterError::Call(error)),
            (Verdict::Retry | Verdict::Unknown, answer) => {
                let passed = clock.now().duration_since(start).unwrap_or_default();
                let left = max_wait.saturating_sub(passed);
                if left.is_zero() {
                    return Err(WaiterError::TimedOut(Box::new(FinalPoll::new(answer))));
                }
                sleep.sleep(until.delay(calls, left)).await;
                calls = calls.saturating_add(1);
            }
        }
    }
}

/// What was waited for is not so.
#[derive(Debug)]
#[non_exhaustive]
pub enum WaiterError<O, E> {
    /// By the last answer, it will not be so.
    Failure(Box<FinalPoll<O, E>>),
    /// By the last answer, it is not so yet, and the time is over.
    TimedOut(Box<FinalPoll<O, E>>),
    /// A call failed with an error that says nothing of it.
    Call(E),
}

impl<O, E> WaiterError<O, E> {
    /// The last answer, if it was an output.
    pub fn output(&self) -> Option<&O> {
        self.last().ok()
    }

    /// The last answer, if it was an error.
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
            Self::Failure(_) => "what was waited for will not be so",
            Self::TimedOut(_) => "what was waited for is not so in time",
            Self::Call(_) => "a call failed while waiting",
        })?;
        match self.error() {
            Some(error) => write!(f, ": {error}"),
            None => Ok(()),
        }
    }
}

impl<O: fmt::Debug, E: Error + 'static> Error for WaiterError<O, E> {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        self.error().map(|error| error as _)
    }
}
