//! The kinds of changes, each with a stable ID, its effect on callers, and the reason for that.
//!
//! A test for each kind compiles and runs a caller of the old crate with the new crate.

use super::level::Level;
use serde::{Serialize, Serializer};

/// The effect of a change on the callers of a crate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Effect {
    /// Code or stored JSON of the old crate may not work with the new crate.
    Breaks,
    /// The crate has a new item.
    Adds,
    /// Calls, logs or the compiler behave differently.
    Behaves,
    /// The client works differently inside. Callers see no difference.
    Internal,
}

impl Effect {
    /// Returns the level of the version that the effect requires.
    pub(crate) fn level(self) -> Level {
        match self {
            Effect::Breaks => Level::Major,
            Effect::Adds | Effect::Behaves => Level::Minor,
            Effect::Internal => Level::Patch,
        }
    }
}

macro_rules! kinds {
    ($($effect:ident { $($name:ident = $id:literal: $title:literal, $why:literal;)* })*) => {
        /// A kind of change.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        #[allow(missing_docs, reason = "the titles and reasons below document the kinds")]
        pub enum Kind {
            $($($name,)*)*
        }

        impl Kind {
            /// All kinds, those with the gravest effect first.
            pub const ALL: &[Kind] = &[$($(Kind::$name,)*)*];

            /// Returns the name of the kind for programs. It never changes.
            pub fn id(self) -> &'static str {
                match self { $($(Kind::$name => $id,)*)* }
            }

            /// Returns the kind in words, such as `input is new`.
            pub fn title(self) -> &'static str {
                match self { $($(Kind::$name => $title,)*)* }
            }

            /// Returns the effect on callers.
            pub fn effect(self) -> Effect {
                match self { $($(Kind::$name => Effect::$effect,)*)* }
            }

            /// Returns the reason for the effect.
            pub fn why(self) -> &'static str {
                match self { $($(Kind::$name => $why,)*)* }
            }
        }
    };
}

