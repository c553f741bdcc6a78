//! The pages of documentation of a crate.

use super::error_codes::error_codes;
use crate::emit::client::examples;
use crate::emit::doc_comment::{cell, lines};
use crate::emit::output::Output;
use crate::emit::value::setters;
use crate::ir::{AuthScheme, BuiltIn, Docs, Guide, Manifest, Operation, Service, Waiter};
use crate::rust;
use proc_macro2::{Ident, TokenStream};
use quote::quote;

const QUICK_START: &str = include_str!("pages/quick_start.md");
const GUIDE: &str = include_str!("pages/guide.md");
const PAGINATION: &str = include_str!("pages/pagination.md");
const STREAMS: &str = include_str!("pages/streams.md");
const EVENTS: &str = include_str!("pages/events.md");
const WAITING: &str = include_str!("pages/waiting.md");
const TESTING: &str = include_str!("pages/testing.md");
const FEATURES: &str = include_str!("pages/features.md");
const PROTOCOL: &str = include_str!("pages/protocol.md");
const ERRORS: &str = include_str!("pages/errors.md");
const COMING: &str = include_str!("pages/coming_from_aws_sdk.md");

/// The name of a placeholder, and its value.
type Value = (&'static str, String);

/// Emits the pages.
pub(crate) fn emit(service: &Service, manifest: &Manifest, output: &mut Output) {
    let values = values(service, manifest);
    let fill = |template: &str, more: &[Value]| fill(template, &[values.as_slice(), more].concat());
    output.text("src/docs/quick_start.md", fill(QUICK_START, &first_call(service, manifest)));
    if let Some(details) = service.docs.details() {
        let text = lines(&details).join("\n");
        output.text("src/docs/service.md", format!("# The service\n\n{text}\n"));
    }
    let pages = guide(service, &manifest.library, fill);
    output.text("src/docs/guide.md", pages.join("\n"));
    let codes = error_codes(&service.guide.error_codes);
    output.text("src/docs/errors.md", fill(ERRORS, &[("codes", codes)]));
    output.text("src/docs/protocol.md", fill(PROTOCOL, &[]));
    output.text("src/docs/coming_from_aws_sdk.md", fill(COMING, &[]));
}

/// Returns the values that all pages share.
fn values(service: &Service, manifest: &Manifest) -> [Value; 9] {
    let Manifest { package, library, .. } = manifest;
    // AWS names the official crate after the service.
    let official = service.id.replace(' ', "").to_ascii_lowercase();
    let [settings, identity, identity_setting] = identity(service);
    [
        ("library", library.to_string()),
        ("package", package.clone()),
        ("official", format!("aws-sdk-{official}")),
        ("official_library", format!("aws_sdk_{official}")),
        ("identity", identity.replace("{library}", &library.to_string())),
        ("identity_setting", identity_setting.to_owned()),
        ("settings", settings.to_owned()),
        ("test_settings", settings.trim_start_matches("Builder, ").to_owned()),
        ("params", params(service)),
    ]
}

/// Returns the values for the first page.
fn first_call(service: &Service, manifest: &Manifest) -> [Value; 4] {
    let operation = service.guide.call.and_then(|index| service.operations.get(index));
    let example = operation.and_then(|it| examples::statements(&manifest.library, it));
    let (imports, call) = example.unwrap_or_default();
    let calls = service.operations.iter().map(|operation| {
        let purpose = cell(&Docs(vec![operation.purpose.clone()]));
        let method = &operation.ident;
        format!("| {purpose} | [`{method}`](crate::Client::{method}) |\n")
    });
    let calls = calls.collect();
    let version = manifest.version.clone();
    [("version", version), ("imports", imports), ("call", call), ("calls", calls)]
}

/// Returns the pages of the guide. `fill` fills in a template, with the values of all pages and more.
fn guide(
    service: &Service,
    library: &Ident,
    fill: impl Fn(&str, &[Value]) -> String,
) -> Vec<String> {
    let mut pages = Vec::new();
    let Guide { call, listing, waiter, byte_streams, received_events, .. } = &service.guide;
    let operation = |index: usize| service.operations.get(index);
    let call = call.and_then(operation);
    pages.extend(call.map(|operation| fill(GUIDE, &typical_call(library, operation))));
    let listing = listing.and_then(operation);
    pages.extend(listing.and_then(|operation| {
        let (_, listing) = examples::statements(library, operation)?;
        Some(fill(PAGINATION, &[("listing", listing)]))
    }));
    let waiter = waiter.and_then(|(index, waiter)| {
        let operation = operation(index)?;
        Some((operation, operation.waiters.get(waiter)?))
    });
    pages.extend(waiter.map(|(operation, waiter)| {
        let values = wait(library, operation, waiter);
        fill(WAITING, &values)
    }));
    pages.extend(byte_streams.then(|| fill(STREAMS, &[])));
    pages.extend(received_events.then(|| fill(EVENTS, &[])));
    pages.extend([TESTING, FEATURES].map(|page| fill(page, &[])));
    pages
}

/// Returns the imports of a configuration, the statement that creates an identity, and the setter for
/// the identity.
fn identity(service: &Service) -> [&'static str; 3] {
    match service.auth.first() {
        Some(AuthScheme::SigV4) => [
            "Builder, Config, Credentials, Region",
            "let credentials = Credentials::new(\"access\", \"secret\", None, None, \"example\");",
            ".credentials_provider(credentials)",
        ],
        Some(AuthScheme::Bearer) => [
            "Builder, Config, Region",
            "let token = {library}::auth::Token::new(\"token\", None);",
            ".token_provider(token)",
        ],
        _ => ["Builder, Config, Region", "", ""],
    }
}

/// Returns the setter of the endpoint parameter that decides the host.
fn params(service: &Service) -> String {
    let built_ins = &service.endpoints.built_ins;
    let setter = |built_in, value: &str| {
        let (ident, _) = built_ins.iter().find(|(_, other)| *other == built_in)?;
        Some(format!(".{ident}(\"{value}\")"))
    };
    let region = setter(BuiltIn::Region, "us-west-2");
    let endpoint = || setter(BuiltIn::Endpoint, "http://localhost:8080");
    region.or_else(endpoint).unwrap_or_default()
}

/// Emits the attributes of the crate that include the pages, and the module for the last page.
pub(crate) fn attributes(service: &Service) -> (TokenStream, TokenStream) {
    let text = service.docs.details();
    let text = text.map(|_| quote!(#![doc = include_str!("docs/service.md")]));
    (
        quote! {
            #![cfg_attr(feature = "client", doc = include_str!("docs/quick_start.md"))]
            #text
            #![cfg_attr(feature = "client", doc = include_str!("docs/guide.md"))]
        },
        quote! {
            #[cfg(doc)]
            #[doc = include_str!("docs/coming_from_aws_sdk.md")]
            pub mod coming_from_aws_sdk {}
        },
    )
}

/// Returns the values for the page about calls.
fn typical_call(library: &Ident, operation: &Operation) -> Vec<Value> {
    let (method, module, error) = (&operation.ident, &operation.input.module, &operation.error);
    let setters = setters(library, operation.example.as_deref().unwrap_or_default());
    let enum_path = quote!(::#library::operation::#module::#error);
    let (error_imports, result) = rust::statements(quote! {
        let result: Result<_, #enum_path> = client.#method()#(#setters)*.send().await;
    });
    let arm = operation.errors.first().map(|variant| {
        format!(
            "Err({error}::{variant}(error)) => {{\n        println!(\"told apart: {{error}}\");\n    }}"
        )
    });
    vec![("error_imports", error_imports), ("result", result), ("arm", arm.unwrap_or_default())]
}

/// Returns the values for the page about waiters.
fn wait(library: &Ident, operation: &Operation, waiter: &Waiter) -> Vec<Value> {
    let method = &waiter.method;
    let setters = setters(library, operation.example.as_deref().unwrap_or_default());
    let (imports, wait) = rust::statements(quote! {
        let time = ::std::time::Duration::from_secs(300);
        let last = client.#method()#(#setters)*.wait(time).await?;
        println!("{last:?}");
    });
    vec![("imports", imports), ("wait", wait)]
}

/// Replaces each `{name}` in a template by its value, and drops a line that becomes empty. Values may
/// be text of the model: a `{name}` in them is not replaced.
fn fill(template: &str, values: &[Value]) -> String {
    let mut text = String::new();
    for line in template.lines() {
        let filled = fill_line(line, values);
        if line.trim().is_empty() || !filled.trim().is_empty() {
            text.push_str(&filled);
            text.push('\n');
        }
    }
    text
}

fn fill_line(line: &str, values: &[Value]) -> String {
    let found = values.iter().filter_map(|(name, value)| {
        let placeholder = format!("{{{name}}}");
        Some((line.find(&placeholder)?, placeholder.len(), value.trim_end()))
    });
    match found.min() {
        Some((start, length, value)) => {
            format!("{}{value}{}", &line[..start], fill_line(&line[start + length..], values))
        }
        None => line.to_owned(),
    }
}
