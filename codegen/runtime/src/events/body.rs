//! Event streams as bodies of requests. If the request is signed, each event has a signature that
//! depends on the previous one.

use super::sender::Events;
use super::{Event, EventError, EventSender, Message};
use aws_smithy_eventstream::error::Error;
use aws_smithy_eventstream::frame::{DeferredSigner, MarshallMessage};
use aws_smithy_http::event_stream::MessageStreamAdapter;
use aws_smithy_types::body::SdkBody;
use aws_smithy_types::config_bag::ConfigBag;
use futures_core::Stream;
use http_body_util::StreamBody;
use std::fmt;
use std::pin::Pin;
use std::task::{Context, Poll};

impl<E: Event> EventSender<E> {
    /// Converts the events into a body. The signer of the request passes the signer of the events
    /// through `config`.
    pub(crate) fn into_body(self, config: &mut ConfigBag) -> SdkBody {
        let (signer, sender) = DeferredSigner::new();
        config.interceptor_state().store_put(sender);
        let (events, errors) = (Marshaller(E::write), Marshaller(E::write_error));
        let stream = Box::pin(UntilError(self.0));
        let messages = MessageStreamAdapter::new(events, errors, signer, stream);
        SdkBody::from_body_1_x(StreamBody::new(messages))
    }
}

/// Events up to the first error.
struct UntilError<E: Event>(Option<Events<E>>);

impl<E: Event> Stream for UntilError<E> {
    type Item = Result<E, E::Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let Some(events) = &mut self.0 else { return Poll::Ready(None) };
        let next = events.as_mut().poll_next(context);
        if matches!(next, Poll::Ready(None | Some(Err(_)))) {
            self.0 = None;
        }
        next
    }
}

/// A marshaller that calls a function.
struct Marshaller<T>(fn(&T) -> Result<Message, EventError>);

impl<T> fmt::Debug for Marshaller<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Marshaller")
    }
}

impl<T> MarshallMessage for Marshaller<T> {
    type Input = T;

    fn marshall(&self, input: T) -> Result<Message, Error> {
        (self.0)(&input).map_err(|error| Error::marshalling(error.to_string()))
    }
}
