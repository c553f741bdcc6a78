//! Labels that a path cannot express.

use feature_label_types::operation::Operation;
use feature_label_types::operation::download::DownloadInput;
use feature_label_types::operation::find::FindInput;
use feature_label_types::primitives::DateTime;
use feature_label_types::types::{Color, Level};

fn find(text: &str, color: Color) -> Result<String, String> {
    let time = DateTime::from_secs(0);
    let input = FindInput::builder()
        .text(text)
        .number(1)
        .decimal(0.5)
        .flag(true)
        .at(time)
        .day(time)
        .since(time)
        .color(color)
        .level(Level::Low)
        .build();
    path(&input)
}

fn download(name: &str) -> Result<String, String> {
    path(&DownloadInput::builder().path(name).build())
}

fn path(input: &impl Operation) -> Result<String, String> {
    let request = input.request().map_err(|error| error.to_string())?;
    Ok(request.uri().path().to_owned())
}

#[test]
fn label_of_one_or_two_dots_is_refused() {
    for dots in [".", ".."] {
        let error = find(dots, Color::Red).expect_err("no path");
        assert!(error.contains("text") && error.contains("has the segment"), "{error}");
        let error = find("a", Color::from(dots)).expect_err("no path");
        assert!(error.contains("color"), "{error}");
    }
    assert!(find("", Color::Red).is_err());
}

#[test]
fn label_that_contains_dots_is_sent() {
    for text in ["...", ".a", "a.", "a..b"] {
        assert!(find(text, Color::Red).expect("a path").starts_with(&format!("/find/{text}/1/")));
    }
    // A slash in a label does not separate segments.
    assert!(find("../a", Color::Red).expect("a path").starts_with("/find/..%2Fa/"));
}

#[test]
fn greedy_label_with_dot_segment_is_refused() {
    for name in [".", "..", "../a", "a/..", "a/./b", "a//.."] {
        let error = download(name).expect_err("no path");
        assert!(error.contains("path") && error.contains("has the segment"), "{error}");
    }
    assert!(download("").is_err());
}

#[test]
fn greedy_label_with_empty_segments_is_sent_unchanged() {
    for name in ["a//b", "/a", "a/", "/", "a.b/...", "..a/b.."] {
        assert_eq!(download(name), Ok(format!("/files/{name}/raw")));
    }
}
