//! Tests that the verdicts on changes are true: for each kind of change, callers written for the crate
//! of the old model are compiled against the crate of the new model, and run.

mod cases;
mod compiled;
mod patch;
#[path = "../support/mod.rs"]
mod support;

use cases::{Case, cases};
use codegen::{Api, Change, Diff, Fact, Kind, Level, Package, Source, SourceFile};
use compiled::Compiled;
use patch::{NAMESPACE, merge, qualified};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::process::Command;
use support::workspace::Workspace;
use support::{assert_snapshot, generate, read};

/// Returns the old model.
fn model() -> Value {
    serde_json::from_str(&read("tests/changes/model.json")).expect("JSON")
}

/// Returns the model with a change.
fn changed(case: &Case) -> String {
    let mut model = model();
    merge(&mut model["shapes"], qualified(case.shapes.clone()));
    model.to_string()
}

fn describe(model: &str) -> Api {
    let source = Source {
        model: SourceFile { name: "model.json", content: model },
        service: None,
        operations: &[],
        tests: None,
        partitions: SourceFile {
            name: "partitions.json",
            content: &read("../model/partitions.json"),
        },
        package: Package::default(),
    };
    codegen::describe(&source).unwrap_or_else(|problems| panic!("{problems}"))
}

/// Compares the old model with a new one.
fn diff(new: &str) -> Diff {
    describe(&model().to_string()).diff(&describe(new))
}

#[test]
fn changes_of_all_cases_match_the_snapshot() {
    let mut text = String::new();
    for case in cases() {
        let Diff { verdict, rows, documentation, .. } = diff(&changed(&case));
        writeln!(text, "# {}: {verdict}, {documentation} of documentation", case.name)
            .expect("text");
        for row in rows {
            writeln!(text, "{} ({}: {})", row.id.id(), row.level, row.why).expect("text");
            for change in row.changes {
                writeln!(text, "    {}", line(change)).expect("text");
            }
            for used_by in row.used_by {
                writeln!(text, "    used by {used_by}").expect("text");
            }
        }
        writeln!(text).expect("text");
    }
    assert_snapshot("changes", &text);
}

/// Returns a change on one line.
fn line(change: Change) -> String {
    let Change { item, fact, was, is, shape, target, parts, .. } = change;
    let part = item.part.map(|part| format!(" {part} {}", item.member)).unwrap_or_default();
    let fact = fact.map(|fact| format!(", {fact}")).unwrap_or_default();
    let values = [was, is].map(|value| value.unwrap_or("-".to_owned())).join(" → ");
    let parts: Vec<_> = parts
        .into_iter()
        .map(|part| format!("{} {}: {}", part.part, part.member, part.is.unwrap_or_default()))
        .collect();
    let parts = if parts.is_empty() { String::new() } else { format!(" ({})", parts.join(", ")) };
    let target = target.map(|target| format!(" to {target}")).unwrap_or_default();
    let shape = shape.unwrap_or_default();
    format!("{:?} {}{part}{fact}: {values}{parts} at {shape}{target}", item.group, item.name)
}

#[test]
fn every_kind_of_change_has_a_case() {
    let old = describe(&model().to_string());
    let rows: Vec<_> = cases()
        .iter()
        .flat_map(|case| {
            let new = describe(&changed(case));
            [old.diff(&new), new.diff(&old)].into_iter().flat_map(|diff| diff.rows)
        })
        .collect();
    let changes = rows.iter().flat_map(|row| &row.changes);
    let kinds: BTreeSet<_> = changes.clone().map(|change| change.id).collect();
    let missing: Vec<_> = Kind::ALL.iter().filter(|kind| !kinds.contains(kind)).collect();
    assert!(missing.is_empty(), "no case for {missing:?}");
    let facts: BTreeSet<_> = changes.filter_map(|change| change.fact).chain([Fact::Docs]).collect();
    assert_eq!(facts, BTreeSet::from(Fact::ALL));
}

/// A crate records its facts, to compare them when it is generated again.
#[test]
fn recorded_facts_are_parsed_unchanged() {
    let api = describe(&model().to_string());
    let parsed = Api::parse(&api.to_text()).expect("facts");
    assert_eq!(parsed.to_text(), api.to_text());
    assert_eq!(parsed.diff(&api), Diff::default());
    let files = generate("changes", &model().to_string()).expect("a crate");
    assert_eq!(files.get(codegen::API_FILE), Some(api.to_text().as_str()));
    assert!(Api::parse("nonsense").is_none());
}

