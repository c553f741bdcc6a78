//! Models in which something is deep or long: none of them ends the process.

use crate::models::{Model, member, structure};
use crate::size::{assert_made, assert_refused, attempt, scaled};
use serde_json::{Value, json};

/// Something in something in something else.
fn nested(open: &str, inner: &str, close: &str, depth: usize) -> String {
    format!("{}{inner}{}", open.repeat(depth), close.repeat(depth))
}

#[test]
fn documentation_that_is_deep() {
    let depth = scaled(100);
    let texts = [
        ("lists", nested("<ul><li>a", "b", "</li></ul>", depth)),
        ("bold text", nested("<b>", "b", "</b>", depth)),
        ("bold text that does not end", "<b>".repeat(depth)),
        ("paragraphs", nested("<p>", "b", "</p>", depth)),
        ("tables", nested("<table><tr><td>", "b", "</td></tr></table>", depth)),
        ("ends", "</b></ul></li></p>".repeat(depth)),
        ("anchors", "<a>".repeat(depth)),
        ("quotes", format!("{}a", "> ".repeat(depth))),
        ("items", format!("{}a", "- ".repeat(depth))),
        ("brackets", nested("[", "b", "](c)", depth)),
        ("emphasis", nested("*a **", "b", "** a*", depth)),
        ("stars", "*".repeat(depth)),
        ("backticks", (0..depth).map(|length| "`".repeat(length) + " ").collect()),
        ("entities", format!("<p>{}", "&lt;&#x41;&nosuch;&amp;&#0;&#1114112;".repeat(depth))),
        ("fences", "```\na\n".repeat(depth)),
        ("numbers", (0..depth).map(|depth| format!("{}1. a\n", "   ".repeat(depth))).collect()),
        ("a name that never ends", "a".repeat(depth * 100)),
    ];
    for (what, text) in texts {
        let mut model = Model::new();
        model.apply("Call", "smithy.api#documentation", json!(text));
        assert_made(what, &model);
    }
}

#[test]
fn json_that_is_deep() {
    let depth = scaled(1000);
    for (open, close) in [("[", "]"), ("{\"a\":", "}")] {
        let deep = nested(open, "1", close, depth);
        let places = ["smithy.api#default", "smithy.api#examples", "smithy.rules#endpointRuleSet"];
        for place in places {
            let mut model = Model::new();
            model.apply("Call", place, json!("DEEP"));
            let text = model.text().replace("\"DEEP\"", &deep);
            assert_refused(&format!("{place} that is deep"), &text, "recursion limit exceeded");
        }
        assert_refused("nothing but depth", &deep, "recursion limit exceeded");
    }
}

