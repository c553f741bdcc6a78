//! The texts of serde_json errors, in the terms of JSON.

/// Returns the text of `error` without its position. A mismatch reads `expected a, found b`.
pub(crate) fn reason(error: &serde_json::Error) -> String {
    let text = error.to_string();
    let place = format!(" at line {} column {}", error.line(), error.column());
    let text = text.strip_suffix(&place).unwrap_or(&text);
    let mismatch = ["invalid type: ", "invalid value: ", "invalid length ", "unknown variant "];
    let found = mismatch.iter().find_map(|prefix| text.strip_prefix(prefix));
    if let Some((found, expected)) = found.and_then(|rest| rest.rsplit_once(", expected ")) {
        let length = text.starts_with("invalid length");
        let found = if length { format!("a list of {found}") } else { json_term(found) };
        return format!("expected {}, found {found}", json_term(expected));
    }
    match text.strip_prefix("missing field ") {
        Some(field) => format!("{field} is missing"),
        None => text.to_owned(),
    }
}

/// Translates a type name of serde to the term of JSON.
fn json_term(rust: &str) -> String {
    match rust {
        "map" | "a map" => "an object".to_owned(),
        "sequence" | "a sequence" => "a list".to_owned(),
        "unit" => "null".to_owned(),
        "u16" | "u32" | "u64" => "a whole number that is not negative".to_owned(),
        _ => rust.to_owned(),
    }
}
