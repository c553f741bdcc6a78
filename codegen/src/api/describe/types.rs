//! The facts of structures, unions and enums.

use super::text::{deprecation, docs, text};
use crate::api::fact::json_name;
use crate::api::{Api, Fact, Group, Item, Part};
use crate::ir::{
    Binding, Derive, EventPayload, EventStream, HttpEncoding, Literal, Member, Note, NoteKind,
    Nullability, Structure, TimestampFormat, Type, TypeDef, UnionVariant,
};

pub(crate) fn definition(api: &mut Api, def: &TypeDef) {
    let item = Item::of(Group::Type, def.ident());
    let kind = |kind: &str| (Fact::Kind, Some(kind.to_owned()));
    match def {
        TypeDef::Structure(of) => {
            let deprecation = (Fact::Deprecated, deprecation(&of.deprecation));
            let responses = (Fact::Responses, in_responses(of));
            structure(api, &item, None, of, [kind("structure"), responses, deprecation]);
        }
        TypeDef::Union(union) => {
            api.add(
                item.clone(),
                [
                    kind("union"),
                    (Fact::Docs, docs(&union.docs)),
                    (Fact::Deprecated, deprecation(&union.deprecation)),
                ],
            );
            for variant in &union.variants {
                api.add(item.part(Part::Member, &variant.ident), self::variant(variant));
            }
        }
        TypeDef::Enum(def) => {
            api.add(
                item.clone(),
                [
                    kind("enum"),
                    (Fact::Docs, docs(&def.docs)),
                    (Fact::Deprecated, deprecation(&def.deprecation)),
                ],
            );
            for variant in &def.variants {
                let value = (Fact::Value, Some(variant.value.clone()));
                let deprecation = (Fact::Deprecated, deprecation(&variant.deprecation));
                let facts = [value, deprecation, (Fact::Docs, docs(&variant.docs))];
                api.add(item.part(Part::Value, &variant.ident), facts);
            }
        }
        TypeDef::IntEnum(def) => {
            api.add(
                item.clone(),
                [
                    kind("integer enum"),
                    (Fact::Docs, docs(&def.docs)),
                    (Fact::Deprecated, deprecation(&def.deprecation)),
                ],
            );
            for variant in &def.variants {
                let value = (Fact::Value, Some(variant.value.to_string()));
                let deprecation = (Fact::Deprecated, deprecation(&variant.deprecation));
                let facts = [value, deprecation, (Fact::Docs, docs(&variant.docs))];
                api.add(item.part(Part::Value, &variant.ident), facts);
            }
        }
        TypeDef::EventStream(stream) => {
            api.add(item.clone(), [kind("event stream"), (Fact::Docs, docs(&stream.docs))]);
            events(api, &item, stream);
        }
    }
}

fn events(api: &mut Api, item: &Item, stream: &EventStream) {
    for event in &stream.events {
        let headers = event.headers.iter().map(|header| format!("header {}", header.member.ident));
        let payload = match &event.payload {
            EventPayload::Member(member, _) => Some(format!("payload {}", member.ident)),
            EventPayload::Empty | EventPayload::Rest => None,
        };
        let places = headers.chain(payload).collect::<Vec<_>>().join(", ");
        let facts = [
            (Fact::Type, Some(event.structure.to_string())),
            (Fact::Name, Some(event.name.clone())),
            (Fact::Binding, Some(places).filter(|places| !places.is_empty())),
            (Fact::Deprecated, deprecation(&event.deprecation)),
            (Fact::Docs, docs(&event.docs)),
        ];
        api.add(item.part(Part::Member, &event.ident), facts);
    }
    for (name, _, error) in &stream.errors {
        api.add(item.part(Part::Error, name), [(Fact::Type, Some(error.to_string()))]);
    }
}

/// Adds a structure and its members. With `part`, the structure is a part of `item`; without, it is
/// `item` itself.
pub(crate) fn structure<const N: usize>(
    api: &mut Api,
    item: &Item,
    part: Option<Part>,
    structure: &Structure,
    more: [(Fact, Option<String>); N],
) {
    let whole = match part {
        Some(part) => item.part(part, ""),
        None => item.clone(),
    };
    // The documentation of an input or output is a fixed sentence.
    let docs = part.is_none().then(|| docs(&structure.docs)).flatten();
    let facts = [(Fact::Traits, Some(traits(structure))), (Fact::Docs, docs)];
    api.add(whole, facts.into_iter().chain(more));
    for member in &structure.members {
        let item = item.part(part.unwrap_or(Part::Member), &member.ident);
        api.add(item, self::member(member));
    }
}

fn traits(structure: &Structure) -> String {
    let shared = if structure.streams() { [].as_slice() } else { &["Clone", "PartialEq", "serde"] };
    let others = [(Derive::Default, "Default"), (Derive::Eq, "Eq"), (Derive::Hash, "Hash")];
    let others = others.iter().filter(|(derive, _)| structure.derives.contains(derive));
    let all = shared.iter().chain(others.map(|(_, name)| name));
    all.copied().collect::<Vec<_>>().join(", ")
}

/// Returns whether clients read JSON that lacks required members. `None` without such members.
fn in_responses(structure: &Structure) -> Option<String> {
    let first = structure.required().next()?;
    Some(if first.required_in_json { "no" } else { "yes" }.to_owned())
}

