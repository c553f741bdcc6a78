//! The context of lowering.

use super::closure::Closure;
use super::docs::links::Links;
use super::graph;
use super::selection::{ServiceShape, select};
use super::symbols::Symbols;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::input::Source;
use crate::smithy::traits::Required;
use crate::smithy::{Model, ShapeKind};
use std::cell::RefCell;

/// The largest depth to which types may nest. Compilers are known to follow as many.
const MAX_LEVELS: usize = 500;

/// A problem, and its remedy.
pub(crate) type Rejection = (String, &'static str);

/// A service that is being lowered: its shapes, their names in Rust, and the diagnostics.
pub(crate) struct Lowering<'m> {
    pub model: &'m Model,
    pub service: ServiceShape<'m>,
    pub closure: Closure<'m>,
    pub symbols: Symbols<'m>,
    pub links: Links,
    diagnostics: RefCell<Diagnostics>,
}

impl<'m> Lowering<'m> {
    /// Prepares to lower a service, and names its shapes. `diagnostics` has those of the model.
    pub(crate) fn new(
        model: &'m Model,
        source: &Source<'_>,
        mut diagnostics: Diagnostics,
    ) -> Result<Self, Diagnostics> {
        let service = match select(model, source, &mut diagnostics) {
            Ok(service) => service,
            Err(fatal) => return Err(diagnostics.with(fatal)),
        };
        let closure = Closure::new(model, &service);
        let symbols = Symbols::new(service.shape, &closure);
        let links = Links::new(&closure, &symbols);
        let diagnostics = RefCell::new(diagnostics);
        let lowering = Lowering { model, service, closure, symbols, links, diagnostics };
        lowering.reject_deep_types();
        lowering.reject_endless_structures();
        Ok(lowering)
    }

    /// Adds a diagnostic.
    pub(crate) fn report(&self, diagnostic: Diagnostic) {
        self.diagnostics.borrow_mut().push(diagnostic);
    }

    /// Lends the diagnostics to another stage.
    pub(crate) fn with_diagnostics<T>(&self, stage: impl FnOnce(&mut Diagnostics) -> T) -> T {
        stage(&mut self.diagnostics.borrow_mut())
    }

    /// Returns the result of lowering, unless diagnostics were reported.
    pub(crate) fn finish<T>(self, lowered: T) -> Result<T, Diagnostics> {
        self.diagnostics.into_inner().into_result(lowered)
    }

    fn reject_deep_types(&self) {
        if self.closure.levels > MAX_LEVELS {
            self.report(Code::Shape.shape(
                self.service.id,
                format!("the types nest more than {MAX_LEVELS} deep, which is too deep for rustc"),
                "replace deeply nested types by documents",
            ));
        }
    }

    /// Rejects structures that require themselves: no value of such a structure is finite.
    fn reject_endless_structures(&self) {
        let required = self.closure.edges(|member| member.traits.has::<Required>());
        for (owner, target) in graph::recursive(&required) {
            if matches!(self.model.shape(owner).kind, ShapeKind::Structure(_)) {
                self.report(Code::Shape.shape(
                    owner,
                    format!("the structure requires `{target}`, which requires it in turn"),
                    "make a member of the cycle optional, or put a list or a union between them",
                ));
            }
        }
    }
}
