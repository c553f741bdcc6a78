//! The traits that types derive.

use crate::ir::{Derive, Member};
use crate::lower::closure::Closure;
use crate::smithy::ShapeId;

/// Returns the traits of comparison that a type derives.
///
/// Floating-point numbers are not equal to themselves if they are `NaN`.
pub(crate) fn comparison(closure: &Closure<'_>, id: &ShapeId) -> &'static [Derive] {
    if closure.inexact.contains(id) {
        &[Derive::PartialEq]
    } else if closure.unhashable.contains(id) {
        &[Derive::PartialEq, Derive::Eq]
    } else {
        &[Derive::PartialEq, Derive::Eq, Derive::Hash]
    }
}

/// Returns the traits that a structure with these members derives.
///
/// A stream cannot be cloned or compared. A derived `Debug` would show sensitive
/// members.
pub(crate) fn of_structure(members: &[Member], comparison: &[Derive]) -> Vec<Derive> {
    let has_stream = members.iter().any(|member| member.ty.is_stream());
    let shows_all = members.iter().all(|member| !member.sensitive);
    let has_default = members.iter().all(Member::has_default);
    let derives =
        [(Derive::Clone, !has_stream), (Derive::Debug, shows_all), (Derive::Default, has_default)];
    let comparison = comparison.iter().map(|derive| (*derive, !has_stream));
    let derives = derives.into_iter().chain(comparison);
    derives.filter_map(|(derive, applies)| applies.then_some(derive)).collect()
}

/// Returns the traits that a union or the enum of an event stream derives.
pub(crate) fn of_union(is_sensitive: bool, comparison: &[Derive]) -> Vec<Derive> {
    let debug = (!is_sensitive).then_some(Derive::Debug);
    [Derive::Clone].into_iter().chain(debug).chain(comparison.iter().copied()).collect()
}
