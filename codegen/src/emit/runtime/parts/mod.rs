//! The optional files of the support code, by the modules that they are parts of.

use super::file::{File, support};
use crate::emit::references::Mentions;

/// A module whose parts differ from crate to crate.
pub(crate) struct Module {
    /// Its file.
    pub file: &'static str,
    pub docs: &'static str,
    /// Whether it is there without any of its parts.
    pub always: bool,
    /// Whether others see its modules.
    pub visibility: bool,
    parts: &'static [Part],
}

impl Module {
    pub(crate) fn parts(&self) -> impl Iterator<Item = &'static Part> {
        self.parts.iter()
    }

    /// Its path in the crate.
    pub(crate) fn path(&self) -> String {
        let path = self.file.trim_start_matches("src/").trim_end_matches(".rs");
        format!("crate::{}", path.replace('/', "::"))
    }
}

/// A part of a module.
pub(crate) struct Part {
    /// Its file, unless another emitter makes it or it comes from elsewhere.
    pub file: Option<File>,
    /// Its name, or where it comes from.
    from: &'static str,
    pub is_module: bool,
    always: bool,
    /// What users of the crate see of it.
    pub public: &'static [&'static str],
    /// What the crate sees of it.
    pub internal: &'static [&'static str],
    /// Methods that it adds to a type of another part.
    methods: &'static [&'static str],
    /// Other paths with which it comes.
    with: &'static [&'static str],
}

impl Part {
    const NONE: Part = Part {
        file: None,
        from: "",
        is_module: true,
        always: false,
        public: &[],
        internal: &[],
        methods: &[],
        with: &[],
    };

    /// A file that is there if something in it is mentioned.
    const fn new(file: File) -> Self {
        Part { file: Some(file), ..Part::NONE }
    }

    /// A module that another emitter makes.
    const fn emitted(name: &'static str) -> Self {
        Part { from: name, ..Part::NONE }
    }

    /// A type that comes from elsewhere.
    const fn from(path: &'static str, names: &'static [&'static str]) -> Self {
        Part { from: path, is_module: false, ..Part::NONE }.public(names)
    }

    const fn always(self) -> Self {
        Part { always: true, ..self }
    }

    const fn public(self, names: &'static [&'static str]) -> Self {
        Part { public: names, ..self }
    }

    const fn internal(self, names: &'static [&'static str]) -> Self {
        Part { internal: names, ..self }
    }

    const fn methods(self, names: &'static [&'static str]) -> Self {
        Part { methods: names, ..self }
    }

    const fn with(self, paths: &'static [&'static str]) -> Self {
        Part { with: paths, ..self }
    }

    /// The name of its module.
    pub(crate) fn name(&self) -> &'static str {
        let path = self.file.map_or(self.from, |file| file.path);
        path.rsplit('/').next().unwrap_or_default().trim_end_matches(".rs")
    }

    /// Where the module finds what is in it.
    pub(crate) fn home(&self) -> String {
        if self.is_module { self.name().to_owned() } else { self.from.to_owned() }
    }

    /// Whether the code needs it.
    pub(crate) fn is_needed(&self, module: &Module, mentions: &Mentions) -> bool {
        let path = module.path();
        let inside = |name: &str| {
            // `A as B` is called `B`.
            let name = name.rsplit(' ').next().unwrap_or(name);
            mentions.path(&format!("{path}::{name}"))
        };
        self.always
            || self.is_module && inside(self.name())
            || self.public.iter().chain(self.internal).any(|name| inside(name))
            || self.methods.iter().any(|name| mentions.method(name))
            || self.with.iter().any(|path| mentions.path(path))
    }
}

