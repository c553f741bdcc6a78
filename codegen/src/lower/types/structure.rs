//! Structures and their members.

use super::binding::binding;
use super::constraints::{constraint, label};
use super::default_value::presence;
use super::derives;
use super::json_names::name_members;
use super::member_type::{is_sensitive, member_type};
use super::role::Role;
use super::serde_form::serde_form;
use crate::diagnostic::{Code, Diagnostics};
use crate::ir::{Binding, Docs, Member, Presence, Structure, Type};
use crate::lower::closure::Closure;
use crate::lower::docs::constraint_traits::notes;
use crate::lower::docs::deprecation::deprecation;
use crate::lower::docs::{self, Context};
use crate::rust::names::{field_name, ident, marker_name};
use crate::rust::unique_names::UniqueNames;
use crate::smithy::traits::id;
use crate::smithy::{self, ShapeId};
use proc_macro2::Ident;
use std::collections::{BTreeMap, BTreeSet};

/// How many required members a builder can keep account of.
const MOST_REQUIRED: usize = 24;

/// A structure of the model.
pub(crate) fn structure(
    closure: &Closure<'_>,
    id: &ShapeId,
    role: Role,
    name: (Ident, Ident),
    docs: Docs,
    context: &Context,
    problems: &mut Diagnostics,
) -> Structure {
    let shapes = closure.members(id);
    let context = context.within(&shapes);
    let fields = field_names(&shapes, role);
    let traits = &closure.model.shape(id).traits;
    let secret = traits.has(id::SENSITIVE);
    let mut members: Vec<_> = shapes
        .iter()
        .map(|shape| {
            let field = &fields[shape.name.as_str()];
            let mut member = member(closure, id, role, shape, field, &context, problems);
            member.sensitive |= secret;
            member
        })
        .collect();

    one_body(id, &members, problems);
    let camel_case = name_members(id, &shapes, &mut members, problems);
    let required = members.iter().filter(|member| member.presence == Presence::Required);
    if required.count() > MOST_REQUIRED {
        problems.push(Code::Unsupported.shape(
            id,
            format!("the structure has more than {MOST_REQUIRED} required members"),
            "raise the number of states in the generator's `support/builder.rs`",
        ));
    }
    Structure {
        ident: name.0,
        module: name.1,
        docs,
        deprecation: deprecation(traits),
        derives: derives::of_structure(&members),
        members,
        camel_case,
        bounded: match role {
            Role::Input => true,
            Role::Output | Role::Error => false,
            Role::Type => closure.bounded.contains(id),
        },
    }
}

/// Whether responses have a structure.
fn in_responses(closure: &Closure<'_>, id: &ShapeId, role: Role) -> bool {
    match role {
        Role::Input => false,
        Role::Output | Role::Error => true,
        Role::Type => closure.in_responses.contains(id),
    }
}

/// Returns the field for each member, in names that do not depend on which members are required.
fn field_names<'m>(members: &[&'m smithy::Member], role: Role) -> BTreeMap<&'m str, String> {
    let names: BTreeSet<_> = members.iter().map(|member| member.name.as_str()).collect();
    // An error has a field of its own for what is known of the call.
    let taken: &[&str] = if role == Role::Error { &["metadata"] } else { &[] };
    let fields = UniqueNames::with(taken).assign(names.iter().map(|name| field_name(name)));
    names.into_iter().zip(fields).collect()
}

/// Refuses members of the body beside one that is the body.
fn one_body(id: &ShapeId, members: &[Member], problems: &mut Diagnostics) {
    let is_payload = |member: &&Member| matches!(member.binding, Binding::Payload(_));
    let Some(payload) = members.iter().find(is_payload) else { return };
    for member in members.iter().filter(|member| member.binding == Binding::Body) {
        let problem = format!("the whole body is `{}`, so that this has no place", payload.name);
        let remedy = "bind it to something else, or take `smithy.api#httpPayload` from the other";
        problems.push(Code::Http.member(id, &member.name, problem, remedy));
    }
}

fn member(
    closure: &Closure<'_>,
    owner: &ShapeId,
    role: Role,
    shape: &smithy::Member,
    field: &str,
    context: &Context,
    problems: &mut Diagnostics,
) -> Member {
    let ty = member_type(closure, owner, shape, problems);
    let binding = binding(closure, owner, role, shape, &ty, problems);
    let constraint = constraint(closure, shape, &ty);
    let presence = presence(closure, owner, role, shape, &ty, problems);
    let fallback = docs::fallback("The member", &shape.name);
    let required = role == Role::Input && presence == Presence::Required;
    Member {
        name: shape.name.clone(),
        ident: ident(field),
        marker: ident(&marker_name(field)),
        // Once all members are known.
        json_name: String::new(),
        rename: None,
        serde: serde_form(&ty, &presence, in_responses(closure, owner, role)),
        docs: docs::docs(&shape.traits, context, &fallback),
        deprecation: deprecation(&shape.traits),
        notes: notes(closure, shape, required),
        presence,
        sensitive: is_sensitive(closure, shape),
        leads_back: closure.leads_back(owner, &shape.target),
        is_token: is_token(owner, role, shape, &ty, problems),
        requires_length: closure.model.shape(&shape.target).traits.has(id::REQUIRES_LENGTH),
        constraint: match (&binding, &ty) {
            (Binding::Label(_), Type::String) => label(constraint),
            _ => constraint,
        },
        binding,
        ty,
    }
}

/// Whether the client makes up the member where a caller leaves it out.
fn is_token(
    owner: &ShapeId,
    role: Role,
    shape: &smithy::Member,
    ty: &Type,
    problems: &mut Diagnostics,
) -> bool {
    if role != Role::Input || !shape.traits.has(id::IDEMPOTENCY_TOKEN) {
        return false;
    }
    if *ty != Type::String {
        let problem = "an idempotency token is text that the client makes up";
        let remedy = "give the member a string, or take `smithy.api#idempotencyToken` from it";
        let problem = Code::Trait.member(owner, &shape.name, problem, remedy);
        problems.push(problem.about(id::IDEMPOTENCY_TOKEN));
        return false;
    }
    // Without a label there is no path, so a caller never leaves it out.
    !shape.traits.has(id::HTTP_LABEL)
}
