//! Traits that a client of restJson1 can do without.

/// Whether a trait says nothing that changes a client.
pub(crate) fn is_without_meaning(id: &str) -> bool {
    WITHOUT_MEANING.iter().any(|(_, traits)| traits.contains(&id))
}

/// The traits of Smithy and AWS that say nothing to a client, by the reason.
const WITHOUT_MEANING: &[(&str, &[&str])] = &[
    (
        "ARNs are text to a client, which neither makes nor takes them apart",
        &["aws.api#arn", "aws.api#arnReference"],
    ),
    (
        "the service decides which calls concern its control plane, its data plane or its tags",
        &["aws.api#controlPlane", "aws.api#dataPlane", "aws.api#tagEnabled", "aws.api#taggable"],
    ),
    (
        "the class of data guides reviews, and `sensitive` says what must not be shown",
        &["aws.api#data"],
    ),
    (
        "they only add to the discovery of endpoints, and a service that has it is refused",
        &["aws.api#clientDiscoveredEndpoint", "aws.api#clientEndpointDiscoveryId"],
    ),
    (
        "another scheme of authentication is left aside, and a service without a known one refused",
        &[
            "aws.auth#cognitoUserPools",
            "aws.auth#sigv4a",
            "smithy.api#httpApiKeyAuth",
            "smithy.api#httpBasicAuth",
            "smithy.api#httpDigestAuth",
        ],
    ),
    (
        "another protocol is left aside, and a service without restJson1 refused",
        &[
            "aws.protocols#awsJson1_0",
            "aws.protocols#awsJson1_1",
            "aws.protocols#awsQuery",
            "aws.protocols#awsQueryCompatible",
            "aws.protocols#awsQueryError",
            "aws.protocols#ec2Query",
            "aws.protocols#ec2QueryName",
            "aws.protocols#restXml",
            "smithy.api#xmlAttribute",
            "smithy.api#xmlFlattened",
            "smithy.api#xmlName",
            "smithy.api#xmlNamespace",
        ],
    ),
    (
        "it is for definitions of traits, which no client has",
        &[
            "smithy.api#authDefinition",
            "smithy.api#idRef",
            "smithy.api#protocolDefinition",
            "smithy.api#trait",
            "smithy.api#traitValidators",
            "smithy.api#unitType",
        ],
    ),
    (
        "Smithy 2.0 reads it as a default, or the lack of one, which `default` says too",
        &["smithy.api#box"],
    ),
    ("the answers to browsers that it is about come from the service", &["smithy.api#cors"]),
    (
        "structures of operations are inputs and outputs of their own in any case",
        &["smithy.api#input", "smithy.api#output"],
    ),
    (
        "it relates members to resources, which are no items of the crate",
        &[
            "smithy.api#nestedProperties",
            "smithy.api#noReplace",
            "smithy.api#notProperty",
            "smithy.api#property",
            "smithy.api#references",
            "smithy.api#resourceIdentifier",
        ],
    ),
    (
        "the retries of AWS clients go by the error, whether or not a call changes something",
        &["smithy.api#idempotent", "smithy.api#readonly"],
    ),
    (
        "the service judges the elements of a list, and a `Vec` keeps them in their order",
        &["smithy.api#uniqueItems", "smithy.api#unordered"],
    ),
    (
        "it is for the authors and the tools of the model",
        &[
            "smithy.api#externalDocumentation",
            "smithy.api#internal",
            "smithy.api#private",
            "smithy.api#recommended",
            "smithy.api#since",
            "smithy.api#suppress",
            "smithy.api#tags",
            "smithy.api#unstable",
        ],
    ),
];

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn each_trait_is_listed_once_with_a_reason() {
        let traits: Vec<_> = WITHOUT_MEANING.iter().flat_map(|(_, traits)| *traits).collect();
        assert_eq!(traits.iter().collect::<BTreeSet<_>>().len(), traits.len());
        assert!(
            WITHOUT_MEANING.iter().all(|(reason, traits)| reason.len() > 20 && !traits.is_empty())
        );
    }
}
