//! Models whose operations have one member each.

use super::places::{Binding, Place, Role};
use super::types::Type;
use crate::support::read;
use serde_json::{Map, Value, json};

/// A member of some type in some place.
#[derive(Clone)]
pub struct Case<'t> {
    /// A suffix of the shape names, so that several cases fit in a model.
    pub number: usize,
    pub place: Place,
    pub ty: &'t Type,
}

impl Case<'_> {
    /// Returns a title for messages.
    pub fn title(&self) -> String {
        let Place { role, binding, nullability } = self.place;
        format!("{} as {nullability:?} {binding:?} of {role:?}", self.ty.name)
    }

    /// Returns the operation with its input, output and error, and the shape that has the member.
    fn shapes(&self) -> Map<String, Value> {
        let name = |name: &str| format!("a.b#{name}{}", self.number);
        let target = |shape: &str| json!({"target": name(shape)});
        let structure = |members: Value| json!({"type": "structure", "members": members});
        let Case { place, ty, .. } = self;
        let member = json!({"m": {"target": ty.target, "traits": place.traits(ty)}});
        let mut stream = target("Events");
        stream["traits"] = json!({"smithy.api#httpPayload": {}});
        let mut error = json!({});
        let mut shapes = ty.shapes.clone();
        let mut add = |shape: &str, value: Value| drop(shapes.insert(name(shape), value));
        let none = || json!({});
        let (input, output) = match place.role {
            Role::Input => (member, none()),
            Role::Output => (none(), member),
            Role::Error => {
                error = member;
                (none(), none())
            }
            Role::Nested => {
                add("Holder", structure(member));
                (json!({"m": target("Holder")}), json!({"m": target("Holder")}))
            }
            Role::Union => {
                add("Choice", json!({"type": "union", "members": member}));
                (json!({"m": target("Choice")}), json!({"m": target("Choice")}))
            }
            Role::Event => {
                add("Event", structure(member));
                let events = json!({
                    "type": "union",
                    "members": {"event": target("Event")},
                    "traits": {"smithy.api#streaming": {}},
                });
                add("Events", events);
                (json!({"m": stream}), json!({"m": stream}))
            }
        };
        let mut error = structure(error);
        error["traits"] = json!({"smithy.api#error": "client"});
        add("Failure", error);
        add("Input", structure(input));
        add("Output", structure(output));
        let uri = place.uri().replace("/do", &format!("/do{}", self.number));
        let mut operation = json!({
            "type": "operation",
            "input": target("Input"),
            "output": target("Output"),
            "errors": [target("Failure")],
            "traits": {"smithy.api#http": {"method": "POST", "uri": uri}},
        });
        if place.binding == Binding::HostLabel {
            operation["traits"]["smithy.api#endpoint"] = json!({"hostPrefix": "{m}."});
        }
        add("Do", operation);
        shapes
    }
}

/// Returns the model of Amazon IVS Chat with one more member. Its crate has all runtime code.
pub fn ivschat_with(ty: &Type) -> String {
    let mut model: Value = serde_json::from_str(&read("../model/ivschat.json")).expect("JSON");
    let mut member = json!({"target": ty.target});
    if let Some(default) = &ty.default {
        member["traits"] = json!({"smithy.api#default": default});
    }
    let shapes = model["shapes"].as_object_mut().expect("shapes");
    shapes.extend(ty.shapes.clone());
    shapes["com.amazonaws.ivschat#CreateRoomResponse"]["members"]["m"] = member;
    model.to_string()
}

/// Returns a model with an operation for each case.
pub fn model(cases: &[Case]) -> String {
    let mut shapes: Map<_, _> = cases.iter().flat_map(Case::shapes).collect();
    let operations = cases.iter().map(|case| json!({"target": format!("a.b#Do{}", case.number)}));
    let service = json!({
        "type": "service",
        "version": "1",
        "operations": operations.collect::<Vec<_>>(),
        "traits": {
            "aws.api#service": {"sdkId": "Sweep"},
            "aws.auth#sigv4": {"name": "sweep"},
            "aws.protocols#restJson1": {},
            "smithy.rules#endpointRuleSet": {"parameters": {}, "rules": []},
        },
    });
    shapes.insert("a.b#Sweep".to_owned(), service);
    json!({"smithy": "2.0", "shapes": shapes}).to_string()
}
