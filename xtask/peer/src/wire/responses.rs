//! Comparison of the outcomes that both clients return for random responses.

use crate::strategies::Any;
use crate::wire::cases;
use crate::wire::clients::Clients;
use crate::wire::connector::Response;
use crate::wire::mutate::mutate;
use crate::wire::peer::Peer;
use crate::wire::requests::inputs;
use ivschat::types::error as errors;
use proptest::prelude::{BoxedStrategy, Just, Strategy};
use proptest::sample::select;
use serde_json::{Value, json};

/// Compares the outcomes of an operation, and returns the number of differences: 0 or 1.
pub fn compare<I: Peer>(clients: &Clients, cases: u32) -> u32
where
    I::Output: Any + serde::Serialize,
{
    let label = format!("{}: parsed responses", I::NAME);
    let responses = proptest::prop_oneof![3 => success::<I>(), 1 => error()];
    cases::compare(&label, cases, &(inputs::<I>(), responses), |(input, response)| {
        let body = response.body.clone();
        clients.connector.answer_with(response);
        let ours = input.clone().call_ours(clients);
        let theirs = input.call_theirs(clients);
        let agree = clients.differences.agree(&ours, &theirs, &body);
        proptest::prop_assert!(agree, "ours: {ours:?}, theirs: {theirs:?}");
        Ok(())
    })
}

/// Returns valid values of a type, as JSON.
fn json_of<T: Any + serde::Serialize>() -> BoxedStrategy<Value> {
    T::any().prop_map(|value| serde_json::to_value(value).expect("JSON")).boxed()
}

/// Returns responses with an output of the operation.
fn success<I: Peer>() -> BoxedStrategy<Response>
where
    I::Output: Any + serde::Serialize,
{
    let empty = Just(String::new());
    let body = mutate(json_of::<I::Output>()).prop_map(|body| body.to_string());
    (proptest::prop_oneof![20 => body, 1 => empty], request_id())
        .prop_map(|(body, id)| Response {
            status: 200,
            headers: id.map(|id| ("x-amzn-requestid", id)).into_iter().collect(),
            body,
        })
        .boxed()
}

fn request_id() -> impl Strategy<Value = Option<String>> {
    proptest::option::of("[a-z0-9-]{1,8}")
}

/// Returns responses with an error: any error of the model, not only those of the operation, or an
/// unknown one.
fn error() -> BoxedStrategy<Response> {
    let errors = proptest::prop_oneof![
        named("AccessDeniedException", json_of::<errors::AccessDeniedException>()),
        named("ConflictException", json_of::<errors::ConflictException>()),
        named("InternalServerException", json_of::<errors::InternalServerException>()),
        named("PendingVerification", json_of::<errors::PendingVerification>()),
        named("ResourceNotFoundException", json_of::<errors::ResourceNotFoundException>()),
        named("ServiceQuotaExceededException", json_of::<errors::ServiceQuotaExceededException>()),
        named("ThrottlingException", json_of::<errors::ThrottlingException>()),
        named("ValidationException", json_of::<errors::ValidationException>()),
        named("TeapotException", json_of::<errors::AccessDeniedException>()),
    ];
    let places = select(vec!["header", "code", "__type", "nowhere"]);
    let spellings = select(vec!["{}", "com.amazonaws.ivschat#{}", "{}:http://internal/"]);
    let statuses = select(vec![400, 402, 403, 404, 409, 418, 429, 500, 503]);
    (errors, places, spellings, statuses, request_id())
        .prop_map(|((code, mut body), place, spelling, status, id)| {
            let code = spelling.replace("{}", code);
            let mut headers: Vec<_> = id.map(|id| ("x-amzn-requestid", id)).into_iter().collect();
            match (place, &mut body) {
                ("header", _) => headers.push(("x-amzn-errortype", code)),
                ("nowhere", _) => {}
                (place, Value::Object(members)) => {
                    members.insert(place.to_owned(), json!(code));
                }
                _ => {}
            }
            Response { status, headers, body: body.to_string() }
        })
        .boxed()
}

/// Returns a code with mutated bodies.
fn named(code: &'static str, bodies: BoxedStrategy<Value>) -> BoxedStrategy<(&'static str, Value)> {
    mutate(bodies).prop_map(move |body| (code, body)).boxed()
}
