//! Snapshots of diagnostics: cycles of shapes, streams in wrong places, invalid names and numbers.

use crate::models::{Model, member, required, structure};
use crate::support::assert_snapshot;
use crate::{checks, support};
use serde_json::{Value, json};

/// Returns a model with a change.
fn with(change: impl FnOnce(&mut Model)) -> String {
    let mut model = Model::new();
    change(&mut model);
    model.text()
}

/// Asserts that the diagnostics of the models, each with a title, equal a snapshot. A model may also be
/// accepted.
fn assert_outcomes(snapshot: &str, cases: Vec<(&str, String)>) {
    let outcomes: Vec<_> = cases
        .into_iter()
        .map(|(title, model)| {
            let outcome = match support::generate("hostile", &model) {
                Ok(files) => {
                    checks::check_files(&files)
                        .unwrap_or_else(|problem| panic!("{title}: {problem}"));
                    "a crate\n".to_owned()
                }
                Err(problems) => {
                    checks::check_diagnostics(&problems)
                        .unwrap_or_else(|problem| panic!("{title}: {problem}"));
                    problems.to_string()
                }
            };
            format!("# {title}\n{outcome}")
        })
        .collect();
    assert_snapshot(snapshot, &outcomes.join("\n"));
}

/// Returns a list.
fn list(target: &str) -> Value {
    json!({"type": "list", "member": member(target)})
}

/// Returns a map.
fn map(target: &str) -> Value {
    json!({"type": "map", "key": member("smithy.api#String"), "value": member(target)})
}

#[test]
fn cycles_of_shapes_are_refused_or_boxed() {
    let mixin = |id: &str| json!({"type": "structure", "mixins": [member(id)], "traits": {"smithy.api#mixin": {}}});
    let cases = [
        (
            "a list of itself",
            with(|model| {
                model.add("Self", list("a.b#Self"));
                model.input("x", member("a.b#Self"));
            }),
        ),
        (
            "a map of itself",
            with(|model| {
                model.add("Self", map("a.b#Self"));
                model.input("x", member("a.b#Self"));
            }),
        ),
        (
            "a list of maps of that list",
            with(|model| {
                model.add("List", list("a.b#Map"));
                model.add("Map", map("a.b#List"));
                model.input("x", member("a.b#Map"));
            }),
        ),
        (
            "a structure that requires itself",
            with(|model| {
                model.add("Self", structure("x", required("a.b#Self")));
                model.input("x", member("a.b#Self"));
            }),
        ),
        (
            "an input that requires itself",
            with(|model| {
                model.input("x", required("a.b#CallInput"));
            }),
        ),
        ("an input that contains itself", with(|model| model.input("x", member("a.b#CallInput")))),
        (
            "a required list of itself",
            with(|model| {
                model.add("Self", structure("x", required("a.b#List")));
                model.add("List", list("a.b#Self"));
                model.input("x", required("a.b#Self"));
            }),
        ),
        (
            "a union whose only member is itself",
            with(|model| {
                let mut union = structure("x", member("a.b#Self"));
                union["type"] = json!("union");
                model.add("Self", union);
                model.input("x", required("a.b#Self"));
            }),
        ),
        (
            "a structure and a union that require each other",
            with(|model| {
                let mut union = structure("x", member("a.b#Part"));
                union["type"] = json!("union");
                model.add("Union", union);
                model.add("Part", structure("x", required("a.b#Union")));
                model.input("x", required("a.b#Part"));
            }),
        ),
        (
            "an error that contains itself",
            with(|model| {
                let mut error = structure("x", member("a.b#Error"));
                error["traits"] = json!({"smithy.api#error": "client"});
                model.add("Error", error);
                model.shapes["a.b#Call"]["errors"] = json!([member("a.b#Error")]);
            }),
        ),
        ("a mixin of itself", with(|model| model.add("Self", mixin("a.b#Self")))),
        (
            "mixins that include each other",
            with(|model| {
                model.add("A", mixin("a.b#B"));
                model.add("B", mixin("a.b#C"));
                model.add("C", mixin("a.b#A"));
            }),
        ),
        (
            "a resource that contains itself",
            with(|model| {
                model.add("Self", json!({"type": "resource", "resources": [member("a.b#Self")]}));
                model.shapes["a.b#Service"]["resources"] = json!([member("a.b#Self")]);
            }),
        ),
        (
            "a service as its own resource",
            with(|model| {
                model.shapes["a.b#Service"]["resources"] = json!([member("a.b#Service")]);
            }),
        ),
    ];
    assert_outcomes("hostile_models_cycles", cases.into());
}

