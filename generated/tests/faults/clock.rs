//! Clock skew between client and service.

use crate::support::{Reply, Server};
use crate::{error, get_room, persistent};
use aws_smithy_types::DateTime;
use aws_smithy_types::date_time::Format;
use serde_json::json;
use std::time::SystemTime;

const HOUR: i64 = 3600;

fn now() -> i64 {
    DateTime::from(SystemTime::now()).secs()
}

/// Returns the reply of a service whose clock is this many seconds ahead.
fn ahead(reply: Reply, seconds: i64) -> Reply {
    let time = DateTime::from_secs(now() + seconds);
    reply.header("date", time.fmt(Format::HttpDate).unwrap())
}

fn refusal(code: &str) -> Reply {
    Reply::new(403, "{}").header("x-amzn-errortype", code)
}

/// Returns how many hours ahead of this machine each request was signed.
fn hours_ahead(server: &Server) -> Vec<i64> {
    let hours = |request: &crate::support::Request| {
        request.check_signature();
        let date = request.header("x-amz-date");
        let parts = [&date[..4], "-", &date[4..6], "-", &date[6..11], ":", &date[11..13], ":"];
        let date = parts.concat() + &date[13..];
        let time = DateTime::from_str(&date, Format::DateTime).unwrap().secs();
        (time - now() + HOUR / 2).div_euclid(HOUR)
    };
    server.requests().iter().map(hours).collect()
}

#[tokio::test]
async fn request_with_skewed_clock_is_retried_with_the_time_of_the_service() {
    for code in ["InvalidSignatureException", "RequestTimeTooSkewed"] {
        for hours in [-30, 5] {
            let fine = ahead(Reply::json(json!({})), hours * HOUR);
            let server = Server::start([ahead(refusal(code), hours * HOUR), fine]).await;
            let client = persistent(server.config());
            get_room(&client).await.unwrap();
            assert_eq!(hours_ahead(&server), [0, hours], "{code}");
            // The client remembers the skew.
            get_room(&client).await.unwrap();
            assert_eq!(hours_ahead(&server), [0, hours, hours], "{code}");
        }
    }
}

#[tokio::test]
async fn invalid_signature_without_clock_skew_is_not_retried() {
    let server = Server::start([ahead(refusal("InvalidSignatureException"), 60)]).await;
    let error = error(get_room(&persistent(server.config()))).await;
    assert_eq!(error.to_string(), "GetRoom: InvalidSignatureException (HTTP 403)");
    assert_eq!(server.requests().len(), 1);
}

#[tokio::test]
async fn disabled_clock_skew_correction_keeps_the_clock() {
    let refusal = refusal("RequestTimeTooSkewed");
    let server = Server::start([ahead(refusal, 5 * HOUR)]).await;
    let client = persistent(server.config().disable_clock_skew_correction(true));
    for attempts in 1..=2 {
        let error = error(get_room(&client)).await;
        assert_eq!(error.code(), Some("RequestTimeTooSkewed"));
        assert_eq!(hours_ahead(&server), vec![0; attempts]);
    }
}

#[tokio::test]
async fn invalid_date_header_is_ignored() {
    let refusal = refusal("RequestTimeTooSkewed").header("date", "yesterday");
    let server = Server::start([refusal]).await;
    error(get_room(&persistent(server.config()))).await;
    assert_eq!(hours_ahead(&server), [0]);
}
