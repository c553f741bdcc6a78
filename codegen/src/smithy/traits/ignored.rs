//! Traits that a client of restJson1 may ignore.

/// The protocols that the generator does not support.
pub(crate) const OTHER_PROTOCOLS: &[&str] = &[
    "aws.protocols#awsJson1_0",
    "aws.protocols#awsJson1_1",
    "aws.protocols#awsQuery",
    "aws.protocols#ec2Query",
    "aws.protocols#restXml",
    "smithy.protocols#rpcv2Cbor",
];

/// The auth schemes that the generator does not support.
pub(crate) const OTHER_AUTH_SCHEMES: &[&str] = &[
    "aws.auth#cognitoUserPools",
    "aws.auth#sigv4a",
    "smithy.api#httpApiKeyAuth",
    "smithy.api#httpBasicAuth",
    "smithy.api#httpDigestAuth",
];

/// Returns the ignored traits by shape id.
pub(super) fn ids() -> impl Iterator<Item = &'static str> {
    IGNORED.iter().flat_map(|(_, traits)| traits.iter().copied())
}

/// The ignored traits, with the reason for each group.
const IGNORED: &[(&str, &[&str])] = &[
    ("clients treat ARNs as text", &["aws.api#arn", "aws.api#arnReference"]),
    (
        "it classifies operations and resources for tools of the service",
        &["aws.api#controlPlane", "aws.api#dataPlane", "aws.api#tagEnabled", "aws.api#taggable"],
    ),
    ("it classifies data for reviews; clients redact `sensitive` data", &["aws.api#data"]),
    (
        "it belongs to endpoint discovery, and a service with `clientEndpointDiscovery` is rejected",
        &["aws.api#clientDiscoveredEndpoint", "aws.api#clientEndpointDiscoveryId"],
    ),
    (
        "clients use the other schemes, and a service without a supported scheme is rejected",
        OTHER_AUTH_SCHEMES,
    ),
    ("clients use restJson1, and a service without it is rejected", OTHER_PROTOCOLS),
    (
        "other protocols than restJson1 use it",
        &[
            "aws.protocols#awsQueryCompatible",
            "aws.protocols#awsQueryError",
            "aws.protocols#ec2QueryName",
            "smithy.api#xmlAttribute",
            "smithy.api#xmlFlattened",
            "smithy.api#xmlName",
            "smithy.api#xmlNamespace",
        ],
    ),
    (
        "it defines traits, and clients have no traits",
        &[
            "smithy.api#authDefinition",
            "smithy.api#idRef",
            "smithy.api#protocolDefinition",
            "smithy.api#trait",
            "smithy.api#traitValidators",
            "smithy.api#unitType",
        ],
    ),
    ("it is Smithy 1.0, and models of Smithy 2.0 have `default`", &["smithy.api#box"]),
    ("the service answers the CORS requests of browsers", &["smithy.api#cors"]),
    (
        "each operation gets an input and an output of its own in any case",
        &["smithy.api#input", "smithy.api#output"],
    ),
    (
        "it relates members to resources, and clients have no resources",
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
        "the service checks the elements of a list, and a `Vec` keeps their order",
        &["smithy.api#uniqueItems", "smithy.api#unordered"],
    ),
    (
        "it informs authors and tools of the model",
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
