//! HTTP binding traits.

traits! {
    /// The request method and the URI of an operation.
    "smithy.api#http" => struct Http {
        /// The request method.
        method: String,
        /// The URI pattern, with labels in braces.
        uri: String,
    };

    /// The status code of the responses with an error.
    "smithy.api#httpError" => struct HttpError(u16);

    /// The header of a member.
    "smithy.api#httpHeader" => struct HttpHeader(String);

    /// A member whose value is a label of the URI.
    "smithy.api#httpLabel" => annotation HttpLabel {};

    /// The member that is the whole body.
    "smithy.api#httpPayload" => annotation HttpPayload {};

    /// The prefix of the headers that a map holds.
    "smithy.api#httpPrefixHeaders" => struct HttpPrefixHeaders(String);

    /// The query parameter of a member.
    "smithy.api#httpQuery" => struct HttpQuery(String);

    /// The map that holds the other query parameters.
    "smithy.api#httpQueryParams" => annotation HttpQueryParams {};

    /// The member with the status code of the response.
    "smithy.api#httpResponseCode" => annotation HttpResponseCode {};
}

/// Whether a text is a header name: a token of RFC 9110, section 5.6.2.
pub(crate) fn is_header_name(text: &str) -> bool {
    let is_token = |c: char| c.is_ascii_alphanumeric() || "!#$%&'*+-.^_`|~".contains(c);
    !text.is_empty() && text.chars().all(is_token)
}
