//! Events that are sent.

use super::{Event, EventError};
use crate::json::missing::Missing;
use futures_core::Stream;
use std::fmt;
use std::pin::Pin;
use std::task::{Context, Poll};

/// Events to send: any stream of them becomes one.
pub struct EventSender<E>(pub(super) Events<E>);

/// The events, in the form in which the runtime crates take them.
pub(super) type Events<E> = Pin<Box<dyn Stream<Item = Result<E, EventError>> + Send + Sync>>;

impl<E, S> From<S> for EventSender<E>
where
    E: Event,
    S: Stream<Item = E> + Send + Sync + 'static,
{
    fn from(events: S) -> Self {
        EventSender(Box::pin(Source(Some(Box::pin(events)))))
    }
}

/// No events.
impl<E: Event> Default for EventSender<E> {
    fn default() -> Self {
        EventSender(Box::pin(Source::<E>(None)))
    }
}

impl<E: Event> Missing for EventSender<E> {
    fn missing() -> Self {
        Self::default()
    }
}

impl<E> fmt::Debug for EventSender<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("EventSender")
    }
}

struct Source<E>(Option<Pin<Box<dyn Stream<Item = E> + Send + Sync>>>);

impl<E> Stream for Source<E> {
    type Item = Result<E, EventError>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        match &mut self.0 {
            Some(events) => events.as_mut().poll_next(context).map(|event| event.map(Ok)),
            None => Poll::Ready(None),
        }
    }
}
