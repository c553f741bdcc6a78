//! A builder of models.

use serde_json::{Map, Value, json};

/// A model under construction.
pub struct Model {
    pub shapes: Map<String, Value>,
}

impl Model {
    /// Creates a model with a service and an operation without members.
    pub fn new() -> Self {
        let shapes = json!({
            "a.b#Service": {
                "type": "service",
                "version": "1",
                "operations": [member("a.b#Call")],
                "traits": {
                    "aws.api#service": {"sdkId": "Hostile"},
                    "aws.auth#sigv4": {"name": "hostile"},
                    "aws.protocols#restJson1": {},
                    "smithy.rules#endpointRuleSet": {"parameters": {}, "rules": []},
                },
            },
            "a.b#Call": {
                "type": "operation",
                "input": member("a.b#CallInput"),
                "traits": {"smithy.api#http": {"method": "POST", "uri": "/call"}},
            },
            "a.b#CallInput": {"type": "structure", "members": {}},
        });
        let Value::Object(shapes) = shapes else { unreachable!("`json!` gives an object here") };
        Model { shapes }
    }

    /// Adds or replaces a shape.
    pub fn add(&mut self, name: &str, shape: Value) {
        self.shapes.insert(format!("a.b#{name}"), shape);
    }

    /// Adds a member to the input of the operation.
    pub fn input(&mut self, name: &str, member: Value) {
        self.shapes["a.b#CallInput"]["members"][name] = member;
    }

    /// Applies a trait to a shape.
    pub fn apply(&mut self, shape: &str, id: &str, value: Value) {
        self.shapes[&format!("a.b#{shape}")]["traits"][id] = value;
    }

    /// Returns the model as JSON.
    pub fn text(&self) -> String {
        json!({"smithy": "2.0", "shapes": self.shapes}).to_string()
    }
}

/// Returns a member, or a reference to a shape.
pub fn member(target: &str) -> Value {
    json!({"target": target})
}

/// Returns a required member.
pub fn required(target: &str) -> Value {
    json!({"target": target, "traits": {"smithy.api#required": {}}})
}

/// Returns a structure with one member.
pub fn structure(name: &str, member: Value) -> Value {
    json!({"type": "structure", "members": {name: member}})
}
