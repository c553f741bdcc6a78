//! What changes mean for those who use a crate.
//!
//! A test for each kind of change compiles and runs a caller that was written for the old crate.

use super::{Fact, Facts, Group, Item, Part};
use serde::Serialize;
use std::fmt;

/// What a change means for the version of a crate.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// Nothing changed.
    #[default]
    None,
    /// The client does something otherwise, and those who call it need not know.
    Patch,
    /// There is more to use, or calls behave otherwise.
    Minor,
    /// Code, or stored JSON, that fits the old crate may not fit the new one.
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

/// What a change means, and why.
pub(crate) type Judgement = (Level, &'static str);

const OTHER_VALUES: Judgement = (Level::Minor, "the service takes or gives other values");

/// Something new.
pub(crate) fn new(item: &Item, facts: &Facts) -> Judgement {
    let is_required = facts.get(&Fact::Presence).is_some_and(|presence| presence == "required");
    match item.part {
        Some(Part::Input) if is_required => (Level::Major, "a call without it does not compile"),
        Some(Part::Input) => (Level::Minor, "callers may leave it out"),
        Some(_) if is_required => (Level::Major, "a builder without it does not compile"),
        Some(Part::Output | Part::Parameter) => (Level::Minor, "callers may ignore it"),
        Some(Part::Member) => {
            (Level::Minor, "callers may ignore it: structures and unions are open")
        }
        Some(Part::Value) => (Level::Minor, "enums are open"),
        Some(Part::Error) => (Level::Minor, "enums of errors are open"),
        Some(Part::Setting | Part::Waiter | Part::Method) => (Level::Minor, "there is more to use"),
        Some(Part::Region) => (Level::Patch, "the client finds the endpoint"),
        None => (Level::Minor, "there is more to use"),
    }
}

/// Something that is gone.
pub(crate) fn gone(item: &Item) -> Judgement {
    match (item.group, item.part) {
        (_, Some(Part::Region)) => (Level::Patch, "the client finds the endpoint"),
        (_, Some(Part::Error)) => (Level::Major, "code that matches it does not compile"),
        (_, Some(Part::Input | Part::Setting)) => {
            (Level::Major, "code that sets it does not compile")
        }
        (_, Some(Part::Output)) => (Level::Major, "code that reads it does not compile"),
        _ => (Level::Major, "code that names it does not compile"),
    }
}

/// A fact that changed, is new or is gone.
pub(crate) fn changed(item: &Item, fact: Fact, was: Option<&str>, is: Option<&str>) -> Judgement {
    match fact {
        Fact::Kind | Fact::Type => (Level::Major, "code for the old type does not compile"),
        Fact::Presence => presence(was.unwrap_or_default(), is.unwrap_or_default()),
        Fact::Traits => traits(was.unwrap_or_default(), is.unwrap_or_default()),
        Fact::Json | Fact::Format | Fact::Value => {
            (Level::Major, "JSON that was stored is not read as what it was")
        }
        Fact::Pages if is.is_none() => (Level::Major, "`into_paginator` is gone"),
        Fact::Items if was.is_some() => (Level::Major, "`items` gives something else, or is gone"),
        Fact::Pages if was.is_some() => (Level::Patch, "the paginator takes care of it"),
        Fact::Pages | Fact::Items => (Level::Minor, "there is more to use"),
        Fact::Message if is == Some("hidden") => (Level::Minor, "`message` gives nothing"),
        Fact::Message if is.is_none() => (Level::Minor, "`message` gives text that is no field"),
        Fact::Length | Fact::Range | Fact::Elements | Fact::Keys | Fact::Values
            if item.part == Some(Part::Input) =>
        {
            (Level::Minor, "the client checks other bounds before it sends")
        }
        Fact::Length | Fact::Range | Fact::Pattern => OTHER_VALUES,
        Fact::Elements | Fact::Keys | Fact::Values => OTHER_VALUES,
        Fact::Default => (Level::Minor, "the service takes another value for it if it is left out"),
        Fact::Auth => (Level::Minor, "callers may need other settings"),
        Fact::Settings => (Level::Minor, "variables and profiles have another name for it"),
        Fact::Name if item.group == Group::Error => {
            (Level::Minor, "`code` and logs have another name")
        }
        Fact::Name => (Level::Minor, "logs have another name"),
        Fact::Status => (Level::Minor, "the response has another status"),
        Fact::Condition => (Level::Minor, "it waits for something else"),
        Fact::Token => (Level::Minor, "the client makes it up, or no longer does"),
        Fact::Sensitive if is.is_none() => (Level::Minor, "debug output and logs show it now"),
        Fact::Sensitive => (Level::Patch, "debug output shows it no more"),
        Fact::Retry => (Level::Patch, "the client tries again, or no more"),
        Fact::Message
        | Fact::Place
        | Fact::KnownLength
        | Fact::Http
        | Fact::HostPrefix
        | Fact::Sending
        | Fact::Params
        | Fact::Signing
        | Fact::Delays => (Level::Patch, "the client takes care of it"),
        Fact::Deprecated if is.is_some() => (Level::Minor, "the compiler warns of it"),
        Fact::Deprecated => (Level::Patch, "the compiler no longer warns of it"),
        Fact::Url => (Level::Patch, "the client finds the endpoint"),
        Fact::Rules => {
            (Level::Patch, "the client finds the endpoint, or the rules are only spelled otherwise")
        }
        Fact::Version => (Level::Patch, "it is only told"),
        Fact::Docs => (Level::None, "it is documentation"),
    }
}

fn presence(was: &str, is: &str) -> Judgement {
    match (was, is) {
        ("optional", "required") => {
            (Level::Major, "code that leaves it out, or reads it as an `Option`, does not compile")
        }
        (_, "required") => (Level::Major, "code that leaves it out does not compile"),
        ("optional", _) => (Level::Major, "code that reads it as an `Option` does not compile"),
        (_, "optional") => (Level::Major, "code that reads it does not compile: it is an `Option`"),
        _ => (Level::Minor, "without it there is the default"),
    }
}

/// Traits such as `Clone, Default`.
fn traits(was: &str, is: &str) -> Judgement {
    let is: Vec<_> = is.split(", ").collect();
    if was.split(", ").filter(|it| !it.is_empty()).all(|it| is.contains(&it)) {
        return (Level::Minor, "there is more to use");
    }
    (Level::Major, "code that uses the trait does not compile")
}
