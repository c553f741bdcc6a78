//! Compiler warnings about deprecated items.

#![deny(deprecated, unfulfilled_lint_expectations)]

use feature_deprecated::operation::get_room::GetRoomInput;
use feature_deprecated::types::{Choice, Details, Kind};
use feature_deprecated::{Client, types};

#[test]
#[expect(deprecated, reason = "the operation is deprecated")]
fn deprecated_operation_warns() {
    let _ = Client::old_room;
}

#[test]
#[expect(deprecated, reason = "the structure is deprecated")]
fn deprecated_structure_warns() {
    let _ = types::OldDetails::builder().x("x").build();
}

#[test]
#[expect(deprecated, reason = "the error is deprecated")]
fn deprecated_error_warns() {
    let _ = types::error::Gone::builder();
}

#[test]
#[expect(deprecated, reason = "the enum is deprecated")]
fn deprecated_enum_warns() {
    let _ = types::OldKind::VALUES;
}

#[test]
#[expect(deprecated, reason = "the union is deprecated")]
fn deprecated_union_warns() {
    let _ = types::OldChoice::Text(String::new());
}

#[test]
#[expect(deprecated, reason = "the member is deprecated")]
fn deprecated_member_warns_when_read() {
    let input = GetRoomInput::builder().id("id").build();
    assert!(input.name.is_none());
}

#[test]
#[expect(deprecated, reason = "the member is deprecated")]
fn deprecated_member_warns_when_set() {
    let _ = Details::builder().y("y");
}

#[test]
#[expect(deprecated, reason = "the value is deprecated")]
fn deprecated_enum_value_warns() {
    let _ = Kind::Old;
}

#[test]
#[expect(deprecated, reason = "the member of the union is deprecated")]
fn deprecated_union_member_warns() {
    let _ = Choice::Number(1);
}

#[test]
fn other_items_do_not_warn() {
    let input = GetRoomInput::builder().id("id").kind(Kind::New).build();
    let _ = (input.id, input.old, Client::get_room, Choice::Text(String::new()));
    assert_eq!(Kind::VALUES.len(), 2);
}