#[test]
fn stream_that_is_not_a_whole_body_is_refused() {
    let streaming = json!({"smithy.api#streaming": {}});
    let payload = json!({"target": "a.b#Stream", "traits": {"smithy.api#httpPayload": {}}});
    let cases = [
        (
            "a stream of an output that is also a member",
            with(|model| {
                model.add("Stream", json!({"type": "blob", "traits": streaming}));
                model.add("Download", structure("body", payload.clone()));
                model.shapes["a.b#Call"]["output"] = member("a.b#Download");
                model.input("download", member("a.b#Download"));
            }),
        ),
        (
            "a stream in a list",
            with(|model| {
                model.add("Stream", json!({"type": "blob", "traits": streaming}));
                model.add("List", json!({"type": "list", "member": payload.clone()}));
                model.input("list", member("a.b#List"));
            }),
        ),
        (
            "an event stream of an output that is also an event",
            with(|model| {
                model.add("Stream", structure("event", member("a.b#Answer")));
                model.shapes["a.b#Stream"]["type"] = json!("union");
                model.shapes["a.b#Stream"]["traits"] = streaming.clone();
                model.add("Answer", structure("events", payload.clone()));
                model.shapes["a.b#Call"]["output"] = member("a.b#Answer");
            }),
        ),
        (
            "an event stream of an input that is also an output",
            with(|model| {
                let events = structure("event", member("a.b#Event"));
                model.add("Event", json!({"type": "structure"}));
                model.add("Stream", events);
                model.shapes["a.b#Stream"]["type"] = json!("union");
                model.shapes["a.b#Stream"]["traits"] = streaming.clone();
                model.input("events", payload.clone());
                model.shapes["a.b#Call"]["output"] = member("a.b#CallInput");
            }),
        ),
    ];
    assert_outcomes("hostile_models_streams", cases.into());
}

#[test]
fn invalid_names_are_refused() {
    let names =
        ["..", "a/b", "", "a b", "a\nb", "r#a", "é", "a-b", "1", "_", "$", "a.b#c", "C:\\a"];
    let shape_names = |name: &str| {
        with(|model| {
            model.shapes.insert(format!("a.b#{name}"), json!({"type": "string"}));
            model.shapes.insert(format!("{name}#b"), json!({"type": "string"}));
            model.input(name, member("smithy.api#String"));
            let members = json!({name: member("smithy.api#Unit")});
            model.add("Enum", json!({"type": "enum", "members": members}));
            model.input("enum", member("a.b#Enum"));
            model.shapes["a.b#Service"]["rename"] = json!({"a.b#Enum": name});
        })
    };
    let names_in_traits = |name: &str| {
        with(|model| {
            let parameters = json!({name: {"type": "string"}});
            let rules = json!({"parameters": parameters, "rules": []});
            model.apply("Service", "smithy.rules#endpointRuleSet", rules);
            let settings = json!({name: {"type": "string"}});
            model.apply("Service", "smithy.rules#clientContextParams", settings);
            let path = json!({name: {"path": name}});
            model.apply("Call", "smithy.rules#operationContextParams", path);
            let waiter = json!({name: {"acceptors": []}});
            model.apply("Call", "smithy.waiters#waitable", waiter);
            let http = json!({"method": name, "uri": format!("/{{{name}}}")});
            model.apply("Call", "smithy.api#http", http);
            model.apply("Call", "smithy.api#endpoint", json!({"hostPrefix": name}));
            model.apply("Service", "aws.api#service", json!({"sdkId": name}));
        })
    };
    let titles = names.map(|name| format!("{name:?}"));
    let mut cases = Vec::new();
    for (name, title) in names.into_iter().zip(&titles) {
        cases.push((title.as_str(), shape_names(name)));
        cases.push((title.as_str(), names_in_traits(name)));
    }
    assert_outcomes("hostile_models_names", cases);
}

#[test]
fn numbers_out_of_range_are_refused() {
    let numbers = [
        json!(0),
        json!(-1),
        json!(0.5),
        json!(u64::MAX),
        json!(i64::MIN),
        json!(1e308),
        json!(-1e308),
    ];
    let targets = [
        "Byte",
        "Short",
        "Integer",
        "Long",
        "Float",
        "Double",
        "BigInteger",
        "Timestamp",
        "Blob",
        "String",
    ];
    let mut cases = Vec::new();
    let titles: Vec<_> = numbers.iter().map(Value::to_string).collect();
    for (number, title) in numbers.iter().zip(&titles) {
        cases.push((
            title.as_str(),
            with(|model| {
                let mut output = json!({"type": "structure", "members": {}});
                for target in targets {
                    let id = format!("smithy.api#{target}");
                    let bounds = json!({"min": number, "max": number});
                    let bound = if ["Blob", "String"].contains(&target) {
                        "smithy.api#length"
                    } else {
                        "smithy.api#range"
                    };
                    model.input(
                        target,
                        json!({"target": id, "traits": {bound: bounds, "smithy.api#required": {}}}),
                    );
                    output["members"][target] =
                        json!({"target": id, "traits": {"smithy.api#default": number}});
                }
                model.add("CallOutput", output);
                model.shapes["a.b#Call"]["output"] = member("a.b#CallOutput");
                let mut error = json!({"type": "structure"});
                error["traits"] =
                    json!({"smithy.api#error": "client", "smithy.api#httpError": number});
                model.add("Error", error);
                model.shapes["a.b#Call"]["errors"] = json!([member("a.b#Error")]);
                model.add(
                    "Number",
                    json!({"type": "intEnum", "members": {"A": {
                        "target": "smithy.api#Unit", "traits": {"smithy.api#enumValue": number},
                    }}}),
                );
                let waiter = json!({"acceptors": [], "minDelay": number, "maxDelay": number});
                model.apply("Call", "smithy.waiters#waitable", json!({"Done": waiter}));
            }),
        ));
    }
    assert_outcomes("hostile_models_numbers", cases);
}
