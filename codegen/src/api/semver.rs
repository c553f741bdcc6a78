//! The effect of changes on the callers of a crate.
//!
//! A test for each kind of change compiles and runs a caller of the old crate with the new crate.

use super::{Fact, Facts, Group, Item, Part};
use serde::Serialize;
use std::fmt;

/// The part of the version that a change raises.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// Nothing changed, or only documentation.
    #[default]
    None,
    /// The client works differently inside. Callers see no difference.
    Patch,
    /// The crate has new items, or calls behave differently.
    Minor,
    /// Code or stored JSON of the old crate may not work with the new crate.
    Major,
}

impl fmt::Display for Level {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Level::None => "none",
            Level::Patch => "patch",
            Level::Minor => "minor",
            Level::Major => "major",
        })
    }
}

/// The level of a change, and the reason.
pub(crate) type Judgement = (Level, &'static str);

const OTHER_VALUES: Judgement = (Level::Minor, "the service accepts or returns other values");
const ADDITION: Judgement = (Level::Minor, "existing code is not affected");
const RESOLVED: Judgement = (Level::Patch, "the client resolves the endpoint");

/// Judges a new item.
pub(crate) fn new(item: &Item, facts: &Facts) -> Judgement {
    let is_required =
        facts.get(&Fact::Nullability).is_some_and(|nullability| nullability == "required");
    match item.part {
        Some(Part::Input) if is_required => {
            (Level::Major, "a call that does not set it no longer compiles")
        }
        Some(Part::Input) => (Level::Minor, "callers may leave it unset"),
        Some(_) if is_required => {
            (Level::Major, "code that builds the type without it no longer compiles")
        }
        Some(Part::Output | Part::Parameter) => (Level::Minor, "callers may ignore it"),
        Some(Part::Member) => {
            (Level::Minor, "callers may ignore it: structures and unions are non-exhaustive")
        }
        Some(Part::Value) => (Level::Minor, "the enum is non-exhaustive"),
        Some(Part::Error) => (Level::Minor, "the error enum is non-exhaustive"),
        Some(Part::Setting | Part::Waiter | Part::Method) | None => ADDITION,
        Some(Part::Region) => RESOLVED,
    }
}

/// Judges an item that is gone.
pub(crate) fn gone(item: &Item) -> Judgement {
    match (item.group, item.part) {
        (_, Some(Part::Region)) => RESOLVED,
        (_, Some(Part::Error)) => (Level::Major, "code that matches it no longer compiles"),
        (_, Some(Part::Input | Part::Setting)) => {
            (Level::Major, "code that sets it no longer compiles")
        }
        (_, Some(Part::Output)) => (Level::Major, "code that reads it no longer compiles"),
        _ => (Level::Major, "code that names it no longer compiles"),
    }
}

/// Judges a fact that changed, is new or is gone.
pub(crate) fn changed(item: &Item, fact: Fact, was: Option<&str>, is: Option<&str>) -> Judgement {
    match fact {
        Fact::Kind | Fact::Type => (Level::Major, "code that uses the old type no longer compiles"),
        Fact::Nullability => nullability(was.unwrap_or_default(), is.unwrap_or_default()),
        Fact::Traits => traits(was.unwrap_or_default(), is.unwrap_or_default()),
        Fact::Json | Fact::Format | Fact::Value => {
            (Level::Major, "stored JSON of the old crate is read differently")
        }
        Fact::Pages if is.is_none() => (Level::Major, "`into_paginator` no longer exists"),
        Fact::Items if was.is_some() => {
            (Level::Major, "`items` yields another type, or no longer exists")
        }
        Fact::Pages if was.is_some() => (Level::Patch, "the paginator handles it"),
        Fact::Pages | Fact::Items => ADDITION,
        Fact::Message if is == Some("hidden") => (Level::Minor, "`message` returns no text"),
        Fact::Message if is.is_none() => {
            (Level::Minor, "`message` returns a text that is not a member")
        }
        Fact::Length | Fact::Range | Fact::Elements | Fact::Keys | Fact::Values
            if item.part == Some(Part::Input) =>
        {
            (Level::Minor, "the client checks other limits before it sends a request")
        }
        Fact::Length | Fact::Range | Fact::Pattern => OTHER_VALUES,
        Fact::Elements | Fact::Keys | Fact::Values => OTHER_VALUES,
        Fact::Default => (Level::Minor, "the service uses another value if it is not set"),
        Fact::Auth => (Level::Minor, "callers may need other credentials or settings"),
        Fact::Settings => (Level::Minor, "environment variables and profiles use another name"),
        Fact::Name if item.group == Group::Error => {
            (Level::Minor, "`code` and logs contain another name")
        }
        Fact::Name => (Level::Minor, "logs contain another name"),
        Fact::Status => (Level::Minor, "the response has another status"),
        Fact::Condition => (Level::Minor, "the waiter waits for another condition"),
        Fact::Token if is.is_none() => (Level::Minor, "the client no longer generates a value"),
        Fact::Token => (Level::Minor, "the client generates a value if it is not set"),
        Fact::Sensitive if is.is_none() => (Level::Minor, "debug output and logs now show it"),
        Fact::Sensitive => (Level::Patch, "debug output no longer shows it"),
        Fact::Retry if is.is_none() => (Level::Patch, "the client no longer retries the call"),
        Fact::Retry => (Level::Patch, "the client retries the call"),
        Fact::Message
        | Fact::Binding
        | Fact::KnownLength
        | Fact::Http
        | Fact::HostPrefix
        | Fact::Sending
        | Fact::Params
        | Fact::Signing
        | Fact::Delays => (Level::Patch, "the client handles it"),
        Fact::Deprecated if is.is_some() => (Level::Minor, "the compiler warns about its use"),
        Fact::Deprecated => (Level::Patch, "the compiler no longer warns about its use"),
        Fact::Url => RESOLVED,
        Fact::Rules => {
            (Level::Patch, "the client resolves the endpoint; the result may be the same")
        }
        Fact::Version => (Level::Patch, "the version is only information"),
        Fact::Docs => (Level::None, "documentation does not affect code"),
    }
}

fn nullability(was: &str, is: &str) -> Judgement {
    match (was, is) {
        ("optional", "required") => (
            Level::Major,
            "code that leaves it unset, or reads it as an `Option`, no longer compiles",
        ),
        (_, "required") => (Level::Major, "code that leaves it unset no longer compiles"),
        ("optional", _) => (Level::Major, "code that reads it as an `Option` no longer compiles"),
        (_, "optional") => {
            (Level::Major, "code that reads it no longer compiles: it becomes an `Option`")
        }
        _ => (Level::Minor, "a value that is not set becomes the default value"),
    }
}

/// Judges a change of traits, which are lists such as `Clone, Default`.
fn traits(was: &str, is: &str) -> Judgement {
    let is: Vec<_> = is.split(", ").collect();
    if was.split(", ").filter(|it| !it.is_empty()).all(|it| is.contains(&it)) {
        return ADDITION;
    }
    (Level::Major, "code that uses the missing trait no longer compiles")
}
