//! Bindings of members to parts of requests and responses.

use super::role::{Owner, Role};
use super::timestamp::format_of;
use crate::diagnostic::Code;
use crate::ir::{Binding, HttpEncoding, Named, TimestampFormat, Type};
use crate::lower::context::Lowering;
use crate::smithy::traits::http::is_header_name;
use crate::smithy::traits::{
    HttpHeader, HttpLabel, HttpPayload, HttpPrefixHeaders, HttpQuery, HttpQueryParams,
    HttpResponseCode, MediaType, Trait,
};
use crate::smithy::{Member, ShapeKind};

/// The place of a payload, with the types that restJson1 allows for a payload.
const PAYLOAD: &str =
    "the whole body: restJson1 allows a string, a blob, a structure, a union or a document";

impl Lowering<'_> {
    /// Decides the binding of a member.
    pub(crate) fn binding(&self, owner: &Owner<'_>, member: &Member, ty: &Type) -> Binding {
        if let Some(HttpHeader(name)) = member.traits.get()
            && !is_header_name(&name)
        {
            let problem = format!("{name:?} is not a valid header name");
            let remedy = "use letters, digits and hyphens";
            let problem = Code::Http.member(owner.id, &member.name, problem, remedy);
            self.report(problem.about(HttpHeader::ID));
            return Binding::Body;
        }
        let binding = match owner.role {
            Role::Input => self.request_binding(member, ty),
            Role::Output | Role::Error => self.response_binding(member, ty),
            // Bindings apply only to the members of inputs, outputs and errors.
            Role::Type => return Binding::Body,
        };
        binding.unwrap_or_else(|place| {
            self.report(Code::Http.member(
                owner.id,
                &member.name,
                format!("a member of type `{}` cannot be bound to {place}", member.target),
                "change the type or the binding of the member, or leave the operation out with \
                 `--operations`",
            ));
            Binding::Body
        })
    }

    /// Returns the binding in a request, or the place in which a member of this type cannot be.
    fn request_binding(&self, member: &Member, ty: &Type) -> Result<Binding, &'static str> {
        let traits = &member.traits;
        if traits.has::<HttpLabel>() {
            let text = self.text(member, ty, TimestampFormat::DateTime);
            let text = text.filter(|_| !matches!(ty, Type::List(_)));
            return text.map(Binding::Label).ok_or("the path");
        }
        if let Some(HttpQuery(name)) = traits.get() {
            let text = self.text(member, ty, TimestampFormat::DateTime).ok_or("the query")?;
            return Ok(Binding::Query(name, text));
        }
        if traits.has::<HttpQueryParams>() {
            return if is_query_map(ty) { Ok(Binding::QueryMap) } else { Err("the query") };
        }
        match self.message_binding(member, ty)? {
            Some(binding) => Ok(binding),
            None => Ok(Binding::Body),
        }
    }

    /// Returns the binding in a response, or the place in which a member of this type cannot be.
    fn response_binding(&self, member: &Member, ty: &Type) -> Result<Binding, &'static str> {
        match (self.message_binding(member, ty)?, ty) {
            // A structure may be an input and an output.
            (Some(Binding::Payload(_)), Type::EventSender(_)) => Err("a response"),
            (Some(binding), _) => Ok(binding),
            (None, _) if !member.traits.has::<HttpResponseCode>() => Ok(Binding::Body),
            (None, Type::I32 | Type::Named(Named::IntEnum, _)) => Ok(Binding::Status),
            (None, _) => Err("the status"),
        }
    }

    /// Returns the binding that requests and responses share, if the member has one.
    fn message_binding(&self, member: &Member, ty: &Type) -> Result<Option<Binding>, &'static str> {
        let traits = &member.traits;
        if let Some(HttpHeader(name)) = traits.get() {
            let text = self.text(member, ty, TimestampFormat::HttpDate);
            let text = match self.model.member_trait::<MediaType>(member) {
                Some(_) if *ty == Type::String => HttpEncoding::MediaType,
                _ => text.ok_or("a header")?,
            };
            return Ok(Some(Binding::Header(name, text)));
        }
        if let Some(HttpPrefixHeaders(prefix)) = traits.get() {
            let is_map = matches!(ty, Type::Map(key, value) if is_text(key) && is_text(value));
            let fits = is_map && (prefix.is_empty() || is_header_name(&prefix));
            return if fits { Ok(Some(Binding::PrefixHeaders(prefix))) } else { Err("headers") };
        }
        if traits.has::<HttpPayload>() {
            return self.payload(member, ty).map(Some);
        }
        Ok(None)
    }

    /// Returns the binding of a member that is the whole body.
    fn payload(&self, member: &Member, ty: &Type) -> Result<Binding, &'static str> {
        let of_type = match ty {
            Type::String | Type::Named(Named::Enum, _) => "text/plain",
            Type::Blob | Type::Stream => "application/octet-stream",
            Type::EventSender(_) | Type::EventReceiver(_) => "application/vnd.amazon.eventstream",
            _ => "application/json",
        };
        let media_type = self.model.member_trait(member).map(|MediaType(name)| name);
        let media_type = media_type.filter(|_| of_type != "application/json");
        let media_type = media_type.unwrap_or_else(|| of_type.to_owned());
        let is_visible = |c: char| c == ' ' || c.is_ascii_graphic();
        match ty {
            _ if !media_type.chars().all(is_visible) => Err("a body of this media type"),
            ty if is_payload(ty) => Ok(Binding::Payload(media_type)),
            _ => Err(PAYLOAD),
        }
    }

    /// Returns the text form of a value, or of each element of a list, outside of JSON.
    fn text(&self, member: &Member, ty: &Type, format: TimestampFormat) -> Option<HttpEncoding> {
        Some(match ty {
            Type::String | Type::Named(Named::Enum, _) => HttpEncoding::Plain,
            Type::BigInteger | Type::BigDecimal => HttpEncoding::Plain,
            Type::Bool | Type::I8 | Type::I16 | Type::I32 | Type::I64 => HttpEncoding::Display,
            Type::Named(Named::IntEnum, _) => HttpEncoding::Display,
            Type::F32 | Type::F64 => HttpEncoding::Float,
            Type::Timestamp(_) => {
                HttpEncoding::Timestamp(format_of(self.model, member).unwrap_or(format))
            }
            Type::List(element) => match &self.model.shape(&member.target).kind {
                ShapeKind::List(inner) if !matches!(**element, Type::List(_)) => {
                    self.text(inner, element, format)?
                }
                _ => return None,
            },
            _ => return None,
        })
    }
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

/// Whether a type is a map from a text to a text or a list of texts.
fn is_query_map(ty: &Type) -> bool {
    let Type::Map(key, value) = ty else { return false };
    let value = match &**value {
        Type::List(value) => value,
        value => value,
    };
    is_text(key) && is_text(value)
}

/// Whether the values of a type are texts.
fn is_text(ty: &Type) -> bool {
    matches!(ty, Type::String | Type::Named(Named::Enum, _))
}
