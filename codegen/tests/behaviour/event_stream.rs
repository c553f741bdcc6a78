//! Sending and receiving of events.

use aws_smithy_http_client::test_util::infallible_client_fn;
use aws_smithy_types::body::SdkBody;
use aws_smithy_types::byte_stream::ByteStream;
use aws_smithy_types::event_stream::{Header, HeaderValue, Message};
use bytes::Bytes;
use feature_event_stream::Client;
use feature_event_stream::config::{
    Builder, Config, Credentials, HttpClient, Region, StalledStreamProtectionConfig, TimeSource,
};
use feature_event_stream::error::{CallErrorKind, Timeout};
use feature_event_stream::primitives::{Blob, DateTime, EventReceiver};
use feature_event_stream::types::{
    Answers, AnswersError, EndEvent, MarkEvent, SoundEvent, TextEvent, Words,
};
use futures_util::{StreamExt, stream};
use http_body::Frame;
use http_body_util::StreamBody;
use std::convert::Infallible;
use std::sync::{Arc, Mutex};
use std::time::{Duration, SystemTime};
use tokio::time::Instant;

/// Returns a client that receives these messages, and the request that it sends.
fn client(answers: Vec<Message>) -> (Client, Arc<Mutex<Option<http::Request<SdkBody>>>>) {
    let seen = Arc::new(Mutex::new(None));
    let body = frames(&answers);
    let place = Arc::clone(&seen);
    let http_client = infallible_client_fn(move |request| {
        *place.lock().expect("a lock") = Some(request);
        http::Response::builder()
            .header("X-Session", "s")
            .body(SdkBody::from(body.clone()))
            .expect("a response")
    });
    (Client::from_conf(config(http_client).build()), seen)
}

fn config(http_client: impl HttpClient + 'static) -> Builder {
    Config::builder()
        .region(Region::new("us-east-1"))
        .credentials_provider(Credentials::new("AKIDEXAMPLE", "secret", None, None, "test"))
        .endpoint_url("https://example.com")
        .http_client(http_client)
}

/// Encodes messages.
fn frames(messages: &[Message]) -> Vec<u8> {
    let mut bytes = Vec::new();
    for message in messages {
        aws_smithy_eventstream::frame::write_message_to(message, &mut bytes).expect("a frame");
    }
    bytes
}

/// Returns a message with string headers.
fn message(headers: &[(&'static str, &'static str)], payload: &'static str) -> Message {
    let headers = headers
        .iter()
        .map(|(name, value)| Header::new(*name, HeaderValue::String((*value).into())))
        .collect();
    Message::new_from_parts(headers, payload)
}

/// Returns the message of an event.
fn event(name: &'static str, payload: &'static str) -> Message {
    message(&[(":message-type", "event"), (":event-type", name)], payload)
}

/// Decodes the messages of a body. Returns each signed message, and the message in it.
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

/// Returns the value of a header.
fn header<'a>(message: &'a Message, name: &str) -> Option<&'a HeaderValue> {
    let mut headers = message.headers().iter();
    headers.find(|header| header.name().as_str() == name).map(Header::value)
}

