//! The registry of traits.

use super::{
    Declaration, auth, aws, behavior, constraints, documentation, endpoint, http, ignored,
    protocol_tests, serialization, streaming, type_refinement, waiters,
};
use serde_json::Value;
use std::collections::HashMap;
use std::sync::LazyLock;

/// The declarations of each file.
const DECLARATIONS: [&[Declaration]; 12] = [
    auth::TRAITS,
    aws::TRAITS,
    behavior::TRAITS,
    constraints::TRAITS,
    documentation::TRAITS,
    endpoint::TRAITS,
    http::TRAITS,
    protocol_tests::TRAITS,
    serialization::TRAITS,
    streaming::TRAITS,
    type_refinement::TRAITS,
    waiters::TRAITS,
];

/// The namespaces whose traits may change requests and responses. Their other traits are rejected:
/// a client must not ignore a trait that the generator does not know.
const PROTOCOL_NAMESPACES: [&str; 5] =
    ["aws.api", "aws.auth", "aws.protocols", "smithy.api", "smithy.rules"];

/// The support that the generator has for a trait.
#[derive(Clone, Copy)]
pub(crate) enum Support {
    /// Clients implement the trait.
    Supported(&'static Declaration),
    /// The trait does not concern clients.
    Ignored,
    /// A client that ignored the trait would be wrong.
    Rejected,
}

/// Returns the support for the trait with this shape id.
pub(crate) fn support(id: &str) -> Support {
    if let Some(support) = KNOWN.get(id) {
        return *support;
    }
    let namespace = id.split_once('#').map_or("", |(namespace, _)| namespace);
    match PROTOCOL_NAMESPACES.contains(&namespace) {
        true => Support::Rejected,
        false => Support::Ignored,
    }
}

/// Checks that the value of a trait has the form that the trait declares.
pub(crate) fn check(id: &str, value: &Value) -> Result<(), serde_json::Error> {
    match support(id) {
        Support::Supported(declaration) => (declaration.check)(value),
        Support::Ignored | Support::Rejected => Ok(()),
    }
}

/// The traits that are declared or listed as ignored, by shape id.
static KNOWN: LazyLock<HashMap<&str, Support>> = LazyLock::new(|| {
    let declared = DECLARATIONS.into_iter().flatten();
    let declared = declared.map(|declared| (declared.id, Support::Supported(declared)));
    let ignored = ignored::ids().map(|id| (id, Support::Ignored));
    ignored.chain(declared).collect()
});

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    /// Traits that no model can have beside those of the fixture: other protocols and ways to
    /// authenticate that the generator does not choose, and the other form of endpoint rules.
    const NOT_IN_FIXTURE: [&str; 11] = [
        "aws.auth#cognitoUserPools",
        "aws.auth#sigv4a",
        "aws.protocols#awsQuery",
        "aws.protocols#ec2Query",
        "aws.protocols#httpChecksum",
        "aws.protocols#restXml",
        "smithy.api#httpApiKeyAuth",
        "smithy.api#httpBasicAuth",
        "smithy.api#httpDigestAuth",
        "smithy.protocols#rpcv2Cbor",
        "smithy.rules#endpointBdd",
    ];

    #[test]
    fn fixture_of_the_runtime_uses_every_supported_trait() {
        let fixture = include_str!("../../../runtime/model.json");
        let declared = DECLARATIONS.into_iter().flatten().map(|declared| declared.id);
        let expected = declared.filter(|id| !NOT_IN_FIXTURE.contains(id));
        let missing: Vec<_> =
            expected.filter(|id| !fixture.contains(&format!("\"{id}\":"))).collect();
        assert!(missing.is_empty(), "{missing:?}");
    }

    #[test]
    fn traits_are_declared_once() {
        let declared = DECLARATIONS.into_iter().flatten().count();
        assert_eq!(KNOWN.len(), declared + ignored::ids().count());
    }

    #[test]
    fn ignored_trait_is_accepted() {
        for id in ["smithy.api#unordered", "smithy.api#cors", "aws.iam#actionName"] {
            assert!(matches!(support(id), Support::Ignored), "{id}");
        }
    }

    #[test]
    fn unknown_trait_of_a_protocol_namespace_is_rejected() {
        for id in ["aws.api#clientEndpointDiscovery", "smithy.api#notInvented"] {
            assert!(matches!(support(id), Support::Rejected), "{id}");
        }
    }

    #[test]
    fn value_of_another_form_is_rejected() {
        assert!(check("smithy.api#httpError", &json!(404)).is_ok());
        assert!(check("smithy.api#httpError", &json!("404")).is_err());
        assert!(check("smithy.api#length", &json!({"min": 1, "max": 2})).is_ok());
        assert!(check("smithy.api#length", &json!({"min": 3, "max": 2})).is_err());
        assert!(check("smithy.api#range", &json!({"min": 0.5, "max": 0.25})).is_err());
    }
}
