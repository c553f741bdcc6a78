//! Authentication traits.

traits! {
    /// The shape ids of the auth schemes of a service or an operation, in order of preference.
    "smithy.api#auth" => struct Auth(Vec<String>);

    /// Bearer authentication (RFC 6750).
    "smithy.api#httpBearerAuth" => annotation HttpBearerAuth {};

    /// Whether callers may leave out authentication.
    "smithy.api#optionalAuth" => annotation OptionalAuth {};
}
