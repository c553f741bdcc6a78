//! The part of `endpoint` that does not depend on the model.

use crate::emit::output::Output;
use crate::emit::runtime::copy;
use crate::emit::runtime::file::support;
use crate::ir::{Endpoints, Function, Rules};

/// Emits what the rules use, and gives the names of the modules.
pub(crate) fn emit(
    endpoints: &Endpoints,
    host_labels: bool,
    output: &mut Output,
) -> Vec<&'static str> {
    let uses = |function: Function| endpoints.functions.contains(&function);
    let in_diagram = matches!(endpoints.rules, Rules::Bdd(_));
    let buckets = uses(Function::IsVirtualHostableBucket);
    let mut modules = vec!["error"];
    let parts = [
        (uses(Function::ParseArn), "arn", support!("endpoint/arn.rs")),
        (!endpoints.detailed, "base", support!("endpoint/base.rs")),
        (buckets, "bucket", support!("endpoint/bucket.rs")),
        (endpoints.detailed, "detailed", support!("endpoint/detailed.rs")),
        (in_diagram, "diagram", support!("endpoint/diagram.rs")),
        (
            buckets || host_labels || uses(Function::IsValidHostLabel),
            "host_label",
            support!("endpoint/host_label.rs"),
        ),
        (uses(Function::Partition), "partition", support!("endpoint/partition.rs")),
        (uses(Function::Split), "split", support!("endpoint/split.rs")),
        (uses(Function::Substring), "substring", support!("endpoint/substring.rs")),
        (uses(Function::UriEncode), "uri", support!("endpoint/uri.rs")),
        (uses(Function::ParseUrl), "url", support!("endpoint/url.rs")),
    ];
    for (_, name, file) in parts.iter().filter(|(used, ..)| *used) {
        modules.push(name);
        copy(file, output);
    }
    modules
}
