//! Structures and their members.

use super::constraints::non_empty;
use super::derives;
use super::draft::{MemberDraft, MemberNames};
use super::role::{Owner, Role};
use crate::diagnostic::Code;
use crate::ir::{Binding, Docs, Member, Nullability, Structure, Type};
use crate::lower::context::Lowering;
use crate::lower::docs::constraint_traits::notes;
use crate::lower::docs::deprecation::deprecation;
use crate::lower::docs::{docs, fallback};
use crate::lower::symbols::TypeName;
use crate::rust::names::{builder_name, field_name, ident, marker_name, option_setter_name};
use crate::rust::unique_names::UniqueNames;
use crate::smithy::traits::{HttpLabel, IdempotencyToken, RequiresLength, Sensitive, Trait};
use crate::smithy::{self, ShapeId};
use std::collections::{BTreeMap, BTreeSet};

/// The largest number of required members that a builder can keep track of.
const MAX_REQUIRED: usize = 24;

impl Lowering<'_> {
    /// Returns a structure in its role, as the owner of members.
    pub(crate) fn owner<'a>(&'a self, id: &'a ShapeId, role: Role) -> Owner<'a> {
        Owner { id, role, docs: self.links.within(&self.closure.members(id)) }
    }

    /// Lowers a structure.
    pub(crate) fn structure(&self, owner: &Owner<'_>, name: &TypeName, docs: Docs) -> Structure {
        let drafts = self.drafts(owner);
        self.reject_members_beside_payload(owner.id, &drafts);
        let names = self.json_names(owner.id, &drafts);
        let members = drafts.into_iter().zip(names);
        let members: Vec<_> =
            members.map(|(draft, name)| self.member(owner, draft, name)).collect();
        let required = members.iter().filter(|member| member.nullability == Nullability::Required);
        if required.count() > MAX_REQUIRED {
            self.report(Code::Unsupported.shape(
                owner.id,
                format!(
                    "structures with more than {MAX_REQUIRED} required members are not supported"
                ),
                "make some members optional, or leave the operation out with `--operations`",
            ));
        }
        Structure {
            ident: name.ident.clone(),
            builder: builder_name(&name.ident),
            module: name.module.clone(),
            docs,
            deprecation: deprecation(&self.model.shape(owner.id).traits),
            derives: derives::of_structure(&members, derives::comparison(&self.closure, owner.id)),
            members,
            bounded: match owner.role {
                Role::Input => true,
                Role::Output | Role::Error => false,
                Role::Type => self.closure.bounded.contains(owner.id),
            },
        }
    }

    /// Whether responses have the structure.
    fn in_responses(&self, owner: &Owner<'_>) -> bool {
        match owner.role {
            Role::Input => false,
            Role::Output | Role::Error => true,
            Role::Type => self.closure.in_responses.contains(owner.id),
        }
    }

    /// Decides the fields, types and bindings of the members.
    fn drafts(&self, owner: &Owner<'_>) -> Vec<MemberDraft<'_>> {
        let shapes = self.closure.members(owner.id);
        let names = member_names(&shapes, owner.role);
        let draft = |shape| {
            let ty = self.member_type(owner.id, shape);
            MemberDraft {
                names: names[shape.name.as_str()].clone(),
                binding: self.binding(owner, shape, &ty),
                ty,
                shape,
            }
        };
        shapes.iter().copied().map(draft).collect()
    }

    /// Rejects members that would be in the body, if one member is the whole body.
    fn reject_members_beside_payload(&self, id: &ShapeId, drafts: &[MemberDraft<'_>]) {
        let is_payload = |draft: &&MemberDraft<'_>| matches!(draft.binding, Binding::Payload(_));
        let Some(payload) = drafts.iter().find(is_payload) else { return };
        for draft in drafts.iter().filter(|draft| draft.binding == Binding::Body) {
            let payload = &payload.shape.name;
            let problem = format!("the member has no place, because `{payload}` is the whole body");
            let remedy = "bind the member to a header or the query, or remove `smithy.api#httpPayload` from the other";
            self.report(Code::Http.member(id, &draft.shape.name, problem, remedy));
        }
    }

    fn member(&self, owner: &Owner<'_>, draft: MemberDraft<'_>, json_name: String) -> Member {
        let MemberDraft { shape, names, ty, binding } = draft;
        let nullability = self.nullability(owner, shape, &ty);
        let target = &self.model.shape(&shape.target).traits;
        let is_required = owner.role == Role::Input && nullability == Nullability::Required;
        Member {
            name: shape.name.clone(),
            marker: names.marker,
            json_name,
            // Client error correction gives the member a value in responses.
            required_in_json: nullability == Nullability::Required && !self.in_responses(owner),
            docs: docs(&shape.traits, &owner.docs, &fallback("The member", &shape.name)),
            deprecation: deprecation(&shape.traits),
            notes: notes(self.model, shape, is_required),
            sensitive: self.model.shape(owner.id).traits.has::<Sensitive>()
                || self.is_sensitive(shape),
            is_recursive: self.closure.is_recursive(owner.id, &shape.target),
            is_token: self.is_token(owner, shape, &ty),
            requires_length: target.has::<RequiresLength>(),
            constraint: match (&binding, &ty) {
                (Binding::Label(_), _) if self.default_label(&shape.name).is_some() => None,
                (Binding::Label(_), Type::String) => Some(non_empty(self.constraint(shape, &ty))),
                _ => self.constraint(shape, &ty),
            },
            nullability,
            binding,
            ident: names.field,
            option_setter: names.option_setter,
            ty,
        }
    }

    /// Whether the client sets the member if a caller leaves it out.
    fn is_token(&self, owner: &Owner<'_>, shape: &smithy::Member, ty: &Type) -> bool {
        if owner.role != Role::Input || !shape.traits.has::<IdempotencyToken>() {
            return false;
        }
        if *ty != Type::String {
            let problem = "an idempotency token must be a string";
            let remedy = "make the member a string, or remove `smithy.api#idempotencyToken`";
            let problem = Code::Trait.member(owner.id, &shape.name, problem, remedy);
            self.report(problem.about(IdempotencyToken::ID));
            return false;
        }
        // A label is required: the caller always sets it.
        !shape.traits.has::<HttpLabel>()
    }
}

/// Names the field of each member, the setter that takes an `Option`, and the state of the member. The
/// names do not depend on which members are required.
fn member_names<'m>(members: &[&'m smithy::Member], role: Role) -> BTreeMap<&'m str, MemberNames> {
    let names: BTreeSet<_> = members.iter().map(|member| member.name.as_str()).collect();
    // An error has a field with the metadata of the call.
    let taken: &[&str] = if role == Role::Error { &["metadata"] } else { &[] };
    let mut scope = UniqueNames::with(taken);
    let fields = scope.assign(names.iter().map(|name| field_name(name)));
    // A member may be named `set_x` beside a member `x`.
    let setters = scope.assign(fields.iter().map(|field| option_setter_name(field)));
    let markers = UniqueNames::default().assign(fields.iter().map(|field| marker_name(field)));
    let rust = fields.iter().zip(&setters).zip(&markers);
    let rust = rust.map(|((field, option_setter), marker)| MemberNames {
        field: ident(field),
        option_setter: ident(option_setter),
        marker: ident(marker),
    });
    names.into_iter().zip(rust).collect()
}