/// Returns the facts of a member of a structure.
pub(crate) fn member(member: &Member) -> Vec<(Fact, Option<String>)> {
    let own_name = member.json_name != json_name(&member.snake_name());
    let mut facts = vec![
        (Fact::Type, Some(text(&member.ty))),
        (Fact::Nullability, Some(nullability(member))),
        (Fact::Json, own_name.then(|| member.json_name.clone())),
        (Fact::Format, formats(&member.ty)),
        (Fact::Binding, self::binding(&member.binding)),
        (Fact::Sensitive, member.sensitive.then(|| "yes".to_owned())),
        (Fact::KnownLength, member.requires_length.then(|| "yes".to_owned())),
        (Fact::Deprecated, deprecation(&member.deprecation)),
        (Fact::Docs, docs(&member.docs)),
    ];
    let is_default = matches!(member.nullability, Nullability::Default(_));
    let notes = member.notes.iter().filter_map(note);
    // The nullability of a member with a default value in Rust contains the service's default.
    facts.extend(notes.filter(|(fact, _)| !(is_default && *fact == Fact::Default)));
    facts
}

fn variant(variant: &UnionVariant) -> Vec<(Fact, Option<String>)> {
    let own_name = variant.name != json_name(&variant.ident.to_string());
    let mut facts = vec![
        (Fact::Type, variant.ty.as_ref().map(text)),
        (Fact::Json, own_name.then(|| variant.name.clone())),
        (Fact::Format, variant.ty.as_ref().and_then(formats)),
        (Fact::Sensitive, variant.sensitive.then(|| "yes".to_owned())),
        (Fact::Deprecated, deprecation(&variant.deprecation)),
        (Fact::Docs, docs(&variant.docs)),
    ];
    facts.extend(variant.notes.iter().filter_map(note));
    facts
}

fn note(note: &Note) -> Option<(Fact, Option<String>)> {
    let fact = match note.kind {
        // The nullability contains it.
        NoteKind::Required => return None,
        NoteKind::Token => Fact::Token,
        NoteKind::Length => Fact::Length,
        NoteKind::Range => Fact::Range,
        NoteKind::Pattern => Fact::Pattern,
        NoteKind::Elements => Fact::Elements,
        NoteKind::Keys => Fact::Keys,
        NoteKind::Values => Fact::Values,
        NoteKind::Default => Fact::Default,
    };
    Some((fact, Some(note.text.clone())))
}

/// Formats the nullability of a member: `optional`, `required`, or `default` and a value.
fn nullability(member: &Member) -> String {
    let default = match &member.nullability {
        Nullability::Required => return "required".to_owned(),
        Nullability::Optional => return "optional".to_owned(),
        Nullability::Default(literal) => literal,
    };
    let value = match (default, &member.ty) {
        (Literal::Empty, Type::Bool) => "false".to_owned(),
        (Literal::Empty, Type::String) => "\"\"".to_owned(),
        (Literal::Empty, Type::List(_)) => "[]".to_owned(),
        (Literal::Empty, Type::Map(..)) => "{}".to_owned(),
        (Literal::Empty, Type::I8 | Type::I16 | Type::I32 | Type::I64) => "0".to_owned(),
        (Literal::Empty, Type::F32 | Type::F64) => "0".to_owned(),
        (Literal::Empty, _) => "empty".to_owned(),
        (Literal::Bool(value), _) => value.to_string(),
        (Literal::Number(number), _) => number.to_string(),
        (Literal::NonFinite(value), _) => value.to_string(),
        (Literal::BigNumber(digits), _) => digits.clone(),
        (Literal::Text(text), _) => format!("{text:?}"),
        (Literal::Texts(texts), _) => format!("{texts:?}"),
        (Literal::Timestamp(seconds, nanos), _) => format!("{seconds}.{nanos:09} s"),
        (Literal::Blob(bytes), _) => format!("{bytes:?}"),
        (Literal::Document(document), _) => format!("{document:?}"),
    };
    format!("default {value}")
}

/// Formats a binding. `None` for a member of the JSON body.
fn binding(binding: &Binding) -> Option<String> {
    let format = |text: &HttpEncoding| match text {
        HttpEncoding::Plain | HttpEncoding::Display | HttpEncoding::Float => "",
        HttpEncoding::MediaType => " in base64",
        HttpEncoding::Timestamp(TimestampFormat::DateTime) => " as date-time",
        HttpEncoding::Timestamp(TimestampFormat::EpochSeconds) => " in seconds",
        HttpEncoding::Timestamp(TimestampFormat::HttpDate) => " as http-date",
    };
    Some(match binding {
        Binding::Body => return None,
        Binding::Label(text) => format!("label{}", format(text)),
        Binding::Query(name, text) => format!("query parameter `{name}`{}", format(text)),
        Binding::QueryMap => "query parameters".to_owned(),
        // The names of headers are case-insensitive.
        Binding::Header(name, text) => {
            format!("header `{}`{}", name.to_ascii_lowercase(), format(text))
        }
        Binding::PrefixHeaders(prefix) => format!("headers `{}*`", prefix.to_ascii_lowercase()),
        Binding::Payload(media_type) => format!("payload `{media_type}`"),
        Binding::Status => "status code".to_owned(),
    })
}

/// Returns the format of the timestamps in a type, if it is not epoch seconds.
fn formats(ty: &Type) -> Option<String> {
    match ty {
        Type::Timestamp(TimestampFormat::DateTime) => Some("date-time".to_owned()),
        Type::Timestamp(TimestampFormat::HttpDate) => Some("http-date".to_owned()),
        Type::List(inner) | Type::Map(_, inner) | Type::Nullable(inner) | Type::Boxed(inner) => {
            formats(inner)
        }
        _ => None,
    }
}
