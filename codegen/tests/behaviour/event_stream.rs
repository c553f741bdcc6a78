//! What event streams carry.

use aws_smithy_http_client::test_util::infallible_client_fn;
use aws_smithy_types::body::SdkBody;
use aws_smithy_types::byte_stream::ByteStream;
use aws_smithy_types::event_stream::{Header, HeaderValue, Message};
use feature_event_stream::Client;
use feature_event_stream::config::{Config, Credentials, Region};
use feature_event_stream::primitives::{Blob, DateTime};
use feature_event_stream::types::{
    Answers, AnswersError, EndEvent, MarkEvent, SoundEvent, TextEvent, Words,
};
use futures_util::stream;
use std::sync::{Arc, Mutex};

/// A client that is answered with these messages, and the request that it makes.
fn client(answers: Vec<Message>) -> (Client, Arc<Mutex<Option<http::Request<SdkBody>>>>) {
    let seen = Arc::new(Mutex::new(None));
    let mut body = Vec::new();
    for answer in &answers {
        aws_smithy_eventstream::frame::write_message_to(answer, &mut body).expect("a frame");
    }
    let place = Arc::clone(&seen);
    let http_client = infallible_client_fn(move |request| {
        *place.lock().expect("a lock") = Some(request);
        http::Response::builder()
            .header("X-Session", "s")
            .body(SdkBody::from(body.clone()))
            .expect("a response")
    });
    let config = Config::builder()
        .region(Region::new("us-east-1"))
        .credentials_provider(Credentials::new("AKIDEXAMPLE", "secret", None, None, "test"))
        .endpoint_url("https://example.com")
        .http_client(http_client)
        .build();
    (Client::from_conf(config), seen)
}

fn message(headers: &[(&'static str, &'static str)], payload: &'static str) -> Message {
    let headers = headers
        .iter()
        .map(|(name, value)| Header::new(*name, HeaderValue::String((*value).into())))
        .collect();
    Message::new_from_parts(headers, payload)
}

fn event(name: &'static str, payload: &'static str) -> Message {
    message(&[(":message-type", "event"), (":event-type", name)], payload)
}

/// The messages of a body: what the signatures are around.
async fn sent(body: SdkBody) -> Vec<(Message, Option<Message>)> {
    let bytes = ByteStream::new(body).collect().await.expect("a body").into_bytes();
    let mut rest = &bytes[..];
    let mut messages = Vec::new();
    while !rest.is_empty() {
        let outer = aws_smithy_eventstream::frame::read_message_from(&mut rest).expect("a frame");
        let mut inner = &outer.payload()[..];
        let inner = (!inner.is_empty()).then(|| {
            aws_smithy_eventstream::frame::read_message_from(&mut inner).expect("a frame")
        });
        messages.push((outer, inner));
    }
    messages
}

fn header<'a>(message: &'a Message, name: &str) -> Option<&'a HeaderValue> {
    let mut headers = message.headers().iter();
    headers.find(|header| header.name().as_str() == name).map(Header::value)
}

