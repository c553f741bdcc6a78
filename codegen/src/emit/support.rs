//! The part of a crate that does not depend on the model: real Rust, copied as it is.

use super::Output;
use super::used::Used;
use crate::format::HEADER;
use proc_macro2::TokenStream;
use quote::{format_ident, quote};

/// Keeps rustfmt from what prettyplease has laid out.
pub(super) const RUSTFMT: &str = "disable_all_formatting = true\n";

macro_rules! support {
    ($path:literal) => {
        File { path: $path, text: include_str!(concat!("../../support/", $path)) }
    };
}

pub(super) struct File {
    path: &'static str,
    text: &'static str,
}

/// The files that every crate has.
const ALWAYS: [File; 22] = [
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
    support!("endpoint/base.rs"),
    support!("error/call.rs"),
    support!("error/metadata.rs"),
    support!("error/operation.rs"),
    support!("protocol.rs"),
    support!("protocol/error_response.rs"),
    support!("protocol/response.rs"),
    support!("validation.rs"),
    support!("validation/constraints.rs"),
    support!("validation/define.rs"),
];

/// Finding the partition of a region.
pub(super) const PARTITION: File = support!("endpoint/partition.rs");

/// What property tests need.
pub(super) const STRATEGIES: File = support!("tests/strategies.rs");

/// Emits the support code that a model needs, and the modules that list what there is of it.
pub(super) fn emit(used: &Used, output: &mut Output) {
    output.text("src/rustfmt.toml", RUSTFMT.to_owned());
    for file in ALWAYS {
        copy(&file, output);
    }
    client(used, output);
    codec(used, output);
    json(used, output);
    primitives(used, output);
    request(used, output);
}

pub(super) fn copy(file: &File, output: &mut Output) {
    copy_to(&format!("src/{}", file.path), file, output);
}

pub(super) fn copy_to(path: &str, file: &File, output: &mut Output) {
    output.text(path, format!("{HEADER}\n{}", file.text));
}

