//! The traits that types derive.

use crate::ir::{Derive, Member};

/// Returns the traits that a structure with these members derives.
///
/// A stream cannot be cloned, compared or serialized. A derived `Debug` would show sensitive
/// members.
pub(crate) fn of_structure(members: &[Member]) -> Vec<Derive> {
    let has_stream = members.iter().any(|member| member.ty.is_stream());
    let shows_all = members.iter().all(|member| !member.sensitive);
    let has_default = members.iter().all(Member::has_default);
    let derives = [
        (Derive::Clone, !has_stream),
        (Derive::Debug, shows_all),
        (Derive::Default, has_default),
        (Derive::PartialEq, !has_stream),
        (Derive::Serialize, !has_stream),
        (Derive::Deserialize, !has_stream),
    ];
    derives.into_iter().filter_map(|(derive, applies)| applies.then_some(derive)).collect()
}

/// Returns the traits that a union or the enum of an event stream derives.
pub(crate) fn of_union(is_sensitive: bool) -> Vec<Derive> {
    match is_sensitive {
        true => vec![Derive::Clone, Derive::PartialEq],
        false => vec![Derive::Clone, Derive::Debug, Derive::PartialEq],
    }
}
