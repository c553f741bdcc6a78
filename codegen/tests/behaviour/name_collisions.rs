//! Names of the model that are equal in Rust.

use feature_name_collisions::operation::get_room::GetRoomError;
use feature_name_collisions::types::{Choice, Kind, Level, RoomType, RoomType2, RoomType3};

#[test]
fn values_with_equal_names_are_numbered() {
    let names = ["ON", "On", "on"];
    assert_eq!(names.map(Kind::from), [Kind::On, Kind::On2, Kind::On3]);
    assert_eq!([1, 3, 2].map(Level::from), [Level::High, Level::High2, Level::High3]);
    let text = |choice: &Choice| serde_json::to_string(choice).expect("JSON");
    assert_eq!(text(&Choice::Text), r#"{"TEXT":{}}"#);
    assert_eq!(text(&Choice::Text2(1)), r#"{"Text":1}"#);
    assert_eq!(text(&Choice::Text3("a".to_owned())), r#"{"text":"a"}"#);
}

#[test]
fn types_and_errors_with_equal_names_are_numbered() {
    let _ = (RoomType::builder(), RoomType2::builder(), RoomType3::builder());
    let _ = [GetRoomError::is_not_found, GetRoomError::is_not_found2, GetRoomError::is_not_found3];
    let _ = [GetRoomError::is_abc, GetRoomError::is_abc2];
}
