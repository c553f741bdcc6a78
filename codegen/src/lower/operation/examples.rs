//! Examples of calls: from the model, or made up from the required members.

use crate::ir::type_index::{Definition, TypeIndex};
use crate::ir::{
    Constraint, Document, Member, Named, Nullability, Sample, SentEvent, Structure, Type,
};
use crate::lower::types::default_value::{digits, document, non_finite, number};
use crate::lower::types::timestamp::timestamp;
use crate::smithy::Traits;
use crate::smithy::traits::Examples;
use proc_macro2::Ident;
use serde_json::{Map, Number, Value};

/// The fields that an example sets, with their values.
type Fields = Vec<(Ident, Sample)>;

/// The largest number of values in a made-up example. An operation that needs more has no example.
const MAX_VALUES: usize = 100;

/// Builds values of the types of a crate.
pub(crate) struct Samples<'s> {
    types: &'s TypeIndex<'s>,
}

impl<'s> Samples<'s> {
    pub(crate) fn new(types: &'s TypeIndex<'s>) -> Self {
        Samples { types }
    }

    /// Returns an example of the input of an operation with these traits, if one is possible.
    pub(crate) fn example(&self, traits: &Traits, input: &Structure) -> Option<Fields> {
        let examples = traits.get().map(|Examples(examples)| examples).unwrap_or_default();
        let good = examples.iter().find(|example| example.error.is_none());
        let of_model = good.and_then(|example| self.fields(input, &example.input));
        of_model.or_else(|| self.required(input))
    }

    /// Converts a JSON value to the fields of a structure. Returns `None` if the value does not
    /// fit.
    pub(crate) fn fields(&self, structure: &Structure, value: &Value) -> Option<Fields> {
        let values = value.as_object()?;
        if !values.keys().all(|name| structure.member(name).is_some()) {
            return None;
        }
        let mut fields = Vec::new();
        for member in &structure.members {
            match values.get(&member.name).filter(|value| !value.is_null()) {
                Some(value) => fields.push((member.ident.clone(), self.value(&member.ty, value)?)),
                None if member.nullability != Nullability::Required => {}
                // A stream begins empty. Events are sent to it later.
                None if member.ty.is_event_stream() => {
                    fields.push((member.ident.clone(), Sample::NoEvents));
                }
                None => return None,
            }
        }
        Some(fields)
    }

    fn value(&self, ty: &Type, value: &Value) -> Option<Sample> {
        Some(match (ty, value) {
            (Type::String, Value::String(text)) => Sample::Text(text.clone()),
            (Type::Blob, Value::String(text)) => Sample::Blob(text.clone().into_bytes()),
            (Type::Stream, Value::String(text)) => Sample::Stream(text.clone().into_bytes()),
            (Type::Document, value) => Sample::Document(document(value)),
            (Type::BigInteger, value) => Sample::BigInteger(digits(value, ty)?),
            (Type::BigDecimal, value) => Sample::BigDecimal(digits(value, ty)?),
            (Type::F32 | Type::F64, Value::String(text)) => Sample::Float(non_finite(text)?),
            (Type::Bool, Value::Bool(value)) => Sample::Bool(*value),
            (
                Type::I8 | Type::I16 | Type::I32 | Type::I64 | Type::F32 | Type::F64,
                Value::Number(_),
            ) => Sample::Number(number(value, ty)?),
            (Type::Timestamp(format), value) => {
                let (seconds, nanos) = timestamp(value, *format)?;
                Sample::Timestamp(seconds, nanos)
            }
            (Type::Nullable(_), Value::Null) => Sample::Nullable(None),
            (Type::Nullable(inner), value) => {
                Sample::Nullable(Some(Box::new(self.value(inner, value)?)))
            }
            (Type::List(_), Value::Array(values)) if values.is_empty() => Sample::Empty(ty.clone()),
            (Type::Map(..), Value::Object(values)) if values.is_empty() => {
                Sample::Empty(ty.clone())
            }
            (Type::List(element), Value::Array(values)) => {
                let values = values.iter().map(|value| self.value(element, value));
                Sample::List(values.collect::<Option<_>>()?)
            }
            (Type::Map(key, element), Value::Object(values)) => {
                let entries = values.iter().map(|(name, value)| {
                    Some((
                        self.value(key, &Value::String(name.clone()))?,
                        self.value(element, value)?,
                    ))
                });
                Sample::Map(entries.collect::<Option<_>>()?)
            }
            (Type::Boxed(inner), value) => Sample::Boxed(Box::new(self.value(inner, value)?)),
            (Type::Named(_, ident), value) => self.named(ty, self.types.get(ident)?, value)?,
            _ => return None,
        })
    }

    /// Converts `params`, a union of the events and errors of a stream. Returns `None` if it does
    /// not fit.
    pub(crate) fn event(&self, stream: &Ident, params: &Map<String, Value>) -> Option<SentEvent> {
        let Definition::EventStream(stream) = self.types.get(stream)? else { return None };
        let (name, value) = params.iter().next().filter(|_| params.len() == 1)?;
        let structure = |kind, ident: &Ident| self.value(&Type::Named(kind, ident.clone()), value);
        if let Some(event) = stream.events.iter().find(|event| event.name == *name) {
            let value = Box::new(structure(Named::Structure, &event.structure)?);
            let ty = Type::Named(Named::Union, stream.ident.clone());
            return Some(SentEvent::Event(Sample::Union(ty, event.ident.clone(), Some(value))));
        }
        let (.., error) = stream.errors.iter().find(|(error, ..)| error == name)?;
        Some(SentEvent::Error(stream.error.clone(), structure(Named::Error, error)?))
    }

