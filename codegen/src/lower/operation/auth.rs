//! How calls are authenticated, and what else the traits of an operation ask of a client.

use crate::diagnostic::{Code, Diagnostics};
use crate::ir::{AuthScheme, Behavior};
use crate::smithy::traits::{RequestCompression, id};
use crate::smithy::{ShapeId, Traits};

/// The schemes that there are, in the order in which they are preferred where nothing is said.
const SCHEMES: [(&str, AuthScheme); 2] =
    [(id::SIGV4, AuthScheme::SigV4), (id::HTTP_BEARER_AUTH, AuthScheme::Bearer)];

/// The schemes that are not supported.
const OTHERS: [&str; 5] = [
    "aws.auth#cognitoUserPools",
    "aws.auth#sigv4a",
    "smithy.api#httpApiKeyAuth",
    "smithy.api#httpBasicAuth",
    "smithy.api#httpDigestAuth",
];

/// The schemes of a service, the preferred ones first.
pub(crate) fn schemes(
    service: &ShapeId,
    traits: &Traits,
    problems: &mut Diagnostics,
) -> Vec<AuthScheme> {
    let has = |(id, scheme): (&str, AuthScheme)| traits.has(id).then_some(scheme);
    let all: Vec<_> = SCHEMES.into_iter().filter_map(has).collect();
    let schemes = match traits.get::<Vec<String>>(id::AUTH) {
        Some(names) => named(&names).into_iter().filter(|scheme| all.contains(scheme)).collect(),
        None => all,
    };
    let named = traits.get::<Vec<String>>(id::AUTH).is_some_and(|names| !names.is_empty());
    if schemes.is_empty() && (named || OTHERS.iter().any(|id| traits.has(id))) {
        let problem = "the service has no auth scheme that is supported";
        let remedy = "give it `aws.auth#sigv4` or `smithy.api#httpBearerAuth`, or add the support";
        problems.push(Code::Auth.shape(service, problem, remedy).about(id::AUTH));
    }
    schemes
}

fn named(names: &[String]) -> Vec<AuthScheme> {
    let scheme = |name: &String| {
        let mut schemes = SCHEMES.into_iter();
        schemes.find(|(id, _)| id == name).map(|(_, scheme)| scheme)
    };
    names.iter().filter_map(scheme).collect()
}

/// What the traits of an operation ask of a client.
pub(crate) fn behavior(
    operation: &ShapeId,
    traits: &Traits,
    service: &[AuthScheme],
    problems: &mut Diagnostics,
) -> Behavior {
    let own: Option<Vec<String>> = traits.get(id::AUTH);
    let mut auth = own.as_ref().map_or_else(|| service.to_vec(), |names| named(names));
    if own.is_some_and(|names| !names.is_empty()) && auth.is_empty() {
        let problem = "`smithy.api#auth` names no auth scheme that is supported";
        let remedy = "name `aws.auth#sigv4` or `smithy.api#httpBearerAuth`, or add the support";
        problems.push(Code::Auth.shape(operation, problem, remedy).about(id::AUTH));
    }
    if auth.is_empty() || traits.has(id::OPTIONAL_AUTH) {
        auth.push(AuthScheme::None);
    }
    let compression: Option<RequestCompression> = traits.get(id::REQUEST_COMPRESSION);
    let compresses = compression.is_some_and(|it| it.encodings.iter().any(|name| name == "gzip"));
    Behavior {
        auth: (auth != service).then_some(auth),
        unsigned_payload: service.contains(&AuthScheme::SigV4) && traits.has(id::UNSIGNED_PAYLOAD),
        content_md5: traits.has(id::HTTP_CHECKSUM_REQUIRED),
        compresses,
        ..Behavior::default()
    }
}
