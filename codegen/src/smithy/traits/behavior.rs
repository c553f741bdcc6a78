//! Behavior traits.

traits! {
    /// An operation whose requests need the MD5 of their body in a header.
    "smithy.api#httpChecksumRequired" => annotation HttpChecksumRequired {};

    /// A member that the client sets to a unique text if the caller leaves it out.
    "smithy.api#idempotencyToken" => annotation IdempotencyToken {};

    /// An operation whose response is one page of a longer list.
    #[derive(Default)]
    "smithy.api#paginated" => struct Paginated {
        /// The input member with the token of the page.
        input_token: Option<String>,
        /// The path to the token of the next page in the output.
        output_token: Option<String>,
        /// The path to the list or the map in the output.
        items: Option<String>,
        /// The input member with the maximum number of items in a page.
        page_size: Option<String>,
    };

    /// An operation that a client can repeat without a further effect.
    "smithy.api#idempotent" => annotation Idempotent {};

    /// An operation without an effect.
    "smithy.api#readonly" => annotation Readonly {};

    /// An operation whose request bodies may be compressed.
    "smithy.api#requestCompression" => struct RequestCompression {
        /// The encodings that the service accepts.
        encodings: Vec<String>,
    };

    /// An error after which a client may try again.
    "smithy.api#retryable" => struct Retryable {
        /// Whether the service limits the rate of requests with this error.
        #[serde(default)]
        throttling: bool,
    };
}

impl Paginated {
    /// Returns these settings, completed with the settings of `other`.
    pub(crate) fn or(self, other: Paginated) -> Self {
        Paginated {
            input_token: self.input_token.or(other.input_token),
            output_token: self.output_token.or(other.output_token),
            items: self.items.or(other.items),
            page_size: self.page_size.or(other.page_size),
        }
    }
}