kinds! {
    Breaks {
        OperationGone = "operation-gone":
            "operation is gone", "code that calls it no longer compiles";
        TypeGone = "type-gone":
            "type is gone", "code that names it no longer compiles";
        ErrorGone = "error-gone":
            "error is gone", "code that names it no longer compiles";
        TypeKindChanged = "type-kind-changed":
            "type is of another kind", "code that uses the old type no longer compiles";
        TypeChanged = "type-changed":
            "type changed", "code that uses the old type no longer compiles";
        RequiredInputNew = "required-input-new":
            "required input is new", "a call that does not set it no longer compiles";
        InputGone = "input-gone":
            "input is gone", "code that sets it no longer compiles";
        RequiredOutputNew = "required-output-new":
            "required output is new", "code that builds the output without it no longer compiles";
        OutputGone = "output-gone":
            "output is gone", "code that reads it no longer compiles";
        RequiredMemberNew = "required-member-new":
            "required member is new", "code that builds the type without it no longer compiles";
        MemberGone = "member-gone":
            "member is gone", "code that names it no longer compiles";
        BecameRequired = "became-required":
            "became required",
            "code that leaves it unset, or reads it as an `Option`, no longer compiles";
        DefaultBecameRequired = "default-became-required":
            "became required", "code that leaves it unset no longer compiles";
        BecameOptional = "became-optional":
            "became optional", "code that reads it no longer compiles: it becomes an `Option`";
        DefaultNew = "default-new":
            "has a default value", "code that reads it as an `Option` no longer compiles";
        TraitGone = "trait-gone":
            "traits in Rust changed", "code that uses the missing trait no longer compiles";
        JsonNameChanged = "json-name-changed":
            "name in JSON changed", "stored JSON of the old crate is read differently";
        TimestampFormatChanged = "timestamp-format-changed":
            "timestamp format in JSON changed", "stored JSON of the old crate is read differently";
        EnumValueGone = "enum-value-gone":
            "value is gone", "code that names it no longer compiles";
        EnumValueChanged = "enum-value-changed":
            "value changed", "stored JSON of the old crate is read differently";
        OperationErrorGone = "operation-error-gone":
            "no longer an error of the operation", "code that matches it no longer compiles";
        PaginationGone = "pagination-gone":
            "pagination is gone", "`into_paginator` no longer exists";
        PageItemsChanged = "page-items-changed":
            "items of pages changed", "`items` yields another type, or no longer exists";
        WaiterGone = "waiter-gone":
            "waiter is gone", "code that calls it no longer compiles";
        SettingGone = "setting-gone":
            "setting is gone", "code that sets it no longer compiles";
        EndpointParameterGone = "endpoint-parameter-gone":
            "endpoint parameter is gone", "code that sets it no longer compiles";
        EndpointMethodGone = "endpoint-method-gone":
            "method of endpoints is gone", "code that calls it no longer compiles";
    }
    Adds {
        OperationNew = "operation-new":
            "new operation", "the client has a new method";
        TypeNew = "type-new":
            "new", "existing code is not affected";
        ErrorNew = "error-new":
            "new error", "existing code is not affected";
        InputNew = "input-new":
            "new input", "callers may leave it unset";
        OutputNew = "output-new":
            "new output", "callers may ignore it";
        MemberNew = "member-new":
            "new member", "callers may ignore it: structures and unions are non-exhaustive";
        EnumValueNew = "enum-value-new":
            "new value", "the enum is non-exhaustive";
        OperationErrorNew = "operation-error-new":
            "new error of the operation", "the error enum is non-exhaustive";
        TraitNew = "trait-new":
            "traits in Rust changed", "existing code is not affected";
        PaginationNew = "pagination-new":
            "pagination is new", "existing code is not affected";
        PageItemsNew = "page-items-new":
            "items of pages are new", "existing code is not affected";
        WaiterNew = "waiter-new":
            "new waiter", "existing code is not affected";
        SettingNew = "setting-new":
            "new setting", "callers may leave it unset";
        EndpointParameterNew = "endpoint-parameter-new":
            "new endpoint parameter", "callers may ignore it";
        EndpointMethodNew = "endpoint-method-new":
            "new method of endpoints", "existing code is not affected";
        EndpointOffered = "endpoint-offered":
            "endpoint is offered", "calls that failed may now be sent";
    }
    Behaves {
        RequiredByServiceNew = "required-by-service-new":
            "the service requires it", "calls that leave it unset may now be refused";
        RequiredByServiceGone = "required-by-service-gone":
            "the service no longer requires it", "calls that leave it unset may now be sent";
        AlwaysReturnedNew = "always-returned-new":
            "the service always returns it", "it is still an `Option`";
        AlwaysReturnedGone = "always-returned-gone":
            "the service may leave it out", "it is an `Option` already";
        DefaultChanged = "default-changed":
            "default value changed", "a value that is not set becomes the default value";
        LimitTightened = "limit-tightened":
            "limit is tighter", "calls that were sent may now be refused";
        LimitLoosened = "limit-loosened":
            "limit is looser", "calls that were refused may now be sent";
        LimitChanged = "limit-changed":
            "limit changed", "calls that were sent may now be refused, and others may now be sent";
        ReturnedValuesChanged = "returned-values-changed":
            "limit of returned values changed", "the service returns other values";
        ServiceDefaultChanged = "service-default-changed":
            "default value of the service changed",
            "the service uses another value if it is not set";
        TokenNew = "token-new":
            "the client generates it", "calls that leave it unset now send a generated value";
        TokenGone = "token-gone":
            "the client no longer generates it", "calls that leave it unset are sent without it";
        KnownLengthNew = "known-length-new":
            "the length must be known", "calls with a stream of unknown length may now be refused";
        KnownLengthGone = "known-length-gone":
            "the length may be unknown", "calls with a stream of unknown length may now be sent";
        ResponseUseNew = "response-use-new":
            "responses have the type",
            "JSON that lacks required members is now read, with empty values";
        ResponseUseGone = "response-use-gone":
            "only requests have the type", "JSON that lacks required members is now refused";
        DeprecatedNew = "deprecated-new":
            "is deprecated", "the compiler warns about its use";
        SensitiveGone = "sensitive-gone":
            "is no longer sensitive", "debug output and logs now show it";
        AuthChanged = "auth-changed":
            "authentication changed", "callers may need other credentials or settings";
        SettingsNameChanged = "settings-name-changed":
            "name in settings changed", "environment variables and profiles use another name";
        ErrorCodeChanged = "error-code-changed":
            "code changed", "`code` and logs contain another name";
        NameChanged = "name-changed":
            "name changed", "logs contain another name";
        StatusChanged = "status-changed":
            "status changed", "the response has another status";
        MessageHidden = "message-hidden":
            "message is sensitive", "`message` returns no text";
        MessageGone = "message-gone":
            "member with the message is gone", "`message` returns a text that is not a member";
        WaiterConditionChanged = "waiter-condition-changed":
            "condition changed", "the waiter waits for another condition";
        EndpointWithdrawn = "endpoint-withdrawn":
            "endpoint is withdrawn", "calls with these settings now fail";
    }
    Internal {
        MessageChanged = "message-changed":
            "member with the message changed", "the client handles it";
        RetryNew = "retry-new":
            "the client retries", "calls that failed may succeed at another attempt";
        RetryGone = "retry-gone":
            "the client no longer retries", "calls fail at the first attempt";
        RetryChanged = "retry-changed":
            "retries changed", "the client waits for another time before it retries";
        PaginationChanged = "pagination-changed":
            "pagination changed", "the paginator handles it";
        WaiterDelaysChanged = "waiter-delays-changed":
            "delays changed", "the waiter handles it";
        BindingChanged = "binding-changed":
            "binding changed", "the client handles it";
        RequestChanged = "request-changed":
            "request changed", "the client handles it";
        HostPrefixChanged = "host-prefix-changed":
            "host prefix changed", "the client handles it";
        RequestOptionsChanged = "request-options-changed":
            "request options changed", "the client handles it";
        EndpointArgumentsChanged = "endpoint-arguments-changed":
            "endpoint parameters of the call changed", "the client handles it";
        SigningNameChanged = "signing-name-changed":
            "signing name changed", "the client handles it";
        EndpointChanged = "endpoint-changed":
            "endpoint changed", "the client resolves the endpoint";
        EndpointRulesChanged = "endpoint-rules-changed":
            "endpoint rules changed",
            "the client resolves the endpoint; the result may be the same";
        SensitiveNew = "sensitive-new":
            "is sensitive", "debug output no longer shows it";
        DeprecatedChanged = "deprecated-changed":
            "deprecation has another text", "the warning of the compiler has another text";
        DeprecatedGone = "deprecated-gone":
            "is no longer deprecated", "the compiler no longer warns about its use";
        VersionChanged = "version-changed":
            "version of the API changed", "the version is only information";
    }
}

impl Serialize for Kind {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.id())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn ids_are_unique_and_in_kebab_case() {
        let ids: BTreeSet<_> = Kind::ALL.iter().map(|kind| kind.id()).collect();
        assert_eq!(ids.len(), Kind::ALL.len());
        let is_kebab = |id: &str| {
            id.split('-')
                .all(|word| !word.is_empty() && word.bytes().all(|b| b.is_ascii_lowercase()))
        };
        assert!(ids.into_iter().all(is_kebab));
    }

    /// The table is printed from the code, so that it cannot differ.
    #[test]
    fn readme_lists_every_kind() {
        let mut table = String::from("| kind of change | verdict | meaning |\n|---|---|---|\n");
        for kind in Kind::ALL {
            let level = kind.effect().level();
            table += &format!("| `{}` | {level} | {}: {} |\n", kind.id(), kind.title(), kind.why());
        }
        let readme = include_str!("../../README.md");
        assert!(readme.contains(&table), "codegen/README.md lacks this table:\n{table}");
    }
}
