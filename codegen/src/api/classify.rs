//! The kinds of changes of items and facts.

use super::kind::Kind;
use super::{Fact, Facts, Group, Item, Part, limits};

/// A changed fact of an item.
pub(crate) struct FactChange<'a> {
    pub item: &'a Item,
    pub fact: Fact,
    /// The old value. `None` if the item lacked the fact.
    pub was: Option<&'a str>,
    /// The new value. `None` if the item lacks the fact.
    pub is: Option<&'a str>,
    /// Whether requests have the item.
    pub in_requests: bool,
}

/// Whether a fact is an error that the endpoint rules return.
fn is_error(url: Option<&str>) -> bool {
    url.is_some_and(|url| url.starts_with("error: "))
}

/// Returns the kind of a new item.
pub(crate) fn new(item: &Item, facts: &Facts) -> Kind {
    let is_required = facts.get(&Fact::Nullability).is_some_and(|text| text == "required");
    let url = facts.get(&Fact::Url).map(String::as_str);
    match item.part {
        None => match item.group {
            Group::Operation => Kind::OperationNew,
            Group::Error => Kind::ErrorNew,
            Group::Service | Group::Type | Group::Endpoint => Kind::TypeNew,
        },
        Some(Part::Setting) => Kind::SettingNew,
        Some(Part::Input) if is_required => Kind::RequiredInputNew,
        Some(Part::Input) => Kind::InputNew,
        Some(Part::Output) if is_required => Kind::RequiredOutputNew,
        Some(Part::Output) => Kind::OutputNew,
        Some(Part::Error) => Kind::OperationErrorNew,
        Some(Part::Waiter) => Kind::WaiterNew,
        Some(Part::Member) if is_required => Kind::RequiredMemberNew,
        Some(Part::Member) => Kind::MemberNew,
        Some(Part::Value) => Kind::EnumValueNew,
        Some(Part::Parameter) => Kind::EndpointParameterNew,
        Some(Part::Method) => Kind::EndpointMethodNew,
        Some(Part::Region) if is_error(url) => Kind::EndpointWithdrawn,
        Some(Part::Region) => Kind::EndpointChanged,
    }
}

/// Returns the kind of an item that is gone.
pub(crate) fn gone(item: &Item, facts: &Facts) -> Kind {
    let url = facts.get(&Fact::Url).map(String::as_str);
    match item.part {
        None => match item.group {
            Group::Operation => Kind::OperationGone,
            Group::Error => Kind::ErrorGone,
            Group::Service | Group::Type | Group::Endpoint => Kind::TypeGone,
        },
        Some(Part::Setting) => Kind::SettingGone,
        Some(Part::Input) => Kind::InputGone,
        Some(Part::Output) => Kind::OutputGone,
        Some(Part::Error) => Kind::OperationErrorGone,
        Some(Part::Waiter) => Kind::WaiterGone,
        Some(Part::Member) => Kind::MemberGone,
        Some(Part::Value) => Kind::EnumValueGone,
        Some(Part::Parameter) => Kind::EndpointParameterGone,
        Some(Part::Method) => Kind::EndpointMethodGone,
        Some(Part::Region) if is_error(url) => Kind::EndpointOffered,
        Some(Part::Region) => Kind::EndpointChanged,
    }
}

