//! The shapes of the model that items come from.

use crate::api::{Api, Fact, Group, Item, Origin, Part};
use crate::ir::{Member, Nullability, Service, Type, TypeDef};
use crate::smithy::traits::{EnumValue, ErrorKind, Required};
use crate::smithy::{self, Model, ShapeId, ShapeKind};
use proc_macro2::Ident;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// Adds the shape of each item to an API, and the facts that only the shapes have.
///
/// The names in Rust do not tell the shapes. Operations have the names of their shapes, and the
/// targets of members lead from there to every type.
pub(crate) fn add(api: &mut Api, service: &Service, model: &Model, id: &ShapeId) {
    let types = service.types.iter().map(|def| (def.ident(), def)).collect();
    let mut origins = Origins { api, model, types, pending: Vec::new(), known: BTreeSet::new() };
    let mut errors: BTreeMap<_, _> = BTreeMap::new();
    for reached in model.reach([id]) {
        if model.shape(reached).traits.has::<ErrorKind>() {
            errors.entry(reached.name()).or_insert(reached);
        }
    }
    for group in [Group::Service, Group::Endpoint] {
        origins.whole(&Item::of(group, ""), id);
    }
    let operations = model.operations(id).into_iter();
    let operations: BTreeMap<_, _> = operations.map(|id| (id.name(), id)).collect();
    for operation in &service.operations {
        let Some(id) = operations.get(operation.name.as_str()) else { continue };
        let ShapeKind::Operation(shape) = &model.shape(id).kind else { continue };
        let item = Item::of(Group::Operation, &operation.ident);
        origins.whole(&item, id);
        for (part, structure, id) in [
            (Part::Input, &operation.input, &shape.input),
            (Part::Output, &operation.output, &shape.output),
        ] {
            origins.insert(item.part(part, ""), id.to_string(), None);
            origins.members(&item, part, &structure.members, id);
        }
    }
    for error in &service.errors {
        let Some(id) = errors.get(error.code.as_str()) else { continue };
        let item = Item::of(Group::Error, &error.structure.ident);
        origins.whole(&item, id);
        origins.members(&item, Part::Member, &error.structure.members, id);
    }
    while let Some((def, id)) = origins.pending.pop() {
        origins.definition(def, id);
    }
}

/// The search for shapes.
struct Origins<'a> {
    api: &'a mut Api,
    model: &'a Model,
    types: BTreeMap<&'a Ident, &'a TypeDef>,
    /// The types whose members are not visited yet.
    pending: Vec<(&'a TypeDef, &'a ShapeId)>,
    known: BTreeSet<&'a Ident>,
}

impl<'a> Origins<'a> {
    fn insert(&mut self, item: Item, shape: String, target: Option<&ShapeId>) {
        let target = target.map(ShapeId::to_string);
        self.api.origins.insert(item, Origin { shape, target });
    }

    /// Adds the shape of an item, which is also that of its parts without a shape of their own.
    fn whole(&mut self, item: &Item, id: &ShapeId) {
        let parts: Vec<_> = self.api.with_parts(item).map(|(part, _)| part.clone()).collect();
        for part in parts {
            self.insert(part, id.to_string(), None);
        }
    }

    /// Adds the shapes of the members of a structure.
    fn members(&mut self, whole: &Item, part: Part, members: &'a [Member], id: &'a ShapeId) {
        let shapes = members_of(self.model, id);
        for member in members {
            let Some(shape) = shapes.get(member.name.as_str()) else { continue };
            let item = whole.part(part, &member.ident);
            self.insert(item.clone(), format!("{id}${}", member.name), Some(&shape.target));
            let is_optional = member.nullability == Nullability::Optional;
            if is_optional && shape.traits.has::<Required>() {
                let facts = self.api.items.entry(item).or_default();
                facts.insert(Fact::Required, "yes".to_owned());
            }
            self.follow(&member.ty, &shape.target);
        }
    }

    /// Plans to visit the members of a type, unless that is planned or done.
    fn visit(&mut self, ident: &'a Ident, id: &'a ShapeId) {
        if let Some(def) = self.types.get(ident).filter(|_| self.known.insert(ident)) {
            self.pending.push((def, id));
        }
    }

    /// Finds the shapes of the named types in a type with this shape.
    fn follow(&mut self, ty: &'a Type, id: &'a ShapeId) {
        match (ty, &self.model.shape(id).kind) {
            (Type::Named(_, ident) | Type::EventSender(ident) | Type::EventReceiver(ident), _) => {
                self.visit(ident, id);
            }
            (Type::Boxed(inner) | Type::Nullable(inner), _) => self.follow(inner, id),
            (Type::List(inner), ShapeKind::List(element)) => self.follow(inner, &element.target),
            (Type::Map(key_ty, value_ty), ShapeKind::Map(key, value)) => {
                self.follow(key_ty, &key.target);
                self.follow(value_ty, &value.target);
            }
            _ => {}
        }
    }

    /// Adds the shapes of a type and its members.
    fn definition(&mut self, def: &'a TypeDef, id: &'a ShapeId) {
        let item = Item::of(Group::Type, def.ident());
        self.whole(&item, id);
        let shapes = members_of(self.model, id);
        let member = |name: &str| format!("{id}${name}");
        match def {
            TypeDef::Structure(structure) => {
                self.members(&item, Part::Member, &structure.members, id);
            }
            TypeDef::Union(union) => {
                for variant in &union.variants {
                    let Some(shape) = shapes.get(variant.member.as_str()) else { continue };
                    let part = item.part(Part::Member, &variant.ident);
                    self.insert(part, member(&variant.member), Some(&shape.target));
                    if let Some(ty) = &variant.ty {
                        self.follow(ty, &shape.target);
                    }
                }
            }
            TypeDef::Enum(def) => {
                let values = def.variants.iter();
                let values = values.map(|variant| (&variant.ident, variant.value.clone()));
                self.values(&item, values, id);
            }
            TypeDef::IntEnum(def) => {
                let values = def.variants.iter();
                let values = values.map(|variant| (&variant.ident, variant.value.to_string()));
                self.values(&item, values, id);
            }
            TypeDef::EventStream(stream) => {
                for event in &stream.events {
                    let Some(shape) = shapes.get(event.name.as_str()) else { continue };
                    let part = item.part(Part::Member, &event.ident);
                    self.insert(part, member(&event.name), Some(&shape.target));
                    self.visit(&event.structure, &shape.target);
                }
            }
        }
    }

    /// Adds the shapes of the values of an enum.
    fn values<'v>(
        &mut self,
        item: &Item,
        values: impl Iterator<Item = (&'v Ident, String)>,
        id: &ShapeId,
    ) {
        let shapes = members_of(self.model, id);
        let text = |member: &smithy::Member| {
            let EnumValue(value) = member.traits.get()?;
            Some(match value {
                Value::String(text) => text,
                other => other.to_string(),
            })
        };
        let names: BTreeMap<_, _> =
            shapes.iter().filter_map(|(name, member)| Some((text(member)?, *name))).collect();
        for (ident, value) in values {
            if let Some(name) = names.get(&value) {
                self.insert(item.part(Part::Value, ident), format!("{id}${name}"), None);
            }
        }
    }
}

/// Returns the members of a shape by their names.
fn members_of<'m>(model: &'m Model, id: &ShapeId) -> BTreeMap<&'m str, &'m smithy::Member> {
    let members = model.shape(id).members().into_iter();
    members.map(|member| (member.name.as_str(), member)).collect()
}
