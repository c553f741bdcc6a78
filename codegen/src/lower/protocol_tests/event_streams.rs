//! The protocol tests of operations with event streams.

use super::{Tests, docs, expected_body, expected_request};
use crate::ir::{
    EventHeaderValue, EventMessage, EventStreamTest, ExpectedMessage, ExpectedRequest, Operation,
    Sample, SentEvent, SentEvents, StreamBody, StreamOutcome, StreamResponse, Structure,
    TimestampFormat, Type,
};
use crate::lower::types::timestamp::timestamp;
use crate::smithy::Traits;
use crate::smithy::traits::protocol_tests::{
    self, EventStreamTests, EventTest, EventType, ResponseTest, TestExpectation,
};
use base64::prelude::{BASE64_STANDARD, Engine};
use proc_macro2::Ident;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// The fields that a test sets, with their values.
type Fields = Vec<(Ident, Sample)>;

/// The reason why a test cannot be expressed in Rust.
type Problem = &'static str;

impl Tests<'_> {
    /// Adds the tests of an operation.
    pub(crate) fn event_streams(&mut self, traits: &Traits, operation: &Operation) {
        let tests = traits.get().map(|EventStreamTests(tests)| tests);
        for test in tests.unwrap_or_default() {
            if !self.is_wanted(&test.id, &test.protocol, test.applies_to) {
                continue;
            }
            match self.event_stream(&test, operation) {
                Ok(test) => self.found.event_streams.push(test),
                Err(problem) => self.refuse(&test.id, problem),
            }
        }
    }

    fn event_stream(
        &mut self,
        test: &protocol_tests::EventStreamTest,
        operation: &Operation,
    ) -> Result<EventStreamTest, Problem> {
        let stream = operation.input.stream().map(|member| member.ident.clone());
        let input = self.input(operation, &test.initial_request_params)?;
        Ok(EventStreamTest {
            input: input.into_iter().filter(|(field, _)| Some(field) != stream.as_ref()).collect(),
            request: test
                .initial_request
                .as_ref()
                .map(|request| initial_request(test, request))
                .transpose()?,
            sent: self.sent(test, operation)?,
            response: self.response(test, operation)?,
            ident: self.ident(&test.id),
            docs: docs(&test.id, test.documentation.clone()),
            call: operation.ident.clone(),
            module: operation.input.module.clone(),
            id: test.id.clone(),
        })
    }

    fn input(&self, operation: &Operation, params: &Value) -> Result<Fields, Problem> {
        match params {
            Value::Null => self
                .samples
                .required(&operation.input)
                .ok_or("the operation has no example of an input"),
            params => self.initial(&operation.input, params),
        }
    }

    fn initial(&self, structure: &Structure, params: &Value) -> Result<Fields, Problem> {
        self.samples
            .fields(structure, params)
            .ok_or("the initial parameters do not fit the members")
    }

    fn sent(
        &self,
        test: &protocol_tests::EventStreamTest,
        operation: &Operation,
    ) -> Result<Option<SentEvents>, Problem> {
        let mut events = of_type(test, EventType::Request).peekable();
        let stream = operation.input.stream().and_then(|member| match &member.ty {
            Type::EventSender(stream) => Some((&member.ident, stream)),
            _ => None,
        });
        let Some((field, stream)) = stream else {
            let problem = "the input has no event stream";
            return events.peek().map_or(Ok(None), |_| Err(problem));
        };
        let events = events.map(|event| {
            let params = event.params.as_ref().ok_or("a sent event has no parameters")?;
            let value = self
                .samples
                .event(stream, params)
                .ok_or("an event does not fit the event stream")?;
            Ok((value, expected_message(event)?))
        });
        Ok(Some(SentEvents { field: field.clone(), events: events.collect::<Result<_, _>>()? }))
    }

    /// Lowers the response. Returns `None` if the test has only a request.
    fn response(
        &self,
        test: &protocol_tests::EventStreamTest,
        operation: &Operation,
    ) -> Result<Option<StreamResponse>, Problem> {
        let events: Vec<_> = of_type(test, EventType::Response).collect();
        let is_success = matches!(test.expectation, TestExpectation::Success {});
        if is_success && test.initial_response.is_none() && events.is_empty() {
            return Ok(None);
        }
        let nothing = Map::from_iter([("code".to_owned(), Value::from(200))]);
        let response: ResponseTest =
            initial(test, test.initial_response.as_ref().unwrap_or(&nothing))?;
        Ok(Some(StreamResponse {
            status: response.code,
            headers: response.headers.into_iter().collect(),
            body: match events.is_empty() {
                true => StreamBody::Text(response.body),
                false => StreamBody::Messages(
                    events.iter().map(|event| message(event)).collect::<Result<_, _>>()?,
                ),
            },
            outcome: self.outcome(test, &events, operation)?,
        }))
    }

    fn outcome(
        &self,
        test: &protocol_tests::EventStreamTest,
        events: &[&EventTest],
        operation: &Operation,
    ) -> Result<StreamOutcome, Problem> {
        let stream = operation.output.stream().and_then(|member| match &member.ty {
            Type::EventReceiver(stream) => Some((member.ident.clone(), stream.clone())),
            _ => None,
        });
        if let TestExpectation::Failure(failure) = &test.expectation {
            let error = |id: &String| {
                let id = self.lowering.closure.errors.iter().find(|error| error.to_string() == *id);
                id.map(|id| self.lowering.symbols.type_ident(id))
                    .ok_or("the service does not have the expected error")
            };
            return Ok(StreamOutcome::Error {
                stream: stream.map(|(field, _)| field),
                error: failure.error_id.as_ref().map(error).transpose()?,
            });
        }
        let params = Some(&test.initial_response_params).filter(|params| !params.is_null());
        let fields = params.map(|params| self.initial(&operation.output, params)).transpose()?;
        let event = |event: &&EventTest| match (&event.params, &stream) {
            (None, _) => Ok(None),
            (Some(params), Some((_, stream))) => match self.samples.event(stream, params) {
                Some(SentEvent::Event(event)) => Ok(Some(event)),
                _ => Err("an event does not fit the event stream"),
            },
            (Some(_), None) => Err("the output has no event stream"),
        };
        Ok(StreamOutcome::Output {
            structure: operation.output.ident.clone(),
            fields: fields.map(|fields| {
                fields.into_iter().filter(|(_, sample)| *sample != Sample::NoEvents).collect()
            }),
            events: events.iter().map(event).collect::<Result<_, _>>()?,
            stream,
        })
    }
}