/// Returns the kind of a changed fact. `None` for documentation, and if callers see no difference.
pub(crate) fn changed(change: &FactChange<'_>) -> Option<Kind> {
    let FactChange { item, fact, was, is, in_requests } = *change;
    // The kind for a fact that is new, gone or changed.
    let one_of = |new, gone, changed| match (was, is) {
        (None, _) => new,
        (_, None) => gone,
        _ => changed,
    };
    Some(match fact {
        Fact::Docs => return None,
        Fact::Kind => Kind::TypeKindChanged,
        Fact::Type => Kind::TypeChanged,
        Fact::Nullability => nullability(was.unwrap_or_default(), is.unwrap_or_default()),
        Fact::Required if in_requests => one_of(
            Kind::RequiredByServiceNew,
            Kind::RequiredByServiceGone,
            Kind::RequiredByServiceNew,
        ),
        Fact::Required => {
            one_of(Kind::AlwaysReturnedNew, Kind::AlwaysReturnedGone, Kind::AlwaysReturnedNew)
        }
        Fact::Traits => traits(was.unwrap_or_default(), is.unwrap_or_default()),
        Fact::Json => Kind::JsonNameChanged,
        Fact::Format => Kind::TimestampFormatChanged,
        Fact::Value => Kind::EnumValueChanged,
        Fact::Length | Fact::Range | Fact::Pattern if in_requests => limits::change(was, is),
        Fact::Elements | Fact::Keys | Fact::Values if in_requests => limits::change(was, is),
        Fact::Length | Fact::Range | Fact::Pattern => Kind::ReturnedValuesChanged,
        Fact::Elements | Fact::Keys | Fact::Values => Kind::ReturnedValuesChanged,
        Fact::Default => Kind::ServiceDefaultChanged,
        Fact::Binding => Kind::BindingChanged,
        Fact::Sensitive if is.is_none() => Kind::SensitiveGone,
        Fact::Sensitive => Kind::SensitiveNew,
        Fact::Token if is.is_none() => Kind::TokenGone,
        Fact::Token => Kind::TokenNew,
        Fact::KnownLength if is.is_none() => Kind::KnownLengthGone,
        Fact::KnownLength => Kind::KnownLengthNew,
        // Without required members, the use of a type makes no difference.
        Fact::Responses if was.is_none() || is.is_none() => return None,
        Fact::Responses if is == Some("no") => Kind::ResponseUseGone,
        Fact::Responses => Kind::ResponseUseNew,
        Fact::Http => Kind::RequestChanged,
        Fact::HostPrefix => Kind::HostPrefixChanged,
        Fact::Auth => Kind::AuthChanged,
        Fact::Sending => Kind::RequestOptionsChanged,
        Fact::Params => Kind::EndpointArgumentsChanged,
        Fact::Pages => one_of(Kind::PaginationNew, Kind::PaginationGone, Kind::PaginationChanged),
        Fact::Items => one_of(Kind::PageItemsNew, Kind::PageItemsChanged, Kind::PageItemsChanged),
        Fact::Name if item.group == Group::Error => Kind::ErrorCodeChanged,
        Fact::Name => Kind::NameChanged,
        Fact::Status => Kind::StatusChanged,
        Fact::Retry => one_of(Kind::RetryNew, Kind::RetryGone, Kind::RetryChanged),
        Fact::Message if is == Some("hidden") => Kind::MessageHidden,
        Fact::Message if is.is_none() => Kind::MessageGone,
        Fact::Message => Kind::MessageChanged,
        Fact::Settings => Kind::SettingsNameChanged,
        Fact::Signing => Kind::SigningNameChanged,
        Fact::Version => Kind::VersionChanged,
        Fact::Condition => Kind::WaiterConditionChanged,
        Fact::Delays => Kind::WaiterDelaysChanged,
        Fact::Deprecated => {
            one_of(Kind::DeprecatedNew, Kind::DeprecatedGone, Kind::DeprecatedChanged)
        }
        Fact::Url => match (is_error(was), is_error(is)) {
            (false, true) => Kind::EndpointWithdrawn,
            (true, false) => Kind::EndpointOffered,
            _ => Kind::EndpointChanged,
        },
        Fact::Rules => Kind::EndpointRulesChanged,
    })
}

fn nullability(was: &str, is: &str) -> Kind {
    match (was, is) {
        ("optional", "required") => Kind::BecameRequired,
        (_, "required") => Kind::DefaultBecameRequired,
        ("optional", _) => Kind::DefaultNew,
        (_, "optional") => Kind::BecameOptional,
        _ => Kind::DefaultChanged,
    }
}

/// Returns the kind of a change of traits, which are lists such as `Clone, Default`.
fn traits(was: &str, is: &str) -> Kind {
    let is: Vec<_> = is.split(", ").collect();
    match was.split(", ").filter(|it| !it.is_empty()).all(|it| is.contains(&it)) {
        true => Kind::TraitNew,
        false => Kind::TraitGone,
    }
}
