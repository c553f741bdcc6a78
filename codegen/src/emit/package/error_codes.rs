//! The table of error codes in the guide.

use crate::emit::doc_comment::cell;
use crate::ir::ErrorCode;

/// The text before the table.
const HEADING: &str = "# Error codes\n\n\
    A service may return other codes, too. “Retried” is whether a client retries by default.\n\n\
    | Code | Meaning | Status | Retried | What to do |\n\
    |---|---|---|---|---|\n";

/// Emits the section with the table. A service without errors has none.
pub(crate) fn error_codes(codes: &[ErrorCode]) -> String {
    if codes.is_empty() {
        return String::new();
    }
    HEADING.to_owned() + &codes.iter().map(row).collect::<String>()
}

fn row(error: &ErrorCode) -> String {
    let ErrorCode { ident, summary, status, is_retried, advice } = error;
    let retried = if *is_retried { "yes" } else { "no" };
    let meaning = cell(summary);
    let advice = advice.unwrap_or_default();
    format!(
        "| [`{ident}`](crate::types::error::{ident}) | {meaning} | {status} | {retried} | {advice} |\n"
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ir::Docs;
    use quote::format_ident;

    #[test]
    fn service_without_errors_has_no_section() {
        assert_eq!(error_codes(&[]), "");
    }

    #[test]
    fn bar_in_a_summary_does_not_end_the_cell() {
        let row = row(&ErrorCode {
            ident: format_ident!("Gone"),
            summary: Docs(vec!["Gone | not\nthere.".to_owned()]),
            status: 410,
            is_retried: false,
            advice: Some("Go."),
        });
        let expected =
            "| [`Gone`](crate::types::error::Gone) | Gone &#124; not there. | 410 | no | Go. |\n";
        assert_eq!(row, expected);
    }
}
