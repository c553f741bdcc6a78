//! What a crate keeps when it is generated anew: its name, its version, the end of its manifest, and
//! what it was made with.

use crate::input::shown;
use anyhow::{Context, Result, anyhow, bail};
use codegen::{MANIFEST_TAIL, printable};
use serde::Deserialize;
use std::io::ErrorKind;
use std::path::Path;

/// The package that stands in a folder, or the one that is to be made there.
pub(crate) struct Package {
    name: Option<String>,
    version: String,
    manifest_tail: String,
    /// What it was made with.
    pub(crate) settings: Settings,
}

/// What a crate was made with, where it is not what is usual.
#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Settings {
    /// The model.
    pub(crate) model: Option<String>,
    /// The operations, of which none stands for all.
    pub(crate) operations: Vec<String>,
}

#[derive(Deserialize)]
struct Manifest {
    package: Section,
}

#[derive(Deserialize)]
struct Section {
    name: String,
    version: String,
    #[serde(default)]
    metadata: Metadata,
}

#[derive(Default, Deserialize)]
struct Metadata {
    #[serde(default)]
    codegen: Settings,
}

impl Package {
    /// Reads the package in `folder`.
    pub(crate) fn read(folder: &Path) -> Result<Self> {
        let path = folder.join("Cargo.toml");
        crate::output::refuse_others(folder, "Cargo.toml")?;
        let text = match std::fs::read_to_string(&path) {
            Ok(text) => text,
            Err(error) if error.kind() == ErrorKind::NotFound => return Self::new(folder),
            Err(error) => {
                return Err(error).with_context(|| format!("cannot read {}", shown(&path)));
            }
        };
        let Some((_, tail)) = text.split_once(MANIFEST_TAIL) else {
            bail!(
                "{} is not of a crate that this command made: name another folder with --out",
                shown(&path)
            );
        };
        let manifest: Manifest = toml::from_str(&text).map_err(|error| {
            anyhow!("cannot read {}: {}", shown(&path), printable(error.message()))
        })?;
        Ok(Package {
            name: Some(manifest.package.name),
            version: manifest.package.version,
            manifest_tail: tail.to_owned(),
            settings: manifest.package.metadata.codegen,
        })
    }

    /// A package for a folder that has none, and nothing that it could take the place of.
    fn new(folder: &Path) -> Result<Self> {
        for owned in crate::output::OWNED {
            if folder.join(owned).symlink_metadata().is_ok() {
                bail!(
                    "{} has a `{owned}` but no Cargo.toml: name another folder with --out",
                    shown(folder)
                );
            }
        }
        Ok(Package {
            name: None,
            version: "0.1.0".to_owned(),
            manifest_tail: String::new(),
            settings: Settings::default(),
        })
    }

    /// The package for the generator, under another name if one is given.
    pub(crate) fn named<'a>(&'a self, name: Option<&'a str>) -> codegen::Package<'a> {
        codegen::Package {
            name: name.or(self.name.as_deref()),
            version: &self.version,
            model: self.settings.model.as_deref(),
            manifest_tail: &self.manifest_tail,
        }
    }
}
