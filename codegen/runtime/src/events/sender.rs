//! Sent events.

use super::Event;
use crate::json::error_correction::ErrorCorrection;
use futures_core::Stream;
use std::fmt;
use std::pin::Pin;
use std::task::{Context, Poll};

/// The events to send. Any stream of events converts into a sender.
pub struct EventSender<E: Event>(
    #[cfg_attr(not(feature = "client"), allow(dead_code, reason = "only the client sends"))]
    pub(super) Option<Events<E>>,
);

/// The events in the form that the runtime crates expect.
pub(super) type Events<E> =
    Pin<Box<dyn Stream<Item = Result<E, <E as Event>::Error>> + Send + Sync>>;

impl<E: Event> EventSender<E> {
    /// Creates a sender of a stream that may contain errors. The first error is sent to the service
    /// and ends the stream.
    pub fn with_errors<S>(events: S) -> Self
    where
        S: Stream<Item = Result<E, E::Error>> + Send + Sync + 'static,
    {
        EventSender(Some(Box::pin(events)))
    }
}

impl<E, S> From<S> for EventSender<E>
where
    E: Event,
    S: Stream<Item = E> + Send + Sync + 'static,
{
    fn from(events: S) -> Self {
        EventSender::with_errors(WithoutErrors(Box::pin(events)))
    }
}

/// A sender without events.
impl<E: Event> Default for EventSender<E> {
    fn default() -> Self {
        EventSender(None)
    }
}

impl<E: Event> ErrorCorrection for EventSender<E> {
    fn error_corrected() -> Self {
        Self::default()
    }
}

impl<E: Event> fmt::Debug for EventSender<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("EventSender")
    }
}

struct WithoutErrors<S>(Pin<Box<S>>);

impl<E: Event, S: Stream<Item = E>> Stream for WithoutErrors<S> {
    type Item = Result<E, E::Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.0.as_mut().poll_next(context).map(|event| event.map(Ok))
    }
}
