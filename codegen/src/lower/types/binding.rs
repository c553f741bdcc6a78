//! Where members stand in requests and responses.

use super::role::Role;
use super::timestamp::format_of;
use crate::diagnostic::{Code, Diagnostics};
use crate::ir::{Binding, Named, Text, TimestampFormat, Type};
use crate::lower::closure::Closure;
use crate::smithy::traits::{
    HttpHeader, HttpLabel, HttpPayload, HttpPrefixHeaders, HttpQuery, HttpQueryParams,
    HttpResponseCode, MediaType, Trait,
};
use crate::smithy::{Member, ShapeId, ShapeKind};

/// The place that `smithy.api#httpPayload` gives a member, and the types that restJson1 allows there.
const PAYLOAD: &str =
    "the body: restJson1 allows a string, a blob, a structure, a union or a document";

/// Where a member of `owner` stands.
pub(crate) fn binding(
    closure: &Closure<'_>,
    owner: &ShapeId,
    role: Role,
    member: &Member,
    ty: &Type,
    problems: &mut Diagnostics,
) -> Binding {
    if let Some(HttpHeader(name)) = member.traits.get()
        && !is_header(&name)
    {
        let problem = format!("{name:?} cannot be the name of a header");
        let remedy = "write letters, digits and hyphens";
        problems
            .push(Code::Http.member(owner, &member.name, problem, remedy).about(HttpHeader::ID));
        return Binding::Body;
    }
    find(closure, role, member, ty).unwrap_or_else(|place| {
        problems.push(Code::Http.member(
            owner,
            &member.name,
            format!("`{}` cannot be in {place}", member.target),
            "give it a type that Smithy allows there, or add the support",
        ));
        Binding::Body
    })
}

/// The binding, or the place in which a member of this type cannot be.
fn find(
    closure: &Closure<'_>,
    role: Role,
    member: &Member,
    ty: &Type,
) -> Result<Binding, &'static str> {
    // The traits say nothing of a structure that is not the whole of a request or a response, and
    // those of a request nothing of a response.
    let (in_request, in_response) =
        (role == Role::Input, matches!(role, Role::Output | Role::Error));
    if !(in_request || in_response) {
        return Ok(Binding::Body);
    }
    let traits = &member.traits;
    let text = |format| text(closure, member, ty, format);
    if in_request && traits.has::<HttpLabel>() {
        return match ty {
            Type::List(_) => Err("the path"),
            _ => text(TimestampFormat::DateTime).map(Binding::Label).ok_or("the path"),
        };
    }
    if let Some(HttpQuery(name)) = traits.get().filter(|_| in_request) {
        let text = text(TimestampFormat::DateTime).ok_or("the query")?;
        return Ok(Binding::Query(name, text));
    }
    if in_request && traits.has::<HttpQueryParams>() {
        return match ty {
            Type::Map(key, value) if is_text(key) && is_text(value) => Ok(Binding::QueryMap),
            Type::Map(key, value) => match &**value {
                Type::List(value) if is_text(key) && is_text(value) => Ok(Binding::QueryMap),
                _ => Err("the query"),
            },
            _ => Err("the query"),
        };
    }
    if let Some(HttpHeader(name)) = traits.get() {
        let text = text(TimestampFormat::HttpDate);
        let text = match closure.model.member_trait::<MediaType>(member) {
            Some(_) if *ty == Type::String => Text::MediaType,
            _ => text.ok_or("a header")?,
        };
        return Ok(Binding::Header(name, text));
    }
    if let Some(HttpPrefixHeaders(prefix)) = traits.get() {
        let to_text = matches!(ty, Type::Map(key, value)
            if is_text(key) && is_text(value));
        let fits = to_text && (prefix.is_empty() || is_header(&prefix));
        return if fits { Ok(Binding::PrefixHeaders(prefix)) } else { Err("headers") };
    }
    if traits.has::<HttpPayload>() {
        let of_type = match ty {
            Type::String | Type::Named(Named::Enum, _) => "text/plain",
            Type::Blob | Type::Stream => "application/octet-stream",
            Type::EventSender(_) | Type::EventReceiver(_) => "application/vnd.amazon.eventstream",
            _ => "application/json",
        };
        let media_type = closure.model.member_trait(member).map(|MediaType(name)| name);
        let media_type = media_type.filter(|_| of_type != "application/json");
        let media_type = media_type.unwrap_or_else(|| of_type.to_owned());
        let is_visible = |c: char| c == ' ' || c.is_ascii_graphic();
        return match ty {
            _ if !media_type.chars().all(is_visible) => Err("a body of this media type"),
            // Of a structure that is an input and an output.
            Type::EventSender(_) if in_response => Err("a response"),
            ty if is_payload(ty) => Ok(Binding::Payload(media_type)),
            _ => Err(PAYLOAD),
        };
    }
    if in_response && traits.has::<HttpResponseCode>() {
        let is_integer = matches!(ty, Type::I32 | Type::Named(Named::IntEnum, _));
        return if is_integer { Ok(Binding::Status) } else { Err("the status") };
    }
    Ok(Binding::Body)
}

/// Whether a member of this type can be the whole body.
fn is_payload(ty: &Type) -> bool {
    match ty {
        Type::String | Type::Blob | Type::Document => true,
        Type::Boxed(inner) => is_payload(inner),
        Type::Named(named, _) => *named != Named::IntEnum,
        ty => ty.is_stream(),
    }
}

/// How a value of this type, or each element of a list, is written outside of JSON.
fn text(
    closure: &Closure<'_>,
    member: &Member,
    ty: &Type,
    format: TimestampFormat,
) -> Option<Text> {
    Some(match ty {
        Type::String | Type::Named(Named::Enum, _) => Text::Plain,
        Type::BigInteger | Type::BigDecimal => Text::Plain,
        Type::Bool | Type::I8 | Type::I16 | Type::I32 | Type::I64 => Text::Display,
        Type::Named(Named::IntEnum, _) => Text::Display,
        Type::F32 | Type::F64 => Text::Float,
        Type::Timestamp(_) => Text::Timestamp(format_of(closure, member).unwrap_or(format)),
        Type::List(element) => match &closure.model.shape(&member.target).kind {
            ShapeKind::List(inner) if !matches!(**element, Type::List(_)) => {
                text(closure, inner, element, format)?
            }
            _ => return None,
        },
        _ => return None,
    })
}

/// Whether the values of a type are text as they are.
fn is_text(ty: &Type) -> bool {
    matches!(ty, Type::String | Type::Named(Named::Enum, _))
}

/// Whether a text can name a header.
fn is_header(name: &str) -> bool {
    let is_token = |c: char| c.is_ascii_alphanumeric() || "!#$%&'*+-.^_`|~".contains(c);
    !name.is_empty() && name.chars().all(is_token)
}