pub(crate) const MODULES: &[Module] = &[
    Module {
        file: "src/client.rs",
        docs: "The client, and its calls.",
        always: true,
        visibility: false,
        parts: &[
            Part::new(support!("client/base.rs")).always().public(&["Client"]),
            Part::new(support!("client/codeless.rs")).always(),
            Part::new(support!("client/compression.rs"))
                .internal(&["take_compression"])
                .methods(&["compress_requests"]),
            Part::new(support!("client/call.rs")).always().public(&["Call"]),
            Part::new(support!("client/customize.rs")).always().public(&["Customize"]),
            Part::new(support!("client/download.rs"))
                .internal(&["Download"])
                .methods(&["download"]),
            Part::new(support!("client/failure.rs")).always(),
            Part::emitted("operations").always(),
            Part::new(support!("client/idempotency.rs"))
                .internal(&["Idempotent"])
                .methods(&["idempotency_token"]),
            Part::new(support!("client/orchestrator.rs")).always(),
            Part::emitted("paginated").with(&["crate::client::Paginated"]),
            Part::new(support!("client/paginator.rs")).public(&[
                "ItemPaginator",
                "Itemized",
                "Items",
                "Pages",
                "Paginated",
                "Paginator",
            ]),
            Part::new(support!("client/plugins.rs")).always(),
            Part::new(support!("client/retryable.rs")).methods(&["retry_errors"]),
            Part::new(support!("client/sent.rs")).always(),
            Part::new(support!("client/signed_events.rs")).methods(&["sign_events"]),
            Part::new(support!("client/silence.rs")).methods(&["allow_silence"]),
            Part::new(support!("client/upload.rs")).internal(&["Upload"]).methods(&["upload"]),
            Part::new(support!("client/tree_hash.rs")).methods(&["tree_hash"]),
            Part::new(support!("client/unsigned_payload.rs")).methods(&["unsigned_payload"]),
            Part::new(support!("client/waiter.rs")).public(&[
                "FinalPoll",
                "Until",
                "Wait",
                "WaiterError",
            ]),
            Part::emitted("waiters").with(&["crate::client::Until"]),
            Part::new(support!("client/wire.rs")).always().internal(&["OperationPlugin"]),
        ],
    },
    Module {
        file: "src/json.rs",
        docs: "How types become JSON, where serde has to be told.",
        always: true,
        visibility: true,
        parts: &[
            Part::emitted("codec"),
            Part::new(support!("json/defaults.rs")),
            Part::new(support!("json/dense.rs")),
            Part::new(support!("json/missing.rs")).always(),
            Part::new(support!("json/open_enum.rs")),
            Part::new(support!("json/open_int_enum.rs")),
            Part::new(support!("json/text.rs")),
            Part::new(support!("json/union.rs")),
        ],
    },
    Module {
        file: "src/json/codec.rs",
        docs: "Types whose JSON form depends on the model, not on themselves alone.",
        always: false,
        visibility: false,
        parts: &[
            Part::new(support!("json/codec/as_borrowed.rs")).internal(&["AsBorrowed"]),
            Part::new(support!("json/codec/as_owned.rs")).internal(&["As"]),
            Part::new(support!("json/codec/base.rs")).internal(&["Codec", "Encode"]),
            Part::new(support!("json/codec/base64.rs")).internal(&["Base64"]),
            Part::new(support!("json/codec/big_number.rs")).internal(&["BigNumber"]),
            Part::new(support!("json/codec/date_time_string.rs")).internal(&["DateTimeString"]),
            Part::new(support!("json/codec/epoch_seconds.rs")).internal(&["EpochSeconds"]),
            Part::new(support!("json/codec/float.rs")).internal(&["Float"]),
            Part::new(support!("json/codec/http_date.rs")).internal(&["HttpDate"]),
            Part::new(support!("json/codec/list.rs")).internal(&["List"]),
            Part::new(support!("json/codec/map.rs")).internal(&["Map"]),
            Part::new(support!("json/codec/or_missing.rs")).internal(&["OrMissing"]),
            Part::new(support!("json/codec/plain.rs")).internal(&["Plain"]),
            Part::new(support!("json/codec/sparse_list.rs")).internal(&["SparseList"]),
            Part::new(support!("json/codec/sparse_map.rs")).internal(&["SparseMap"]),
            Part::new(support!("json/codec/union_value.rs")).internal(&["union_value"]),
        ],
    },
    Module {
        file: "src/primitives.rs",
        docs: "Types that members of every kind are made of.",
        always: true,
        visibility: false,
        parts: &[
            Part::from("aws_smithy_types", &["BigDecimal"]),
            Part::from("aws_smithy_types", &["BigInteger"]),
            Part::from("aws_smithy_types", &["Blob"]),
            Part::from("aws_smithy_types::byte_stream", &["ByteStream"]),
            Part::from("aws_smithy_types", &["DateTime"]),
            Part::from("aws_smithy_types::date_time", &["Format as DateTimeFormat"])
                .with(&["crate::primitives::DateTime"]),
            Part::from("serde_json", &["Value as Document"]),
            Part::from("crate::events", &["Event", "EventError"])
                .with(&["crate::primitives::UnknownEvent"]),
            Part::from("crate::events", &["EventReceiver"]),
            Part::from("crate::events", &["EventSender"]),
            Part::from("crate::events", &["UnknownEvent"]),
            Part::from("crate::json::union", &["UnknownMember"]),
            Part::from("crate::json::open_int_enum", &["UnknownNumber"]),
            Part::from("crate::json::open_enum", &["UnknownValue"]),
        ],
    },
    Module {
        file: "src/protocol/request.rs",
        docs: "Building requests: what the operations of the model need for it.",
        always: true,
        visibility: false,
        parts: &[
            Part::new(support!("protocol/request/base.rs"))
                .always()
                .public(&["RequestError"])
                .internal(&["RequestBuilder"]),
            Part::new(support!("protocol/request/body.rs")).methods(&["with_body"]),
            Part::new(support!("protocol/request/content_md5.rs")).internal(&["content_md5"]),
            Part::new(support!("protocol/request/date_time_text.rs")).internal(&["DateTimeText"]),
            Part::new(support!("protocol/request/epoch_seconds_text.rs"))
                .internal(&["EpochSecondsText"]),
            Part::new(support!("protocol/request/http_date_text.rs")).internal(&["HttpDateText"]),
            Part::new(support!("protocol/request/empty.rs")).methods(&["empty"]),
            Part::new(support!("protocol/request/float_text.rs")).internal(&["FloatText"]),
            Part::new(support!("protocol/request/greedy_label.rs")).methods(&["greedy_label"]),
            Part::new(support!("protocol/request/header.rs")).methods(&["header"]),
            Part::new(support!("protocol/request/header_list.rs")).methods(&["header_list"]),
            Part::new(support!("protocol/request/host_label.rs")).internal(&["host_label"]),
            Part::new(support!("protocol/request/json.rs")).methods(&["json"]),
            Part::new(support!("protocol/request/label.rs")).methods(&["label"]),
            Part::new(support!("protocol/request/media_type_text.rs")).internal(&["MediaTypeText"]),
            Part::new(support!("protocol/request/no_payload.rs")).methods(&["no_payload"]),
            Part::new(support!("protocol/request/number_text.rs")).internal(&["NumberText"]),
            Part::new(support!("protocol/request/parameter.rs")).methods(&["parameter"]),
            Part::new(support!("protocol/request/path.rs")).methods(&["path"]),
            Part::new(support!("protocol/request/percent.rs")),
            Part::new(support!("protocol/request/prefix_headers.rs")).methods(&["prefix_headers"]),
            Part::new(support!("protocol/request/query.rs")).methods(&["query"]),
            Part::new(support!("protocol/request/query_map.rs")).methods(&["query_map"]),
            Part::new(support!("protocol/request/refuse.rs")).methods(&["refuse"]),
            Part::new(support!("protocol/request/segment.rs")),
            Part::new(support!("protocol/request/set_header.rs")).methods(&["set_header"]),
            Part::new(support!("protocol/request/stream.rs")).methods(&["stream"]),
            Part::new(support!("protocol/request/text.rs")),
            Part::new(support!("protocol/request/timestamp.rs")),
        ],
    },
    Module {
        file: "src/protocol/response.rs",
        docs: "Reading responses: what the operations of the model need for it.",
        always: true,
        visibility: false,
        parts: &[
            Part::new(support!("protocol/response/base.rs"))
                .always()
                .public(&["Response", "ResponseError"]),
            Part::new(support!("protocol/response/blob_payload.rs")).methods(&["blob_payload"]),
            Part::new(support!("protocol/response/date_list.rs")).methods(&["date_list"]),
            Part::new(support!("protocol/response/date_time.rs")).internal(&["date_time"]),
            Part::new(support!("protocol/response/epoch_seconds.rs")).internal(&["epoch_seconds"]),
            Part::new(support!("protocol/response/http_date.rs")).internal(&["http_date"]),
            Part::new(support!("protocol/response/header_value.rs")).methods(&["header_value"]),
            Part::new(support!("protocol/response/header_values.rs")).methods(&["header_values"]),
            Part::new(support!("protocol/response/headers_by_prefix.rs"))
                .methods(&["headers_by_prefix"]),
            Part::new(support!("protocol/response/json_payload.rs")).methods(&["json_payload"]),
            Part::new(support!("protocol/response/json_without.rs")).methods(&["json_without"]),
            Part::new(support!("protocol/response/lines.rs")).methods(&["lines"]),
            Part::new(support!("protocol/response/media_type.rs")).internal(&["media_type"]),
            Part::new(support!("protocol/response/required.rs")).internal(&["required"]),
            Part::new(support!("protocol/response/text_payload.rs")).methods(&["text_payload"]),
            Part::new(support!("protocol/response/unreadable.rs")),
        ],
    },
];

#[cfg(test)]
mod tests;
