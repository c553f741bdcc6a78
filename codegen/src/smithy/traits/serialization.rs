//! Serialization traits.

traits! {
    /// The name of a member in JSON.
    "smithy.api#jsonName" => struct JsonName(String);

    /// The media type (RFC 6838) of a string or a blob.
    "smithy.api#mediaType" => struct MediaType(String);

    /// The format of a timestamp.
    "smithy.api#timestampFormat" => enum TimestampFormat {
        DateTime,
        EpochSeconds,
        HttpDate,
    };
}
