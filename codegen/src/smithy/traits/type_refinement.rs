//! Type refinement traits.

use serde_json::Value;

traits! {
    /// A default value that the member did not have in an earlier version of the model.
    "smithy.api#addedDefault" => annotation AddedDefault {};

    /// A member that clients must treat as optional, whatever its other traits.
    "smithy.api#clientOptional" => annotation ClientOptional {};

    /// A default value. On a member, `null` removes the default value of the target.
    "smithy.api#default" => struct DefaultValue(Value);

    /// The value of a member of an enum: a text, or an integer in an `intEnum`.
    "smithy.api#enumValue" => struct EnumValue(Value);

    /// A structure that is an error, and the party whose fault it is.
    "smithy.api#error" => enum ErrorKind {
        Client,
        Server,
    };

    /// A shape whose members and traits other shapes take over.
    "smithy.api#mixin" => struct Mixin {
        /// The shape ids of the traits that other shapes do not take over.
        #[serde(default)]
        local_traits: Vec<String>,
    };

    /// A member that must have a value.
    "smithy.api#required" => annotation Required {};

    /// A list or a map whose values may be `null`.
    "smithy.api#sparse" => annotation Sparse {};
}

impl EnumValue {
    /// Returns the value in an enum of strings.
    pub(crate) fn text(&self) -> Option<&str> {
        self.0.as_str()
    }

    /// Returns the value in an `intEnum`.
    pub(crate) fn integer(&self) -> Option<i32> {
        self.0.as_i64()?.try_into().ok()
    }
}
