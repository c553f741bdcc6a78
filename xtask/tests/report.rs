//! Reports of invalid models on a terminal.

mod support;

use serde_json::{Value, json};
use std::fs;
use std::process::{Command, Output};

/// Runs the generator on an invalid model in a new directory.
fn run(model: &str, configure: impl Fn(&mut Command)) -> Output {
    let dir = tempfile::tempdir().expect("a directory");
    fs::write(dir.path().join("model.json"), model).expect("a file");
    let mut command = Command::new(env!("CARGO_BIN_EXE_xtask"));
    command.current_dir(&dir).args(["codegen", "--model", "model.json", "--out", "out"]);
    for variable in ["CLICOLOR", "CLICOLOR_FORCE", "NO_COLOR"] {
        command.env_remove(variable);
    }
    configure(&mut command);
    let output = command.output().expect("xtask");
    support::assert_exit(&output, 2);
    output
}

/// Returns the report of an invalid model.
fn report(model: &Value) -> String {
    let model = serde_json::to_string_pretty(model).expect("JSON");
    support::stderr(&run(&model, |_| {}))
}

/// Returns the project's model with added shapes.
fn with_shapes(shapes: impl IntoIterator<Item = (String, Value)>) -> Value {
    let model = fs::read_to_string(support::model()).expect("the model");
    let mut model: Value = serde_json::from_str(&model).expect("JSON");
    for (id, shape) in shapes {
        model["shapes"][id] = shape;
    }
    model
}

fn list_of(target: &str) -> Value {
    json!({"type": "list", "member": {"target": target}})
}

#[test]
fn most_important_problems_are_shown_and_the_rest_counted() {
    let lists = (10..19).map(|n| (format!("z.z#L{n}"), list_of(&format!("z.z#Gone{n}"))));
    let types = (10..15).map(|n| (format!("a.a#U{n}"), json!({"type": format!("kind{n}")})));
    let bound = json!({"type": "string", "traits": {"smithy.api#length": 5}});
    let shapes = lists.chain(types).chain([("a.a#Bound".to_owned(), bound)]);
    let report = report(&with_shapes(shapes));

    let shown: Vec<_> = report.lines().filter(|line| line.starts_with("error")).collect();
    assert_eq!(shown.len(), 10, "{report}");
    assert!(shown[..5].iter().all(|line| line.starts_with("error[shape]: ")), "{report}");
    assert!(shown[5..].iter().all(|line| line.starts_with("error[target]: ")), "{report}");
    let last = report.lines().last().expect("a line");
    assert_eq!(last, "… and 5 more problems: 4 target, 1 trait");
    let places = report.lines().filter_map(|line| line.split_once("model.json:"));
    let lines: Vec<u32> = places
        .map(|(_, place)| place.split(':').next().and_then(|line| line.parse().ok()))
        .map(|line| line.expect("a line"))
        .collect();
    assert!(lines[..5].is_sorted() && lines[5..].is_sorted(), "{report}");
}

#[test]
fn problem_in_many_places_is_shown_once() {
    let lists = (10..60).map(|n| (format!("z.z#L{n}"), list_of("z.z#Gone")));
    let report = report(&with_shapes(lists));
    let [problem, first, _, third, more, remedy] = report.lines().collect::<Vec<_>>()[..] else {
        panic!("{report}")
    };
    assert_eq!(problem, "error[target]: `z.z#Gone` does not exist");
    assert!(first.starts_with("  --> model.json:"), "{report}");
    assert!(first.ends_with(" in z.z#L10$member"), "{report}");
    assert!(third.ends_with(" in z.z#L12$member"), "{report}");
    assert_eq!(more, "  … and in 47 more places");
    assert_eq!(remedy, "  help: add the shape, or refer to another one");
}

#[test]
fn control_characters_of_the_model_are_escaped() {
    let malicious = format!("\u{1b}]0;x\u{7}\u{202e}\r\n{}", "x".repeat(1_000_000));
    let shapes = [
        (format!("a.a#{malicious}"), json!({"type": "string"})),
        ("a.a#A".to_owned(), json!({"type": &malicious})),
        ("a.a#B".to_owned(), json!({"type": "structure", "members": {&malicious: {}}})),
        (
            "a.a#C".to_owned(),
            json!({"type": "string", "traits": {"smithy.api#length": &malicious}}),
        ),
    ];
    let report = report(&with_shapes(shapes));
    assert!(report.lines().count() > 10, "{report}");
    assert!(report.len() < 5000, "{}", report.len());
    assert!(report.contains(r"\u{1b}]0;x\u{7}\u{202e}\r\n"), "{report}");
    assert!(!report.contains(|c: char| c != '\n' && c.is_control() || c == '\u{202e}'));
}

#[test]
fn output_is_coloured_only_if_enabled() {
    let plain = run("", |_| {}).stderr;
    assert!(plain.starts_with(b"error[document]: "));
    let coloured = run("", |command| _ = command.env("CLICOLOR_FORCE", "1")).stderr;
    assert!(coloured.starts_with(b"\x1b[1m\x1b[31merror[document]\x1b[0m: "));
    let no_color = |command: &mut Command| {
        command.env("CLICOLOR_FORCE", "1").env("NO_COLOR", "1");
    };
    assert_eq!(run("", no_color).stderr, plain);
}