#[tokio::test]
async fn events_are_sent_each_with_a_signature_of_its_own() {
    let (client, seen) = client(Vec::new());
    let words = stream::iter([
        Words::Text(TextEvent::builder().text("hello").language("en").build()),
        Words::Sound(
            SoundEvent::builder()
                .number(7)
                .bytes(Blob::new(b"beep"))
                .loud(true)
                .at(DateTime::from_secs(1))
                .build(),
        ),
        Words::Mark(MarkEvent::builder().name("here").place(5).build()),
        Words::End(EndEvent::builder().build()),
    ]);
    client.talk().room("r").words(words).send().await.expect("an output");

    let request = seen.lock().expect("a lock").take().expect("a request");
    assert_eq!(request.headers()["content-type"], "application/vnd.amazon.eventstream");
    assert_eq!(request.headers()["x-room"], "r");
    assert!(request.headers().contains_key("authorization"));
    let messages = sent(request.into_body()).await;
    for (outer, _) in &messages {
        assert!(header(outer, ":chunk-signature").is_some(), "{outer:?}");
        assert!(header(outer, ":date").is_some(), "{outer:?}");
    }
    // The last one says that there are no more.
    assert!(messages.last().expect("messages").1.is_none());
    let messages: Vec<_> = messages.into_iter().filter_map(|(_, inner)| inner).collect();
    let names: Vec<_> = messages.iter().map(|message| header(message, ":event-type")).collect();
    let text = |text: &'static str| Some(HeaderValue::String(text.into()));
    assert_eq!(
        names,
        [text("text"), text("sound"), text("mark"), text("end")].each_ref().map(Option::as_ref)
    );

    assert_eq!(&messages[0].payload()[..], b"hello");
    assert_eq!(header(&messages[0], "language"), text("en").as_ref());
    assert_eq!(header(&messages[0], ":content-type"), text("text/plain").as_ref());
    assert_eq!(&messages[1].payload()[..], b"beep");
    assert_eq!(header(&messages[1], "loud"), Some(&HeaderValue::Bool(true)));
    assert_eq!(header(&messages[1], "number"), Some(&HeaderValue::Int32(7)));
    assert_eq!(header(&messages[1], "at"), Some(&HeaderValue::Timestamp(DateTime::from_secs(1))));
    assert_eq!(&messages[2].payload()[..], br#"{"name":"here"}"#);
    assert_eq!(header(&messages[2], "place"), Some(&HeaderValue::Int64(5)));
    assert!(messages[3].payload().is_empty());
}

#[tokio::test]
async fn events_are_received_one_by_one() {
    let place = Header::new("place", HeaderValue::Int64(3));
    let (client, _) = client(vec![
        event("initial-response", "{}"),
        event("text", "hello"),
        event("mark", r#"{"name":"here"}"#).add_header(place),
        event("note", r#"{"text":"n"}"#),
        event("future", "?"),
    ]);
    let mut output = client.talk().words(stream::empty()).send().await.expect("an output");
    assert_eq!(output.session.as_deref(), Some("s"));
    let mut events = Vec::new();
    while let Some(event) = output.answers.recv().await.expect("an event") {
        events.push(event);
    }
    assert_eq!(events[0], Answers::Text(TextEvent::builder().text("hello").build()));
    assert_eq!(events[1], Answers::Mark(MarkEvent::builder().name("here").place(3).build()));
    assert!(matches!(&events[2], Answers::Note(event) if event.note.is_some()), "{events:?}");
    let Answers::Unknown(unknown) = &events[3] else { panic!("{events:?}") };
    assert_eq!((unknown.name(), unknown.payload()), ("future", b"?".as_slice()));
    assert_eq!(events.len(), 4);
}

#[tokio::test]
async fn errors_end_a_stream() {
    let exception = |name| {
        message(
            &[(":message-type", "exception"), (":exception-type", name)],
            r#"{"message":"m","seconds":5}"#,
        )
    };
    let other =
        message(&[(":message-type", "error"), (":error-code", "Odd"), (":error-message", "o")], "");
    // The first goes by another name in the stream.
    let (client, _) = client(vec![exception("tooBusy"), exception("Lost"), other]);
    let mut output = client.talk().words(stream::empty()).send().await.expect("an output");
    let busy = output.answers.recv().await.expect_err("an error");
    let AnswersError::Busy(busy) = busy else { panic!("{busy:?}") };
    assert_eq!((busy.message.as_deref(), busy.seconds), (Some("m"), Some(5)));
    let lost = output.answers.recv().await.expect_err("an error");
    assert!(lost.is_lost(), "{lost}");
    let odd = output.answers.recv().await.expect_err("an error");
    assert_eq!((odd.code(), odd.message()), (Some("Odd"), Some("o")));
}

#[tokio::test]
async fn a_stream_that_breaks_off_is_no_end() {
    let mut body = Vec::new();
    let whole = event("text", "hello");
    aws_smithy_eventstream::frame::write_message_to(&whole, &mut body).expect("a frame");
    for length in 1..body.len() {
        let body = body[..length].to_vec();
        let mut events = feature_event_stream::primitives::EventReceiver::<Answers>::from(body);
        let error = events.recv().await.expect_err("an error");
        assert!(error.to_string().contains("ends within a message"), "{error}");
    }
    let mut damaged = body.clone();
    *damaged.last_mut().expect("a byte") ^= 1;
    let mut events = feature_event_stream::primitives::EventReceiver::<Answers>::from(damaged);
    assert!(events.recv().await.is_err());
}