/// As deep as a document can be.
#[test]
fn values_that_are_as_deep_as_they_can_be() {
    let deep = |open: &str, inner: &str, close: &str, depth| -> Value {
        serde_json::from_str(&nested(open, inner, close, depth)).expect("JSON")
    };
    let mut model = Model::new();
    let document = deep("{\"a\":[", "1", "]}", 58);
    model.shapes["a.b#CallInput"]["members"]["document"] =
        json!({"target": "smithy.api#Document", "traits": {"smithy.api#required": {}}});
    model.apply("Call", "smithy.api#examples", json!([{"input": {"document": document}}]));
    let mut output = structure("document", member("smithy.api#Document"));
    output["members"]["document"]["traits"] = json!({"smithy.api#default": document});
    model.add("CallOutput", output);
    model.shapes["a.b#Call"]["output"] = member("a.b#CallOutput");
    assert_made("documents", &model);

    let parameters =
        json!({"Region": {"type": "string", "builtIn": "AWS::Region", "required": true}});
    let rules = |rules: Value| json!({"parameters": parameters, "rules": rules});
    let error = r#"{"conditions":[],"error":"no"}"#;
    let set = r#"{"fn":"isSet","argv":[{"ref":"Region"}]}"#;
    let open = format!(r#"{{"conditions":[{set}],"type":"tree","rules":["#);
    let tree = deep(&open, error, "]}", 55);
    model.apply("Service", "smithy.rules#endpointRuleSet", rules(json!([tree])));
    assert_made("endpoint rules", &model);

    let condition = deep(r#"{"fn":"not","argv":["#, set, "]}", 50);
    let rule = json!({"conditions": [condition], "error": "no"});
    model.apply("Service", "smithy.rules#endpointRuleSet", rules(json!([rule])));
    assert_made("an endpoint condition", &model);

    let condition = deep(r#"{"fn":"uriEncode","argv":["#, r#""{Region}""#, "]}", 50);
    let rule = json!({"conditions": [], "endpoint": {"url": condition}});
    model.apply("Service", "smithy.rules#endpointRuleSet", rules(json!([rule])));
    assert_made("an endpoint call", &model);
}

#[test]
fn endpoint_rules_that_are_long() {
    let parameters =
        json!({"Region": {"type": "string", "builtIn": "AWS::Region", "required": true}});
    let region = json!({"ref": "Region"});
    let count = scaled(100);
    let holds = json!({"fn": "stringEquals", "argv": [region, "a"]});
    let finds = |number| json!({"fn": "aws.partition", "argv": [region], "assign": format!("found{number}")});
    let conditions = [
        ("conditions", json!(vec![holds.clone(); count])),
        ("findings", (0..count).map(finds).collect()),
        (
            "conditions and findings",
            (0..count).flat_map(|number| [holds.clone(), finds(number)]).collect(),
        ),
    ];
    for (what, conditions) in conditions {
        let mut model = Model::new();
        let rule = json!({"conditions": conditions, "error": "no"});
        let rules = json!({"parameters": parameters, "rules": [rule]});
        model.apply("Service", "smithy.rules#endpointRuleSet", rules);
        let _ = attempt(&format!("a rule of many {what}"), &model.text());
    }
    let mut model = Model::new();
    let rule = json!({"conditions": [holds], "error": "no"});
    let rules = json!({"parameters": parameters, "rules": vec![rule; count]});
    model.apply("Service", "smithy.rules#endpointRuleSet", rules);
    assert_made("many endpoint rules", &model);
    let url = format!("https://{}", "{Region}.".repeat(count));
    let rule = json!({"conditions": [], "endpoint": {"url": url}});
    let rules = json!({"parameters": parameters, "rules": [rule]});
    model.apply("Service", "smithy.rules#endpointRuleSet", rules);
    assert_made("a long endpoint", &model);
}

/// What a condition finds is a text with what the one before it has found, twice.
#[test]
fn endpoint_texts_that_double() {
    let finds = |number: usize| {
        let twice = format!("{{v{number}}}{{v{number}}}");
        json!({"fn": "coalesce", "argv": [twice, "a"], "assign": format!("v{}", number + 1)})
    };
    let mut model = Model::new();
    let rules = json!({
        "parameters": {"v0": {"type": "string", "default": "a"}},
        "rules": [{
            "conditions": (0..50).map(finds).collect::<Vec<_>>(),
            "endpoint": {"url": "https://{v50}"},
        }],
    });
    model.apply("Service", "smithy.rules#endpointRuleSet", rules);
    let case = json!({"documentation": "long ".repeat(1000), "expect": {"endpoint": {"url": "a"}}});
    model.apply("Service", "smithy.rules#endpointTests", json!({"testCases": [case]}));
    assert_made("texts that double", &model);
}

#[test]
fn endpoint_cases_that_go_through_all_rules() {
    let count = scaled(50);
    let never = json!({"fn": "stringEquals", "argv": [{"ref": "Name"}, "a"]});
    let rule = json!({"conditions": [never], "error": "no"});
    let mut model = Model::new();
    let rules = json!({
        "parameters": {"Name": {"type": "string", "default": "b"}},
        "rules": vec![rule; count],
    });
    model.apply("Service", "smithy.rules#endpointRuleSet", rules);
    let case = json!({"documentation": "a case", "expect": {"error": "yes"}});
    let cases = json!({"testCases": vec![case; count]});
    model.apply("Service", "smithy.rules#endpointTests", cases);
    assert_made("cases that go through all rules", &model);
}

#[test]
fn expressions_that_are_deep_or_long() {
    let count = scaled(100);
    let paths = [
        nested("(", "name", ")", count),
        nested("[", "name", "]", count),
        nested("{a: ", "name", "}", count),
        nested("length(", "name", ")", count),
        format!("{}name", "!".repeat(count)),
        format!("{}name", "name.".repeat(count)),
        format!("{}name", "name || ".repeat(count)),
        format!("{}name", "name, ".repeat(count)),
        format!("name{}", "[]".repeat(count)),
        format!("name{}", "[0]".repeat(count)),
        format!("name{}", "[:1]".repeat(count)),
        format!("name{}", ".*".repeat(count)),
        format!("{}name", "&".repeat(count)),
        "a".repeat(count * 100),
        format!("`{}`", nested("[", "1", "]", count)),
        format!("name == '{}'", "\\'".repeat(count)),
        "\"".repeat(count),
        "[?".repeat(count),
        "-".repeat(count),
        " ".repeat(count),
    ];
    for path in paths {
        let mut model = Model::new();
        model.input("name", member("smithy.api#String"));
        model.add("CallOutput", structure("name", member("smithy.api#String")));
        model.shapes["a.b#Call"]["output"] = member("a.b#CallOutput");
        let output = json!({"path": path, "comparator": "stringEquals", "expected": "a"});
        let acceptors = json!([{"state": "success", "matcher": {"output": output}}]);
        model.apply("Call", "smithy.waiters#waitable", json!({"Done": {"acceptors": acceptors}}));
        let _ = attempt(&format!("the expression {path:.12}"), &model.text());
    }
}

#[test]
fn a_path_of_many_labels() {
    let mut model = Model::new();
    let count = scaled(20);
    for number in 0..count {
        let traits = json!({"smithy.api#httpLabel": {}, "smithy.api#required": {}});
        model
            .input(&format!("l{number}"), json!({"target": "smithy.api#String", "traits": traits}));
    }
    let uri: String = (0..count).map(|number| format!("/{{l{number}}}")).collect();
    model.apply("Call", "smithy.api#http", json!({"method": "POST", "uri": uri}));
    let _ = attempt("labels", &model.text());
    let uri = format!("/{}", "%41".repeat(count * 10));
    let mut model = Model::new();
    model.apply("Call", "smithy.api#http", json!({"method": "POST", "uri": uri}));
    assert_made("a path that is encoded", &model);
}
