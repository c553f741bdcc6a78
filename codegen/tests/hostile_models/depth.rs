//! Models with deep nesting or long lists: they neither overflow the stack nor take too long.

use crate::models::{Model, member, structure};
use crate::size::{assert_accepted, assert_refused, attempt, scaled};
use serde_json::{Value, json};

/// Returns `inner` between `depth` pairs of `open` and `close`.
fn nested(open: &str, inner: &str, close: &str, depth: usize) -> String {
    format!("{}{inner}{}", open.repeat(depth), close.repeat(depth))
}

#[test]
fn deep_documentation_is_accepted() {
    let depth = scaled(100);
    let texts = [
        ("lists", nested("<ul><li>a", "b", "</li></ul>", depth)),
        ("bold text", nested("<b>", "b", "</b>", depth)),
        ("unclosed bold text", "<b>".repeat(depth)),
        ("paragraphs", nested("<p>", "b", "</p>", depth)),
        ("tables", nested("<table><tr><td>", "b", "</td></tr></table>", depth)),
        ("end tags", "</b></ul></li></p>".repeat(depth)),
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
        ("a long word", "a".repeat(depth * 100)),
    ];
    for (title, text) in texts {
        let mut model = Model::new();
        model.apply("Call", "smithy.api#documentation", json!(text));
        assert_accepted(title, &model);
    }
}

#[test]
fn deep_json_is_refused() {
    let depth = scaled(1000);
    for (open, close) in [("[", "]"), ("{\"a\":", "}")] {
        let deep = nested(open, "1", close, depth);
        let places = ["smithy.api#default", "smithy.api#examples", "smithy.rules#endpointRuleSet"];
        for place in places {
            let mut model = Model::new();
            model.apply("Call", place, json!("DEEP"));
            let text = model.text().replace("\"DEEP\"", &deep);
            assert_refused(&format!("a deep {place}"), &text, "recursion limit exceeded");
        }
        assert_refused("a deep document", &deep, "recursion limit exceeded");
    }
}

/// The depths are just below serde_json's recursion limit.
#[test]
fn values_of_maximum_depth_are_accepted() {
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
    assert_accepted("documents", &model);

    let parameters =
        json!({"Region": {"type": "string", "builtIn": "AWS::Region", "required": true}});
    let rules = |rules: Value| json!({"parameters": parameters, "rules": rules});
    let error = r#"{"conditions":[],"error":"no"}"#;
    let set = r#"{"fn":"isSet","argv":[{"ref":"Region"}]}"#;
    let open = format!(r#"{{"conditions":[{set}],"type":"tree","rules":["#);
    let tree = deep(&open, error, "]}", 55);
    model.apply("Service", "smithy.rules#endpointRuleSet", rules(json!([tree])));
    assert_accepted("endpoint rules", &model);

    let condition = deep(r#"{"fn":"not","argv":["#, set, "]}", 50);
    let rule = json!({"conditions": [condition], "error": "no"});
    model.apply("Service", "smithy.rules#endpointRuleSet", rules(json!([rule])));
    assert_accepted("an endpoint condition", &model);

    let condition = deep(r#"{"fn":"uriEncode","argv":["#, r#""{Region}""#, "]}", 50);
    let rule = json!({"conditions": [], "endpoint": {"url": condition}});
    model.apply("Service", "smithy.rules#endpointRuleSet", rules(json!([rule])));
    assert_accepted("an endpoint call", &model);
}

#[test]
fn long_endpoint_rules_are_handled() {
    let parameters =
        json!({"Region": {"type": "string", "builtIn": "AWS::Region", "required": true}});
    let region = json!({"ref": "Region"});
    let count = scaled(100);
    let compare = json!({"fn": "stringEquals", "argv": [region, "a"]});
    let assign = |number| json!({"fn": "aws.partition", "argv": [region], "assign": format!("found{number}")});
    let conditions = [
        ("conditions", json!(vec![compare.clone(); count])),
        ("assignments", (0..count).map(assign).collect()),
        (
            "conditions and assignments",
            (0..count).flat_map(|number| [compare.clone(), assign(number)]).collect(),
        ),
    ];
    for (title, conditions) in conditions {
        let mut model = Model::new();
        let rule = json!({"conditions": conditions, "error": "no"});
        let rules = json!({"parameters": parameters, "rules": [rule]});
        model.apply("Service", "smithy.rules#endpointRuleSet", rules);
        let _ = attempt(&format!("a rule of many {title}"), &model.text());
    }
    let mut model = Model::new();
    let rule = json!({"conditions": [compare], "error": "no"});
    let rules = json!({"parameters": parameters, "rules": vec![rule; count]});
    model.apply("Service", "smithy.rules#endpointRuleSet", rules);
    assert_accepted("many endpoint rules", &model);
    let url = format!("https://{}", "{Region}.".repeat(count));
    let rule = json!({"conditions": [], "endpoint": {"url": url}});
    let rules = json!({"parameters": parameters, "rules": [rule]});
    model.apply("Service", "smithy.rules#endpointRuleSet", rules);
    assert_accepted("a long endpoint", &model);
}

/// Each condition assigns a text that contains the text before it twice.
#[test]
fn endpoint_texts_of_exponential_length_are_accepted() {
    let assign = |number: usize| {
        let twice = format!("{{v{number}}}{{v{number}}}");
        json!({"fn": "coalesce", "argv": [twice, "a"], "assign": format!("v{}", number + 1)})
    };
    let mut model = Model::new();
    let rules = json!({
        "parameters": {"v0": {"type": "string", "default": "a"}},
        "rules": [{
            "conditions": (0..50).map(assign).collect::<Vec<_>>(),
            "endpoint": {"url": "https://{v50}"},
        }],
    });
    model.apply("Service", "smithy.rules#endpointRuleSet", rules);
    let case = json!({"documentation": "long ".repeat(1000), "expect": {"endpoint": {"url": "a"}}});
    model.apply("Service", "smithy.rules#endpointTests", json!({"testCases": [case]}));
    assert_accepted("texts of exponential length", &model);
}

#[test]
fn endpoint_tests_that_evaluate_all_rules_are_accepted() {
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
    assert_accepted("tests that evaluate all rules", &model);
}

#[test]
fn deep_or_long_expressions_are_handled() {
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
fn uri_with_many_labels_is_handled() {
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
    assert_accepted("a percent-encoded URI", &model);
}