fn of_type(
    test: &protocol_tests::EventStreamTest,
    event_type: EventType,
) -> impl Iterator<Item = &EventTest> {
    test.events.iter().filter(move |event| event.r#type == event_type)
}

fn initial_request(
    test: &protocol_tests::EventStreamTest,
    request: &Map<String, Value>,
) -> Result<ExpectedRequest, Problem> {
    initial(test, request).map(expected_request)
}

/// Parses an initial message. It has the members of an HTTP test, without `id` and `protocol`.
fn initial<T: DeserializeOwned>(
    test: &protocol_tests::EventStreamTest,
    message: &Map<String, Value>,
) -> Result<T, Problem> {
    let mut message = message.clone();
    message.insert("id".to_owned(), Value::from(test.id.as_str()));
    message.insert("protocol".to_owned(), Value::from(test.protocol.as_str()));
    serde_json::from_value(message.into()).map_err(|_| "the initial messages are not HTTP messages")
}

fn expected_message(event: &EventTest) -> Result<ExpectedMessage, Problem> {
    Ok(ExpectedMessage {
        headers: headers(&event.headers)?,
        required_headers: event.require_headers.clone(),
        forbidden_headers: event.forbid_headers.clone(),
        body: expected_body(event.body.clone(), event.body_media_type.as_deref()),
        bytes: event.bytes.as_deref().map(base64).transpose()?,
    })
}

fn message(event: &EventTest) -> Result<EventMessage, Problem> {
    Ok(match &event.bytes {
        Some(bytes) => EventMessage::Bytes(base64(bytes)?),
        None => {
            let body = event.body.clone().unwrap_or_default();
            EventMessage::Parts(headers(&event.headers)?, body)
        }
    })
}

fn headers(
    headers: &BTreeMap<String, protocol_tests::EventHeaderValue>,
) -> Result<Vec<(String, EventHeaderValue)>, Problem> {
    headers.iter().map(|(name, value)| Ok((name.clone(), header_value(value)?))).collect()
}

fn header_value(value: &protocol_tests::EventHeaderValue) -> Result<EventHeaderValue, Problem> {
    use protocol_tests::EventHeaderValue as Value;
    Ok(match value {
        Value::Boolean(value) => EventHeaderValue::Bool(*value),
        Value::Byte(value) => EventHeaderValue::Byte(*value),
        Value::Short(value) => EventHeaderValue::Short(*value),
        Value::Integer(value) => EventHeaderValue::Int(*value),
        Value::Long(value) => EventHeaderValue::Long(*value),
        Value::Blob(value) => EventHeaderValue::Blob(base64(value)?),
        Value::String(value) => EventHeaderValue::Text(value.clone()),
        Value::Timestamp(value) => {
            let (seconds, nanos) = timestamp(value, TimestampFormat::EpochSeconds)
                .ok_or("a header is not a timestamp")?;
            EventHeaderValue::Timestamp(seconds, nanos)
        }
    })
}

fn base64(text: &str) -> Result<Vec<u8>, Problem> {
    BASE64_STANDARD.decode(text).map_err(|_| "the bytes are not base64")
}