#[tokio::test]
async fn sent_events_are_signed_one_by_one() {
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
    // An empty message marks the end of the stream.
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
async fn received_events_have_their_types() {
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

/// Receives the events of a body until the stream ends. Errors become text.
async fn received(body: impl Into<Vec<u8>>) -> Vec<Result<Answers, String>> {
    let mut events = EventReceiver::<Answers>::from(body.into());
    let mut found = Vec::new();
    while found.len() < 9 {
        match events.recv().await {
            Ok(Some(event)) => found.push(Ok(event)),
            Ok(None) => break,
            Err(error) => found.push(Err(error.to_string())),
        }
    }
    assert!(matches!(events.recv().await, Ok(None)), "{found:?}");
    found
}

/// Returns the message of an event, and the expected event.
fn hello() -> (Message, Result<Answers, String>) {
    (event("text", "hello"), Ok(Answers::Text(TextEvent::builder().text("hello").build())))
}

#[tokio::test]
async fn receiver_after_a_service_error_ends() {
    let exception = |name, payload| {
        message(&[(":message-type", "exception"), (":exception-type", name)], payload)
    };
    let error =
        message(&[(":message-type", "error"), (":error-code", "Odd"), (":error-message", "o")], "");
    let cases = [
        // The event has another name than its type.
        (exception("tooBusy", r#"{"message":"m","seconds":5}"#), "Answers: Busy: m"),
        (exception("Lost", r#"{"message":"m"}"#), "Answers: Lost: m"),
        (exception("Lost", "plain reason"), "Answers: Lost: plain reason"),
        (exception("Lost", r#""plain reason""#), "Answers: Lost: plain reason"),
        (exception("Lost", ""), "Answers: Lost"),
        (exception("Lost", "[]"), "Answers: Lost"),
        (exception("Other", r#"{"Message":"m"}"#), "Answers: Other: m"),
        (exception("Other", "plain reason"), "Answers: Other: plain reason"),
        (message(&[(":message-type", "exception")], "m"), "Answers: m"),
        (error, "Answers: Odd: o"),
    ];
    for (message, expected) in cases {
        let ((before, event), (after, _)) = (hello(), hello());
        let body = frames(&[before, message, after]);
        assert_eq!(received(body).await, [event, Err(expected.to_owned())]);
    }
}

#[tokio::test]
async fn exception_keeps_its_members_and_has_no_status() {
    let headers = [(":message-type", "exception"), (":exception-type", "tooBusy")];
    let body = frames(&[message(&headers, r#"{"message":"m","seconds":5}"#)]);
    let error = EventReceiver::<Answers>::from(body).recv().await.expect_err("an error");
    assert_eq!(error.metadata().status(), None);
    let AnswersError::Busy(busy) = error else { panic!("{error:?}") };
    assert_eq!((busy.message.as_deref(), busy.seconds), (Some("m"), Some(5)));
}

#[tokio::test]
async fn truncated_exception_shows_no_sensitive_member() {
    let headers = [(":message-type", "exception"), (":exception-type", "tooBusy")];
    for payload in [
        r#"{"message":"m","seconds":5,"secret":"s"#,
        r#" {"secret":1e999,"seconds":5,"message":"m"}"#,
    ] {
        let body = frames(&[message(&headers, payload)]);
        let error = EventReceiver::<Answers>::from(body).recv().await.expect_err("an error");
        assert!(!format!("{error} {error:?}").contains("secret"), "{error}");
        let AnswersError::Busy(busy) = error else { panic!("{error:?}") };
        assert_eq!((busy.message.as_deref(), busy.seconds), (Some("m"), Some(5)));
    }
}

#[tokio::test]
async fn receiver_after_an_invalid_frame_ends() {
    let whole = frames(&[hello().0]);
    let mut damaged = whole.clone();
    *damaged.last_mut().expect("a byte") ^= 1;
    let cases = [
        (damaged, "the response could not be understood"),
        (vec![0; 64], "0 bytes is not a valid length of a message"),
        (vec![0, 0, 0, 5, 1, 2, 3], "5 bytes is not a valid length of a message"),
        (vec![0x7f, 0xff, 0xff, 0xff], "2147483647 bytes is not a valid length of a message"),
        (b"<html>not a stream</html>".to_vec(), "is not a valid length of a message"),
    ];
    let cut = (1..whole.len()).map(|length| (whole[..length].to_vec(), "ends within a message"));
    for (bytes, expected) in cases.into_iter().chain(cut) {
        let is_cut = expected.starts_with("ends");
        let after = if is_cut { Vec::new() } else { whole.clone() };
        let found = received([&whole, &bytes, &after].map(Vec::as_slice).concat()).await;
        let [Ok(_), Err(error)] = found.as_slice() else { panic!("{bytes:?}: {found:?}") };
        assert!(error.contains(expected), "{error}");
    }
    assert_eq!(received([]).await, []);
}

#[tokio::test]
async fn receiver_after_an_invalid_event_continues() {
    let place = Header::new("place", HeaderValue::String("here".into()));
    let cases = [
        (event("mark", "{"), "the JSON of the event is invalid at line 1 column 1"),
        (event("mark", "{}").add_header(place), "the header `place` of the event does not have the type that the model gives it"),
        (message(&[(":message-type", "event")], ""), "the message has no header `:event-type`"),
        (message(&[], ""), "the message has no header `:message-type`"),
        (message(&[(":message-type", "odd")], ""), "\"odd\" is not a message type"),
    ];
    for (message, expected) in cases {
        let (after, event) = hello();
        let error = format!("Answers: the response could not be understood: {expected}");
        assert_eq!(received(frames(&[message, after])).await, [Err(error), event]);
    }
}

/// A clock that follows the paused time of tokio.
#[derive(Debug)]
struct Clock(Instant);

impl TimeSource for Clock {
    fn now(&self) -> SystemTime {
        SystemTime::UNIX_EPOCH + self.0.elapsed()
    }
}

/// Returns a client of a service that sends two events an hour apart.
fn client_of_a_silent_service() -> Client {
    let http_client = infallible_client_fn(|_| {
        let events = stream::iter([0, 1]).then(|number| async move {
            tokio::time::sleep(Duration::from_secs(3600) * number).await;
            Ok::<_, Infallible>(Frame::data(Bytes::from(frames(&[hello().0]))))
        });
        http::Response::new(SdkBody::from_body_1_x(StreamBody::new(events)))
    });
    let config = config(http_client).time_source(Clock(Instant::now()));
    let protection = StalledStreamProtectionConfig::enabled().build();
    Client::from_conf(config.stalled_stream_protection(protection).build())
}

#[tokio::test(start_paused = true)]
async fn silent_event_stream_is_not_stalled() {
    let client = client_of_a_silent_service();
    let mut output = client.talk().words(stream::pending()).send().await.expect("an output");
    for _ in 0..2 {
        assert_eq!(output.answers.recv().await.expect("no error"), hello().1.ok());
    }
    assert!(output.answers.recv().await.expect("no error").is_none());
}

#[tokio::test(start_paused = true)]
async fn silent_event_stream_with_protection_per_call_is_stalled() {
    let client = client_of_a_silent_service();
    let protection = StalledStreamProtectionConfig::enabled().build();
    let settings = Config::builder().stalled_stream_protection(protection);
    let call = client.talk().words(stream::empty()).customize().config_override(settings);
    let mut output = call.send().await.expect("an output");
    output.answers.recv().await.expect("an event");
    let error = output.answers.recv().await.expect_err("an error");
    let AnswersError::Failed(error) = error else { panic!("{error:?}") };
    assert_eq!(error.kind(), CallErrorKind::TimedOut(Timeout::StalledStream));
    assert!(output.answers.recv().await.expect("no error").is_none());
}
