//! Models.

use super::id::ShapeId;
use super::shape::{Member, Service, Shape, ShapeKind};
use super::traits::{Trait, Traits};
use crate::diagnostic::{Code, Diagnostic};
use serde::de::DeserializeOwned;
use std::collections::{BTreeMap, BTreeSet};

/// A model whose references all resolve.
#[derive(Clone, Debug)]
pub(crate) struct Model {
    pub(super) shapes: BTreeMap<ShapeId, Shape>,
    /// The shapes that are in the file, but could not be parsed.
    pub(super) unread: BTreeSet<ShapeId>,
}

impl Model {
    /// Returns the shape with this shape id.
    ///
    /// # Panics
    ///
    /// Panics if the model lacks the shape. Validation ensures that each shape id in the model
    /// resolves.
    pub(crate) fn shape(&self, id: &ShapeId) -> &Shape {
        &self.shapes[id]
    }

    /// Returns the services of the model.
    pub(crate) fn services(&self) -> impl Iterator<Item = (&ShapeId, &Service, &Traits)> {
        self.shapes.iter().filter_map(|(id, shape)| match &shape.kind {
            ShapeKind::Service(service) => Some((id, service, &shape.traits)),
            _ => None,
        })
    }

    /// Returns the service with this shape id, or the only service of the model.
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

    /// Returns the operations of a service, those of its resources included.
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

    /// Returns the shapes that `roots` refer to, directly or through other shapes.
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

/// Returns the diagnostic for a model without a service.
pub(crate) fn no_service() -> Diagnostic {
    Code::Service.document(
        "the model has no service that can be read",
        "pass the model of a service, one with a shape of type `service`",
    )
}
