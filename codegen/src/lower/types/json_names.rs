//! The names of members in JSON.

use super::draft::MemberDraft;
use crate::diagnostic::Code;
use crate::ir::Binding;
use crate::lower::context::Lowering;
use crate::rust::shorten::shorten;
use crate::rust::unique_names::UniqueNames;
use crate::smithy::traits::{EventHeader, EventPayload, JsonName as JsonNameTrait, Trait};
use crate::smithy::{Member, ShapeId};

/// The largest length of a name in JSON, in bytes. The compiler matches a name byte by byte, and
/// needs gigabytes of memory for a name of ten times this length.
const MAX_LENGTH: usize = 1000;

impl Lowering<'_> {
    /// Names the members of a structure in JSON.
    ///
    /// The service decides the names in the body. Members outside of the body, which are part of
    /// the structure's JSON in serde only, must not take these names.
    pub(crate) fn json_names(&self, owner: &ShapeId, drafts: &[MemberDraft<'_>]) -> Vec<String> {
        let mut taken = UniqueNames::default();
        let in_body = drafts.iter().filter(|draft| is_in_body(draft));
        self.check_json_names(owner, in_body.map(|draft| draft.shape), &mut taken);
        let elsewhere = drafts.iter().filter(|draft| !is_in_body(draft));
        let mut elsewhere = taken.assign(elsewhere.map(name_outside_body)).into_iter();
        let names = drafts.iter().map(|draft| match is_in_body(draft) {
            true => wire_name(draft.shape),
            false => elsewhere.next().unwrap_or_default(),
        });
        names.collect()
    }

    /// Rejects names in JSON that an earlier member has, and names that are too long.
    pub(crate) fn check_json_names<'m>(
        &self,
        owner: &ShapeId,
        members: impl IntoIterator<Item = &'m Member>,
        taken: &mut UniqueNames,
    ) {
        let mut members: Vec<_> = members.into_iter().collect();
        // Report a duplicate at the member that has the trait.
        members.sort_by_key(|member| member.traits.has::<JsonNameTrait>());
        for member in members {
            let name = wire_name(member);
            let problem = match name.len() {
                0..=MAX_LENGTH if taken.take(&name) => continue,
                0..=MAX_LENGTH => format!("another member has the name {name:?} in JSON"),
                _ => format!("the name in JSON has more than {MAX_LENGTH} bytes"),
            };
            let remedy = "give the member a different `smithy.api#jsonName`";
            let problem = Code::Name.member(owner, &member.name, problem, remedy);
            self.report(problem.about(JsonNameTrait::ID));
        }
    }
}

/// Returns the name of a member in a JSON body.
pub(crate) fn wire_name(member: &Member) -> String {
    member.traits.get().map_or_else(|| member.name.clone(), |JsonNameTrait(name)| name)
}

/// Whether a member is in the JSON of a body or an event.
fn is_in_body(draft: &MemberDraft<'_>) -> bool {
    let traits = &draft.shape.traits;
    let in_message = traits.has::<EventHeader>() || traits.has::<EventPayload>();
    draft.binding == Binding::Body && !in_message
}

/// Returns the preferred name in JSON of a member that is not in the body.
fn name_outside_body(draft: &MemberDraft<'_>) -> String {
    let name = match draft.binding {
        // A header of an event is in JSON if the structure is not used as an event.
        Binding::Body => wire_name(draft.shape),
        // `jsonName` applies to bodies only.
        _ => draft.shape.name.clone(),
    };
    shorten(name, MAX_LENGTH, "_")
}
