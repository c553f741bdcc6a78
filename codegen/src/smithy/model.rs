//! Models.

use super::id::ShapeId;
use super::shape::{Member, Service, Shape, ShapeKind};
use super::traits::{Trait, Traits};
use crate::diagnostic::{Code, Diagnostic};
use serde::de::DeserializeOwned;
use std::collections::{BTreeMap, BTreeSet};

/// A model in which whatever a shape refers to exists.
#[derive(Clone, Debug)]
pub(crate) struct Model {
    pub(super) shapes: BTreeMap<ShapeId, Shape>,
    /// Those that are there, but cannot be read.
    pub(super) unread: BTreeSet<ShapeId>,
}

impl Model {
    /// The shape called `id`.
    ///
    /// # Panics
    ///
    /// If there is none, which cannot be of an identifier that stands in this model.
    pub(crate) fn shape(&self, id: &ShapeId) -> &Shape {
        &self.shapes[id]
    }

    /// The services of the model.
    pub(crate) fn services(&self) -> impl Iterator<Item = (&ShapeId, &Service, &Traits)> {
        self.shapes.iter().filter_map(|(id, shape)| match &shape.kind {
            ShapeKind::Service(service) => Some((id, service, &shape.traits)),
            _ => None,
        })
    }

    /// The one service of the model, or the one of this name.
    pub(crate) fn service(
        &self,
        name: Option<&str>,
    ) -> Result<(&ShapeId, &Service, &Traits), Diagnostic> {
        let named = |id: &ShapeId| name.is_none_or(|name| id.to_string() == name);
        let mut services = self.services().filter(|(id, ..)| named(id));
        match (services.next(), services.next()) {
            (Some(service), None) => Ok(service),
            (None, _) => Err(no_service()),
            (Some((first, ..)), Some((second, ..))) => Err(Code::Service.shape(
                second,
                format!("the model has another service, `{first}`"),
                "split it into one model for each service",
            )),
        }
    }

    /// The operations of a service: those bound to it, and those of its resources.
    pub(crate) fn operations(&self, service: &ShapeId) -> BTreeSet<&ShapeId> {
        let mut found = BTreeSet::new();
        let mut seen = BTreeSet::new();
        let mut pending = vec![self.shape(service)];
        while let Some(shape) = pending.pop() {
            let (operations, resources) = shape.children();
            found.extend(operations);
            let new = resources.iter().filter(|resource| seen.insert(*resource));
            pending.extend(new.map(|resource| self.shape(resource)));
        }
        found
    }

    /// Returns the value of a trait on a member or, if the member has none, on its target.
    pub(crate) fn member_trait<T: Trait + DeserializeOwned>(&self, member: &Member) -> Option<T> {
        member.traits.get().or_else(|| self.shape(&member.target).traits.get())
    }

    /// The shapes that `roots` refer to, directly or through others.
    pub(crate) fn reach<'a>(
        &'a self,
        roots: impl IntoIterator<Item = &'a ShapeId>,
    ) -> BTreeSet<&'a ShapeId> {
        let mut reached = BTreeSet::new();
        let mut pending: Vec<_> = roots.into_iter().collect();
        while let Some(id) = pending.pop() {
            let references = self.shape(id).references();
            pending.extend(references.into_iter().filter(|id| reached.insert(*id)));
        }
        reached
    }
}

/// The problem of a model that is not of a service.
pub(crate) fn no_service() -> Diagnostic {
    Code::Service.document(
        "the model has no service that can be read",
        "pass the model of a service, one with a shape of type `service`",
    )
}
