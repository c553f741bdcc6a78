//! Comparison of the requests that both clients send for random inputs.

use crate::strategies::Any;
use crate::wire::cases;
use crate::wire::clients::Clients;
use crate::wire::connector::{Request, Response};
use crate::wire::peer::Peer;
use proptest::prelude::{BoxedStrategy, Strategy};
use proptest::test_runner::TestCaseError;

/// Compares the requests of an operation, and returns the number of differences: 0 or 1.
pub fn compare<I: Peer>(clients: &Clients, cases: u32) -> u32
where
    I::Output: Any + serde::Serialize,
{
    clients.connector.answer_with(Response::default());
    clients.connector.take_request();
    let label = format!("{}: requests", I::NAME);
    cases::compare(&label, cases, &inputs::<I>(), |input| {
        input.clone().call_ours(clients);
        let ours = clients.connector.take_request();
        input.call_theirs(clients);
        let theirs = clients.connector.take_request();
        match (ours, theirs) {
            (None, None) => Ok(()),
            (Some(ours), Some(theirs)) => assert_same(&ours, &theirs),
            (ours, theirs) => Err(TestCaseError::fail(format!(
                "only one client sent a request: {:?}, {:?}",
                ours.map(|request| request.uri),
                theirs.map(|request| request.uri)
            ))),
        }
    })
}

/// Returns inputs that both clients can send. The official client cannot send unknown variants of
/// unions, and ours rejects the labels `.` and `..`, which a path cannot express.
pub fn inputs<I: Any + serde::Serialize>() -> BoxedStrategy<I> {
    const UNSENT: [&str; 3] = ["OfTheFuture", r#":".""#, r#":"..""#];
    let is_sent = |input: &I| {
        let json = serde_json::to_string(input).expect("JSON");
        !UNSENT.iter().any(|text| json.contains(text))
    };
    I::any().prop_filter("an input that one client does not send", is_sent).boxed()
}

fn assert_same(ours: &Request, theirs: &Request) -> Result<(), TestCaseError> {
    proptest::prop_assert_eq!(&ours.method, &theirs.method);
    proptest::prop_assert_eq!(&ours.uri, &theirs.uri);
    let headers = |request: &Request| request.headers.keys().cloned().collect::<Vec<_>>();
    proptest::prop_assert_eq!(headers(ours), headers(theirs));
    proptest::prop_assert_eq!(ours.signature("SignedHeaders"), theirs.signature("SignedHeaders"));
    proptest::prop_assert_eq!(ours.header("content-type"), theirs.header("content-type"));
    proptest::prop_assert_eq!(ours.json(), theirs.json());
    if ours.body == theirs.body {
        proptest::prop_assert_eq!(ours, theirs);
    }
    Ok(())
}
