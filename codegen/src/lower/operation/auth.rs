//! Auth schemes, and other traits that ask for behavior of the client.

use super::draft::OperationDraft;
use crate::diagnostic::Code;
use crate::ir::{AuthScheme, Behavior};
use crate::lower::context::Lowering;
use crate::smithy::traits::ignored::OTHER_AUTH_SCHEMES;
use crate::smithy::traits::{
    Auth, HttpBearerAuth, HttpChecksumRequired, Idempotent, OptionalAuth, Readonly,
    RequestCompression, Sigv4, Trait, UnsignedPayload,
};

/// The supported auth schemes, in the order of preference of a service without `smithy.api#auth`.
const SCHEMES: [(&str, AuthScheme); 2] =
    [(Sigv4::ID, AuthScheme::SigV4), (HttpBearerAuth::ID, AuthScheme::Bearer)];

impl Lowering<'_> {
    /// Returns the auth schemes of the service, in order of preference.
    pub(crate) fn auth_schemes(&self) -> Vec<AuthScheme> {
        let traits = self.service.traits;
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
            let problem = "the service has no supported auth scheme";
            let remedy = "add `aws.auth#sigv4` or `smithy.api#httpBearerAuth` to the service";
            self.report(Code::Auth.shape(self.service.id, problem, remedy).about(Auth::ID));
        }
        schemes
    }

    /// Lowers the traits that ask for behavior of the client.
    pub(crate) fn behavior(
        &self,
        draft: &OperationDraft<'_>,
        of_service: &[AuthScheme],
    ) -> Behavior {
        let traits = draft.traits;
        let own = traits.get().map(|Auth(names)| names);
        let mut auth = own.as_ref().map_or_else(|| of_service.to_vec(), |names| named(names));
        if own.is_some_and(|names| !names.is_empty()) && auth.is_empty() {
            let problem = "`smithy.api#auth` has no supported auth scheme";
            let remedy = "add `aws.auth#sigv4` or `smithy.api#httpBearerAuth`, or leave the operation out with \
                          `--operations`";
            self.report(Code::Auth.shape(draft.id, problem, remedy).about(Auth::ID));
        }
        if auth.is_empty() || traits.has::<OptionalAuth>() {
            auth.push(AuthScheme::None);
        }
        let signs = of_service.contains(&AuthScheme::SigV4);
        let compression: Option<RequestCompression> = traits.get();
        Behavior {
            auth: (auth != of_service).then_some(auth),
            unsigned_payload: signs && traits.has::<UnsignedPayload>(),
            sign_events: signs && draft.input.has_event_stream(),
            content_md5: traits.has::<HttpChecksumRequired>(),
            compresses: compression
                .is_some_and(|it| it.encodings.iter().any(|name| name == "gzip")),
            headers: self.constant_headers(),
            tree_hash: self.needs_tree_hash(&draft.input),
            repeatable: traits.has::<Idempotent>()
                || traits.has::<Readonly>()
                || draft.input.members.iter().any(|member| member.is_token),
        }
    }
}

/// Returns the schemes with these shape ids, without those that are not supported.
fn named(names: &[String]) -> Vec<AuthScheme> {
    let scheme = |name: &String| {
        let mut schemes = SCHEMES.into_iter();
        schemes.find(|(id, _)| id == name).map(|(_, scheme)| scheme)
    };
    names.iter().filter_map(scheme).collect()
}
