//! Streaming traits.

traits! {
    /// The member of an event that is a header of its message.
    "smithy.api#eventHeader" => annotation EventHeader {};

    /// The member of an event that is the payload of its message.
    "smithy.api#eventPayload" => annotation EventPayload {};

    /// A stream whose length must be known before it is sent.
    "smithy.api#requiresLength" => annotation RequiresLength {};

    /// A blob that is read in chunks, or a union of events.
    "smithy.api#streaming" => annotation Streaming {};
}