    fn named(&self, ty: &Type, definition: Definition<'_>, value: &Value) -> Option<Sample> {
        let ty = ty.clone();
        Some(match definition {
            Definition::Structure(structure) => {
                Sample::Structure(ty, self.fields(structure, value)?)
            }
            Definition::Union(union) => {
                let values = value.as_object()?;
                let (name, value) = values.iter().next().filter(|_| values.len() == 1)?;
                let variant = union.variants.iter().find(|variant| variant.member == *name)?;
                let value = match &variant.ty {
                    Some(of) => Some(Box::new(self.value(of, value)?)),
                    None => None,
                };
                Sample::Union(ty, variant.ident.clone(), value)
            }
            Definition::Enum(def) => {
                let value = value.as_str()?;
                match def.variants.iter().find(|variant| variant.value == value) {
                    Some(variant) => Sample::Enum(ty, variant.ident.clone()),
                    None => Sample::OpenEnum(ty, value.to_owned()),
                }
            }
            Definition::EventStream(_) => return None,
            Definition::IntEnum(def) => {
                let value = i32::try_from(value.as_i64()?).ok()?;
                match def.variants.iter().find(|variant| variant.value == value) {
                    Some(variant) => Sample::Enum(ty, variant.ident.clone()),
                    None => Sample::OpenIntEnum(ty, value),
                }
            }
        })
    }

    /// Makes up values for the required members of a structure.
    pub(crate) fn required(&self, structure: &Structure) -> Option<Fields> {
        self.made_up(structure, &mut { MAX_VALUES })
    }

    /// Makes up values for the required members of a structure, of at most `left` values.
    fn made_up(&self, structure: &Structure, left: &mut usize) -> Option<Fields> {
        let made_up = |member: &Member| {
            let sample = match (&member.ty, &member.constraint) {
                // An element would contain the structure again.
                (ty @ (Type::List(_) | Type::Map(..)), _) if member.is_recursive => {
                    Sample::Empty(ty.clone())
                }
                (_, Some(Constraint::Range { min: Some(bound), .. }))
                | (_, Some(Constraint::Range { max: Some(bound), .. })) => {
                    Sample::Number(bound.clone())
                }
                (ty, _) => self.any(ty, &member.snake_name(), left)?,
            };
            Some((member.ident.clone(), sample))
        };
        structure.required().map(made_up).collect()
    }

    /// Makes up a value for a member with this name.
    fn any(&self, ty: &Type, name: &str, left: &mut usize) -> Option<Sample> {
        *left = left.checked_sub(1)?;
        Some(match ty {
            Type::String => Sample::Text(name.replace('_', " ")),
            Type::Blob => Sample::Blob(name.replace('_', " ").into_bytes()),
            Type::Stream => Sample::Stream(name.replace('_', " ").into_bytes()),
            Type::BigInteger => Sample::BigInteger("1".to_owned()),
            Type::BigDecimal => Sample::BigDecimal("0.5".to_owned()),
            Type::Document => Sample::Document(Document::Text(name.replace('_', " "))),
            Type::Nullable(inner) => Sample::Nullable(Some(Box::new(self.any(inner, name, left)?))),
            Type::EventSender(_) | Type::EventReceiver(_) => Sample::NoEvents,
            Type::Bool => Sample::Bool(true),
            Type::I8 | Type::I16 | Type::I32 | Type::I64 => Sample::Number(1.into()),
            Type::F32 | Type::F64 => Sample::Number(Number::from_f64(0.5)?),
            Type::Timestamp(_) => Sample::Timestamp(0, 0),
            Type::List(element) => Sample::List(vec![self.any(element, name, left)?]),
            Type::Map(key, value) => {
                Sample::Map(vec![(self.any(key, "key", left)?, self.any(value, "value", left)?)])
            }
            Type::Boxed(inner) => Sample::Boxed(Box::new(self.any(inner, name, left)?)),
            Type::Named(_, ident) => match self.types.get(ident)? {
                Definition::Structure(structure) => {
                    Sample::Structure(ty.clone(), self.made_up(structure, left)?)
                }
                Definition::Union(union) => {
                    let variant = union.variants.iter().find(|variant| !variant.is_recursive)?;
                    let value = match &variant.ty {
                        Some(of) => Some(Box::new(self.any(of, &variant.snake_name, left)?)),
                        None => None,
                    };
                    Sample::Union(ty.clone(), variant.ident.clone(), value)
                }
                Definition::Enum(def) => match def.variants.first() {
                    Some(variant) => Sample::Enum(ty.clone(), variant.ident.clone()),
                    None => Sample::OpenEnum(ty.clone(), name.to_owned()),
                },
                Definition::EventStream(_) => return None,
                Definition::IntEnum(def) => match def.variants.first() {
                    Some(variant) => Sample::Enum(ty.clone(), variant.ident.clone()),
                    None => Sample::OpenIntEnum(ty.clone(), 1),
                },
            },
        })
    }
}
