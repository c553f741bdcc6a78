//! What clients of some services do that their models do not say.
//!
//! Each is one of Smithy's protocol tests.

use crate::ir::{Operation, Presence, Segment, Service};
use crate::lower::types::derives;
use crate::lower::types::serde_form::serde_form;

/// Adds to the operations what their service asks of clients.
pub(crate) fn customize(service: &mut Service) {
    let version = &service.version;
    for operation in &mut service.operations {
        match service.id.as_str() {
            "API Gateway" => header(operation, "accept", "application/json"),
            "Glacier" => {
                header(operation, "x-amz-glacier-version", version);
                // The account that the credentials belong to.
                default_label(operation, "accountId", "-");
                let input = &operation.input;
                operation.behavior.tree_hash =
                    input.streams() && input.member("checksum").is_some();
            }
            _ => {}
        }
    }
}

/// Sends a header that is always the same.
fn header(operation: &mut Operation, name: &str, value: &str) {
    operation.behavior.headers.push((name.to_owned(), value.to_owned()));
}

/// Lets callers leave out a label, for which there is a default.
fn default_label(operation: &mut Operation, name: &str, value: &str) {
    let mut members = operation.input.members.iter_mut();
    let Some(member) = members.find(|member| member.name == name) else { return };
    let defaults = operation.path.iter_mut().filter_map(|segment| match segment {
        Segment::Label { field, default, .. } if *field == member.ident => Some(default),
        _ => None,
    });
    for default in defaults {
        *default = Some(value.to_owned());
        member.presence = Presence::Optional;
        member.constraint = None;
        member.serde = serde_form(&member.ty, &member.presence, false);
    }
    operation.input.derives = derives::of_structure(&operation.input.members);
}
