//! The modules of the runtime, as the build script wrote them.

use super::module::{Export, Import, Item, Kind, Member, Module, Named, Path, Uses};

pub(crate) static MODULES: &[Module] = include!(concat!(env!("OUT_DIR"), "/runtime.rs"));
