//! Random inputs go through both clients, and the requests are the same.

use crate::strategies::Any;
use crate::wire::both::Both;
use crate::wire::cases;
use crate::wire::connector::{Request, Response};
use crate::wire::operations::Peer;
use proptest::prelude::{BoxedStrategy, Strategy};
use proptest::test_runner::TestCaseError;

/// Compares the requests of an operation, and returns how many differences were found: none or one.
pub fn compare<I: Peer>(both: &Both, cases: u32) -> u32
where
    I::Output: Any + serde::Serialize,
{
    both.connector.answer_with(Response::default());
    both.connector.take_request();
    let what = format!("{}: requests", I::NAME);
    cases::differences(&what, cases, &inputs::<I>(), |input| {
        input.clone().call_ours(both);
        let ours = both.connector.take_request();
        input.call_theirs(both);
        let theirs = both.connector.take_request();
        match (ours, theirs) {
            (None, None) => Ok(()),
            (Some(ours), Some(theirs)) => same(&ours, &theirs),
            (ours, theirs) => Err(TestCaseError::fail(format!(
                "one is not sent: {:?}, {:?}",
                ours.map(|request| request.uri),
                theirs.map(|request| request.uri)
            ))),
        }
    })
}

/// Returns inputs that both clients send. The official client has no members of unions that it does
/// not know, and ours refuses labels that a path cannot express.
pub fn inputs<I: Any + serde::Serialize>() -> BoxedStrategy<I> {
    const UNSENT: [&str; 3] = ["OfTheFuture", r#":".""#, r#":"..""#];
    let is_sent = |input: &I| {
        let json = serde_json::to_string(input).expect("JSON");
        !UNSENT.iter().any(|text| json.contains(text))
    };
    I::any().prop_filter("an input that one client does not send", is_sent).boxed()
}

fn same(ours: &Request, theirs: &Request) -> Result<(), TestCaseError> {
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
