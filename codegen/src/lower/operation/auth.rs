//! How calls are authenticated, and what else the traits of an operation ask of a client.

use crate::diagnostic::{Code, Diagnostics};
use crate::ir::{AuthScheme, Behavior};
use crate::smithy::traits::ignored::OTHER_AUTH_SCHEMES;
use crate::smithy::traits::{
    Auth, HttpBearerAuth, HttpChecksumRequired, OptionalAuth, RequestCompression, Sigv4, Trait,
    UnsignedPayload,
};
use crate::smithy::{ShapeId, Traits};

/// The schemes that there are, in the order in which they are preferred where nothing is said.
const SCHEMES: [(&str, AuthScheme); 2] =
    [(Sigv4::ID, AuthScheme::SigV4), (HttpBearerAuth::ID, AuthScheme::Bearer)];

/// The schemes of a service, the preferred ones first.
pub(crate) fn schemes(
    service: &ShapeId,
    traits: &Traits,
    problems: &mut Diagnostics,
) -> Vec<AuthScheme> {
    let has = |(id, scheme): (&str, AuthScheme)| traits.has_id(id).then_some(scheme);
    let all: Vec<_> = SCHEMES.into_iter().filter_map(has).collect();
    let names = traits.get().map(|Auth(names)| names);
    let schemes = match &names {
        Some(names) => named(names).into_iter().filter(|scheme| all.contains(scheme)).collect(),
        None => all,
    };
    let has_names = names.is_some_and(|names| !names.is_empty());
    let has_other = OTHER_AUTH_SCHEMES.iter().any(|id| traits.has_id(id));
    if schemes.is_empty() && (has_names || has_other) {
        let problem = "the service has no auth scheme that is supported";
        let remedy = "give it `aws.auth#sigv4` or `smithy.api#httpBearerAuth`, or add the support";
        problems.push(Code::Auth.shape(service, problem, remedy).about(Auth::ID));
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
    let own = traits.get().map(|Auth(names)| names);
    let mut auth = own.as_ref().map_or_else(|| service.to_vec(), |names| named(names));
    if own.is_some_and(|names| !names.is_empty()) && auth.is_empty() {
        let problem = "`smithy.api#auth` names no auth scheme that is supported";
        let remedy = "name `aws.auth#sigv4` or `smithy.api#httpBearerAuth`, or add the support";
        problems.push(Code::Auth.shape(operation, problem, remedy).about(Auth::ID));
    }
    if auth.is_empty() || traits.has::<OptionalAuth>() {
        auth.push(AuthScheme::None);
    }
    let compression: Option<RequestCompression> = traits.get();
    let compresses = compression.is_some_and(|it| it.encodings.iter().any(|name| name == "gzip"));
    Behavior {
        auth: (auth != service).then_some(auth),
        unsigned_payload: traits.has::<UnsignedPayload>(),
        content_md5: traits.has::<HttpChecksumRequired>(),
        compresses,
        ..Behavior::default()
    }
}
