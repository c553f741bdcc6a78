//! Files of support code.

/// A file of support code.
#[derive(Clone, Copy)]
pub(crate) struct File {
    pub path: &'static str,
    pub text: &'static str,
}

macro_rules! support {
    ($path:literal) => {
        crate::emit::runtime::file::File {
            path: $path,
            text: include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/support/", $path)),
        }
    };
}

pub(crate) use support;