#[test]
fn equivalent_models_have_no_changes() {
    let operations = ["CreateRoom", "DeleteRoom", "GetRoom", "ListRooms", "Watch"];
    let operations: Value = operations.iter().map(|name| json!({"target": name})).collect();
    let shapes = json!({
        // The deprecated enum trait instead of an enum shape, see below.
        "Kind": null,
        // A trait of the member instead of one of its target.
        "Name": {"traits": null},
        "CreateRoomInput": {"members": {
            "name": {"traits": {"smithy.api#length": {"min": 1, "max": 64}}},
            "size": {"target": "Size", "traits": null},
        }},
        "Size": {"type": "integer", "traits": {"smithy.api#range": {"min": 1, "max": 100}}},
        // Members of a mixin, and a default status.
        "Mixed": {"type": "structure", "members": {"color": {"target": "smithy.api#String"}},
            "traits": {"smithy.api#mixin": {}}},
        "Leaf": {"mixins": [{"target": "Mixed"}], "members": {"color": null}},
        "Invalid": {"traits": {"smithy.api#httpError": null}},
        "OpenDoor": {"traits": {"smithy.api#http": {"code": 200}}},
        // An operation of a resource.
        "Doors": {"type": "resource", "operations": [{"target": "OpenDoor"}]},
        "Changes": {
            "operations": operations,
            "resources": [{"target": "Doors"}],
        },
    });
    let mut new = model();
    merge(&mut new["shapes"], qualified(shapes));
    let name = |name: &str| format!("{NAMESPACE}#{name}");
    let kinds = json!([{"value": "closed", "name": "CLOSED"}, {"value": "open", "name": "OPEN"}]);
    new["shapes"][name("Kind")] = json!({"type": "string", "traits": {"smithy.api#enum": kinds}});
    // Another order of members.
    let members = new["shapes"][name("Room")]["members"].as_object().expect("members").clone();
    new["shapes"][name("Room")]["members"] = members.into_iter().rev().collect();
    assert_eq!(diff(&new.to_string()), Diff::default());
}

/// Callers of the old crate fail to compile or run if and only if the verdict is major.
#[test]
fn callers_break_if_and_only_if_the_verdict_is_major() {
    let workspace = Workspace::create("changes");
    let mut crates = BTreeMap::from([("changes-0".to_owned(), None)]);
    add(&workspace, "changes-0", &model().to_string());
    for (number, case) in cases().into_iter().enumerate() {
        let name = format!("changes-{}", number + 1);
        add(&workspace, &name, &changed(&case));
        crates.insert(name, Some(case));
    }

    let built = Compiled::by(&workspace);
    let mut wrong = String::new();
    for (name, case) in &crates {
        let library = (name.clone(), name.replace('-', "_"));
        assert!(built.done.contains_key(&library), "{name} does not compile:\n{}", built.log);
        let broken = breakage(name, &built);
        let title = case.as_ref().map_or("no change", |case| case.name);
        let (expected, is_major) = match case {
            Some(case) => (case.breaks, diff(&changed(case)).verdict == Level::Major),
            None => (None, false),
        };
        let as_expected = match (&broken, expected) {
            (Some(broken), Some(expected)) => broken.contains(expected),
            (broken, expected) => broken.is_none() && expected.is_none(),
        };
        if !as_expected || is_major != broken.is_some() {
            writeln!(
                wrong,
                "{title} ({name}): major {is_major}, expected {expected:?}, got {broken:?}"
            )
            .expect("text");
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

/// Writes a crate with the callers as its examples.
fn add(workspace: &Workspace, name: &str, model: &str) {
    let files = generate(name, model).unwrap_or_else(|problems| panic!("{name}: {problems}"));
    for (path, text) in files.iter().filter(|(path, _)| !path.starts_with("tests/")) {
        workspace.write_in(name, path, text);
    }
    for caller in ["caller", "stored"] {
        let text = read(format!("tests/changes/{caller}.rs"));
        let library = format!("{}::", name.replace('-', "_"));
        let text = text.replace("changes::", &library);
        workspace.write_in(name, &format!("examples/{name}-{caller}.rs"), &text);
    }
    let manifest = files.get("Cargo.toml").expect("a manifest");
    // The calls must compile, but do not run.
    let example = format!("[[example]]\nname = \"{name}-caller\"\ncrate-type = [\"lib\"]\n");
    workspace.write_in(name, "Cargo.toml", &(manifest.to_owned() + &example));
}

/// Returns the errors of the callers of a crate, or `None` if they still work.
fn breakage(name: &str, built: &Compiled) -> Option<String> {
    let target = |caller: &str| (name.to_owned(), format!("{name}-{caller}"));
    if !built.done.contains_key(&target("caller")) {
        return Some(built.errors.get(&target("caller"))?.clone());
    }
    let Some(program) = built.done.get(&target("stored")).and_then(Option::as_ref) else {
        return Some(built.errors.get(&target("stored"))?.clone());
    };
    let output = Command::new(program).output().expect("the program");
    (!output.status.success()).then(|| String::from_utf8_lossy(&output.stderr).into_owned())
}
