//! The names of members in JSON.

use crate::diagnostic::{Code, Diagnostics};
use crate::ir::{Binding, Member};
use crate::rust::names::serde_camel_case;
use crate::rust::shorten::shorten;
use crate::rust::unique_names::UniqueNames;
use crate::smithy::traits::{EventHeader, EventPayload, JsonName, Trait};
use crate::smithy::{self, ShapeId};

/// The length that a name in JSON may have, in bytes: the compiler matches it byte by byte, with
/// gigabytes of memory for one that is ten times as long.
const LONGEST: usize = 1000;

/// Returns the name that a member of a structure or a union has in a JSON body.
pub(crate) fn wire_name(member: &smithy::Member) -> String {
    member.traits.get().map_or_else(|| member.name.clone(), |JsonName(name)| name)
}

/// Rejects the names of members that an earlier member has in JSON, and those that are too long.
pub(crate) fn check<'m>(
    owner: &ShapeId,
    members: impl IntoIterator<Item = &'m smithy::Member>,
    scope: &mut UniqueNames,
    problems: &mut Diagnostics,
) {
    let mut members: Vec<_> = members.into_iter().collect();
    // A name that the model gives in two ways is wrong where it is given by the trait.
    members.sort_by_key(|member| member.traits.has::<JsonName>());
    for member in members {
        let name = wire_name(member);
        let problem = match name.len() {
            0..=LONGEST if scope.take(&name) => continue,
            0..=LONGEST => format!("another member is called {name:?} in JSON, too"),
            _ => format!("the name in JSON has more than {LONGEST} characters"),
        };
        let remedy = "give the member another `smithy.api#jsonName`";
        let problem = Code::Name.member(owner, &member.name, problem, remedy);
        problems.push(problem.about(JsonName::ID));
    }
}

/// Names the members of a structure in its JSON form. Returns whether serde turns the names of
/// fields into camel case.
///
/// The names in the body are the service's. Members that are elsewhere have to leave them alone.
pub(crate) fn name_members(
    owner: &ShapeId,
    shapes: &[&smithy::Member],
    members: &mut [Member],
    problems: &mut Diagnostics,
) -> bool {
    let pairs = shapes.iter().copied().zip(members.iter_mut());
    let (in_body, elsewhere): (Vec<_>, Vec<_>) =
        pairs.partition(|(shape, member)| is_in_body(shape, member));
    let mut scope = UniqueNames::default();
    check(owner, in_body.iter().map(|(shape, _)| *shape), &mut scope, problems);
    let own = scope.assign(elsewhere.iter().map(|(shape, member)| own_name(shape, member)));
    for (shape, member) in in_body {
        member.json_name = wire_name(shape);
    }
    for ((_, member), name) in elsewhere.into_iter().zip(own) {
        member.json_name = name;
    }
    rename(members)
}

/// Tells serde the names that it does not find by itself.
fn rename(members: &mut [Member]) -> bool {
    let camel_case = members.iter().any(|member| {
        let field = member.snake_name();
        member.json_name == serde_camel_case(&field) && field.contains('_')
    });
    for member in members {
        let field = member.snake_name();
        let found = if camel_case { serde_camel_case(&field) } else { field };
        member.rename = Some(member.json_name.clone()).filter(|name| *name != found);
    }
    camel_case
}

/// Whether a member is in the JSON of a body or an event.
fn is_in_body(shape: &smithy::Member, member: &Member) -> bool {
    let in_event = shape.traits.has::<EventHeader>() || shape.traits.has::<EventPayload>();
    member.binding == Binding::Body && !in_event
}

/// Returns the name that a member outside of the body would have.
fn own_name(shape: &smithy::Member, member: &Member) -> String {
    let name = match member.binding {
        // A header of an event, in JSON where the structure is no event.
        Binding::Body => wire_name(shape),
        // `jsonName` is for bodies.
        _ => shape.name.clone(),
    };
    shorten(name, LONGEST, "_")
}