/// A module of which a model needs some parts.
fn module(path: &str, docs: &str, mut parts: Vec<Part>, output: &mut Output) {
    parts.retain(|part| part.used);
    parts.sort_by_key(|part| part.name);
    let modules = parts.iter().map(|part| {
        let name = format_ident!("{}", part.name);
        quote!(mod #name;)
    });
    let exports = parts.iter().map(|part| &part.exports);
    output.rust(path, &[docs.to_owned()], quote!(#(#modules)* #(#exports)*));
    parts.iter().filter_map(|part| part.file.as_ref()).for_each(|file| copy(file, output));
}

/// A part of a module.
struct Part {
    used: bool,
    name: &'static str,
    /// Its file, unless another emitter makes it.
    file: Option<File>,
    exports: TokenStream,
}

impl Part {
    fn new(used: bool, file: File, exports: TokenStream) -> Self {
        let name = file.path.rsplit('/').next().unwrap_or_default();
        Part { used, name: name.trim_end_matches(".rs"), file: Some(file), exports }
    }

    fn emitted(used: bool, name: &'static str) -> Self {
        Part { used, name, file: None, exports: TokenStream::new() }
    }
}

fn client(used: &Used, output: &mut Output) {
    let paginator = quote!(
        pub use paginator::{ItemPaginator, Itemized, Items, Pages, Paginated, Paginator};
    );
    let waiter = quote!(
        pub use waiter::{FinalPoll, Until, Wait, WaiterError};
    );
    let none = TokenStream::new;
    let parts = vec![
        Part::new(
            true,
            support!("client/base.rs"),
            quote!(
                pub use base::Client;
            ),
        ),
        Part::new(
            true,
            support!("client/call.rs"),
            quote!(
                pub use call::Call;
            ),
        ),
        Part::new(
            true,
            support!("client/customize.rs"),
            quote!(
                pub use customize::Customize;
            ),
        ),
        Part::new(true, support!("client/failure.rs"), none()),
        Part::emitted(true, "operations"),
        Part::new(true, support!("client/orchestrator.rs"), none()),
        Part::emitted(used.pagination, "paginated"),
        Part::new(used.pagination, support!("client/paginator.rs"), paginator),
        Part::new(true, support!("client/plugins.rs"), none()),
        Part::new(true, support!("client/sent.rs"), none()),
        Part::new(used.waiters, support!("client/waiter.rs"), waiter),
        Part::emitted(used.waiters, "waiters"),
        Part::new(true, support!("client/wire.rs"), none()),
    ];
    module("src/client.rs", "The client, and its calls.", parts, output);
}

fn codec(used: &Used, output: &mut Output) {
    if !used.codecs() {
        return;
    }
    let base = used.union_value.then(|| {
        quote!(
            pub(crate) use base::Encode;
        )
    });
    let as_owned = quote!(
        pub(crate) use as_owned::As;
    );
    let as_borrowed = quote!(
        pub(crate) use as_borrowed::AsBorrowed;
    );
    let base64 = quote!(
        pub(crate) use base64::Base64;
    );
    let date_time_string = quote!(
        pub(crate) use date_time_string::DateTimeString;
    );
    let epoch_seconds = quote!(
        pub(crate) use epoch_seconds::EpochSeconds;
    );
    let float = quote!(
        pub(crate) use float::Float;
    );
    let http_date = quote!(
        pub(crate) use http_date::HttpDate;
    );
    let or_missing = quote!(
        pub(crate) use or_missing::OrMissing;
    );
    let union_value = quote!(
        pub(crate) use union_value::union_value;
    );
    let none = TokenStream::new;
    let parts = vec![
        Part::new(used.as_borrowed, support!("json/codec/as_borrowed.rs"), as_borrowed),
        Part::new(used.as_owned, support!("json/codec/as_owned.rs"), as_owned),
        Part::new(true, support!("json/codec/base.rs"), base.unwrap_or_default()),
        Part::new(used.blobs, support!("json/codec/base64.rs"), base64),
        Part::new(used.date_time, support!("json/codec/date_time_string.rs"), date_time_string),
        Part::new(used.epoch_seconds, support!("json/codec/epoch_seconds.rs"), epoch_seconds),
        Part::new(used.floats, support!("json/codec/float.rs"), float),
        Part::new(used.http_date, support!("json/codec/http_date.rs"), http_date),
        Part::new(used.codec_list, support!("json/codec/list.rs"), none()),
        Part::new(used.codec_map, support!("json/codec/map.rs"), none()),
        Part::new(used.or_missing, support!("json/codec/or_missing.rs"), or_missing),
        Part::new(used.union_value, support!("json/codec/union_value.rs"), union_value),
    ];
    let docs = "Types whose JSON form depends on the model, not on themselves alone.";
    module("src/json/codec.rs", docs, parts, output);
}

fn json(used: &Used, output: &mut Output) {
    let parts = [
        // The module of the codecs has parts of its own.
        (used.codecs(), "codec", None),
        (used.dense_map, "map", Some(support!("json/map.rs"))),
        (true, "missing", Some(support!("json/missing.rs"))),
        (used.enums, "open_enum", Some(support!("json/open_enum.rs"))),
        (used.texts(), "text", Some(support!("json/text.rs"))),
        (used.unions, "union", Some(support!("json/union.rs"))),
    ];
    let parts: Vec<_> = parts.into_iter().filter(|(used, ..)| *used).collect();
    let modules = parts.iter().map(|(_, name, _)| {
        let name = format_ident!("{name}");
        quote!(pub(crate) mod #name;)
    });
    let docs = ["How types become JSON, where serde has to be told.".to_owned()];
    output.rust("src/json.rs", &docs, quote!(#(#modules)*));
    parts.iter().filter_map(|(.., file)| file.as_ref()).for_each(|file| copy(file, output));
}

fn primitives(used: &Used, output: &mut Output) {
    let unknown_value = used.enums.then(|| {
        quote!(
            pub use crate::json::open_enum::UnknownValue;
        )
    });
    let unknown_member = used.unions.then(|| {
        quote!(
            pub use crate::json::union::UnknownMember;
        )
    });
    let blob = used.blobs.then(|| {
        quote!(
            pub use aws_smithy_types::Blob;
        )
    });
    let date_time = used.timestamps().then(|| {
        quote! {
            pub use aws_smithy_types::DateTime;
            pub use aws_smithy_types::date_time::Format as DateTimeFormat;
        }
    });
    let docs = ["Types that members of every kind are made of.".to_owned()];
    let exports = quote!(#blob #date_time #unknown_member #unknown_value);
    output.rust("src/primitives.rs", &docs, exports);
}

fn request(used: &Used, output: &mut Output) {
    let base = quote!(
        pub use base::RequestError;
        pub(crate) use base::RequestBuilder;
    );
    let none = TokenStream::new;
    let parts = vec![
        Part::new(true, support!("protocol/request/base.rs"), base),
        Part::new(used.empty, support!("protocol/request/empty.rs"), none()),
        Part::new(used.json, support!("protocol/request/json.rs"), none()),
        Part::new(used.label, support!("protocol/request/label.rs"), none()),
        Part::new(used.path, support!("protocol/request/path.rs"), none()),
        Part::new(used.percent(), support!("protocol/request/percent.rs"), none()),
        Part::new(used.query, support!("protocol/request/query.rs"), none()),
    ];
    let docs = "Building requests: what the operations of the model need for it.";
    module("src/protocol/request.rs", docs, parts, output);
}
