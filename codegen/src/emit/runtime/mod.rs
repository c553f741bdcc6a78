//! The part of a crate that does not depend on the model: real Rust, copied as it is.
//!
//! A file is copied if every crate has it, or if the code of this one mentions what it has.

pub(crate) mod file;
pub(crate) mod parts;

use super::output::Output;
use super::references::Mentions;
use crate::rust::HEADER;
use file::{File, support};
use parts::{MODULES, Module, Part};
use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use std::collections::HashSet;
use std::str::FromStr;

/// Keeps rustfmt from what prettyplease has laid out.
pub(crate) const RUSTFMT: &str = "disable_all_formatting = true\n";

/// What every way to authenticate needs, each of them, and the choice between them.
pub(crate) const AUTH_MISSING: File = support!("auth/missing.rs");
pub(crate) const AUTH_SIGV4: File = support!("auth/sigv4.rs");
pub(crate) const AUTH_BEARER: File = support!("auth/bearer.rs");
pub(crate) const AUTH_CHOICE: File = support!("auth/choice.rs");

/// What protocol tests need.
pub(crate) const CONFORMANCE: File = support!("tests/conformance.rs");

/// What protocol tests of event streams need.
pub(crate) const MESSAGES: File = support!("tests/messages.rs");

/// What event streams need.
pub(crate) const EVENTS: [File; 6] = [
    support!("events.rs"),
    support!("events/body.rs"),
    support!("events/exception.rs"),
    support!("events/message.rs"),
    support!("events/receiver.rs"),
    support!("events/sender.rs"),
];

/// What property tests need.
pub(crate) const STRATEGIES: File = support!("tests/strategies.rs");

/// The files that every crate has.
const ALWAYS: &[File] = &[
    support!("builder.rs"),
    support!("builder/define.rs"),
    support!("config.rs"),
    support!("config/builder.rs"),
    support!("config/credentials.rs"),
    support!("config/default_http_client.rs"),
    support!("config/endpoint.rs"),
    support!("config/http.rs"),
    support!("config/interceptors.rs"),
    support!("config/retry.rs"),
    support!("config/sdk_config.rs"),
    support!("config/timeout.rs"),
    support!("endpoint/error.rs"),
    support!("error/call.rs"),
    support!("error/metadata.rs"),
    support!("error/operation.rs"),
    support!("protocol.rs"),
    support!("protocol/error_body.rs"),
    support!("protocol/error_response.rs"),
    support!("protocol/headers.rs"),
    support!("validation.rs"),
    support!("validation/constraints.rs"),
    support!("validation/define.rs"),
];

/// Emits the support code that the files emitted so far mention, and the modules that list it.
pub(crate) fn emit(output: &mut Output) {
    output.text("src/rustfmt.toml", RUSTFMT.to_owned());
    let events = output.mentions.path("crate::events");
    for file in ALWAYS.iter().chain(EVENTS.iter().filter(|_| events)) {
        mention(file, &mut output.mentions);
        copy(file, output);
    }
    let mut found = HashSet::new();
    // What one part mentions may be another.
    loop {
        let before = output.mentions.count();
        for (module, part) in
            MODULES.iter().flat_map(|module| module.parts().map(move |part| (module, part)))
        {
            if let Some(file) = part.file
                && !found.contains(file.path)
                && part.is_needed(module, &output.mentions)
            {
                found.insert(file.path);
                mention(&file, &mut output.mentions);
            }
        }
        if output.mentions.count() == before {
            break;
        }
    }
    for module in MODULES {
        self::module(module, output);
    }
}

fn mention(file: &File, mentions: &mut Mentions) {
    let module = format!("crate::{}", file.path.trim_end_matches(".rs").replace('/', "::"));
    // It is real Rust: the generator would not compile if it were not there, and a test parses it.
    mentions.add(&module, TokenStream::from_str(file.text).unwrap_or_default());
}

pub(crate) fn copy(file: &File, output: &mut Output) {
    copy_to(&format!("src/{}", file.path), file, output);
}

pub(crate) fn copy_to(path: &str, file: &File, output: &mut Output) {
    output.text(path, format!("{HEADER}\n{}", file.text));
}

/// Emits a module and those of its parts that are needed, if there are any.
fn module(module: &Module, output: &mut Output) {
    let needed: Vec<_> =
        module.parts().filter(|part| part.is_needed(module, &output.mentions)).collect();
    if needed.is_empty() && !module.always {
        return;
    }
    let visibility = module.visibility.then(|| quote!(pub(crate)));
    let modules = needed.iter().filter(|part| part.is_module).map(|part| {
        let name = format_ident!("{}", part.name());
        quote!(#visibility mod #name;)
    });
    let modules: TokenStream = modules.collect();
    let exports: TokenStream =
        needed.iter().map(|part| exports(module, part, &output.mentions)).collect();
    output.rust(module.file, &[module.docs.to_owned()], quote!(#modules #exports));
    needed.iter().filter_map(|part| part.file.as_ref()).for_each(|file| copy(file, output));
}

/// What others see of a part: all that is public, and of the rest what they look at.
fn exports(module: &Module, part: &Part, mentions: &Mentions) -> TokenStream {
    let home: TokenStream = part.home().parse().unwrap_or_default();
    let export = |visibility: TokenStream, names: Vec<&str>| {
        let names: Vec<TokenStream> = names.iter().filter_map(|name| name.parse().ok()).collect();
        match names.as_slice() {
            [] => quote!(),
            [name] => quote!(#visibility use #home::#name;),
            names => quote!(#visibility use #home::{#(#names),*};),
        }
    };
    let seen = |name: &&&str| mentions.path(&format!("{}::{name}", module.path()));
    let internal = part.internal.iter().filter(seen).copied().collect();
    let public = export(quote!(pub), part.public.to_vec());
    let internal = export(quote!(pub(crate)), internal);
    quote!(#public #internal)
}
