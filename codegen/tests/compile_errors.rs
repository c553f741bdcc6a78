//! The errors of rustc in programs that use a generated crate in a wrong way.

mod support;

use serde_json::Value;
use std::fmt::Write;
use support::workspace::Workspace;
use support::{assert_snapshot, generate, read};

/// Wrong statements, each with a name.
const PROGRAMS: [(&str, &str); 8] = [
    ("forgotten_member", r#"client.create_chat_token().user_id("ada").send().await?;"#),
    ("two_forgotten_members", "client.create_chat_token().send().await?;"),
    ("forgotten_member_of_build", "let _ = S3DestinationConfiguration::builder().build();"),
    ("forgotten_member_of_customize", "let _ = client.get_room().customize();"),
    ("list_of_an_option", "let _ = client.create_room().logging_configuration_identifiers(texts);"),
    ("map_of_an_option", r#"let _ = client.create_room().tags(Some(("a", "b")));"#),
    ("list_of_one_value", "let _ = client.create_room().logging_configuration_identifiers(\"a\");"),
    (
        "list_of_other_values",
        "let _ = client.create_room().logging_configuration_identifiers([1]);",
    ),
];

/// The manifest of the programs.
const MANIFEST: &str = r#"[package]
name = "programs"
version = "0.0.0"
edition = "2024"

[dependencies]
ivschat = { path = "../ivschat", default-features = false, features = ["client"] }
"#;

fn program(statement: &str) -> String {
    format!(
        "#![allow(unused)]\n\
         use ivschat::types::S3DestinationConfiguration;\n\
         async fn call(client: ivschat::Client, texts: Option<Vec<String>>) -> Result<(), ivschat::Error> {{\n\
         {statement}\n\
         Ok(())\n\
         }}\n\
         fn main() {{}}\n"
    )
}

#[test]
fn wrong_programs_have_one_error_that_says_what_to_do() {
    let workspace = Workspace::create("compile-errors");
    let files = generate("ivschat", &read("../model/ivschat.json")).expect("a crate");
    workspace.add("ivschat", &files);
    workspace.write_in("programs", "Cargo.toml", MANIFEST);
    for (name, statement) in PROGRAMS {
        workspace.write_in("programs", &format!("src/bin/{name}.rs"), &program(statement));
    }
    let check = ["check", "--package", "programs", "--keep-going", "--message-format", "json"];
    let output = workspace.try_cargo(&check);
    let lines = String::from_utf8_lossy(&output.stdout);
    let messages: Vec<Value> =
        lines.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    let mut text = String::new();
    for (name, statement) in PROGRAMS {
        writeln!(text, "// {name}\n{statement}").expect("a text");
        let of_program = messages.iter().filter(|message| message["target"]["name"] == name);
        let errors: Vec<_> = of_program.filter_map(error).collect();
        assert_eq!(errors.len(), 1, "{name}: {errors:#?}");
        writeln!(text, "{}", errors[0]).expect("a text");
    }
    assert_snapshot("compile_errors", &text);
}

/// Returns the text and the notes of an error with a place, without the code around the place.
fn error(message: &Value) -> Option<String> {
    let error = message.get("message")?;
    let is_error = error["level"] == "error" && error["spans"][0].is_object();
    let children = error["children"].as_array().into_iter().flatten();
    let parts = is_error.then(|| [error].into_iter().chain(children))?;
    let parts = parts.filter_map(|part| {
        Some(format!("{}: {}", part["level"].as_str()?, part["message"].as_str()?))
    });
    Some(parts.map(|part| format!("{part}\n")).collect())
}
