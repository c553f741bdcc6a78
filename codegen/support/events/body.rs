//! Events as the body of a request, each with a signature that follows from the one before if the
//! request is signed.

use super::{Event, EventError, EventSender, Message};
use aws_smithy_eventstream::error::Error;
use aws_smithy_eventstream::frame::{DeferredSigner, MarshallMessage};
use aws_smithy_http::event_stream::MessageStreamAdapter;
use aws_smithy_types::body::SdkBody;
use aws_smithy_types::config_bag::ConfigBag;
use http_body_util::StreamBody;
use std::fmt;
use std::marker::PhantomData;

impl<E: Event> EventSender<E> {
    /// The body. What signs the request leaves behind what signs the events.
    pub(crate) fn into_body(self, config: &mut ConfigBag) -> SdkBody {
        let (signer, sender) = DeferredSigner::new();
        config.interceptor_state().store_put(sender);
        let events = Marshaller::<E>(PhantomData);
        let errors = Marshaller::<EventError>(PhantomData);
        let messages = MessageStreamAdapter::new(events, errors, signer, self.0);
        SdkBody::from_body_1_x(StreamBody::new(messages))
    }
}

struct Marshaller<T>(PhantomData<fn() -> T>);

impl<T> fmt::Debug for Marshaller<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Marshaller")
    }
}

impl<E: Event> MarshallMessage for Marshaller<E> {
    type Input = E;

    fn marshall(&self, event: E) -> Result<Message, Error> {
        event.write().map_err(|error| Error::marshalling(error.to_string()))
    }
}

// The stream of a sender has no errors.
impl MarshallMessage for Marshaller<EventError> {
    type Input = EventError;

    fn marshall(&self, error: EventError) -> Result<Message, Error> {
        Err(Error::marshalling(error.to_string()))
    }
}
