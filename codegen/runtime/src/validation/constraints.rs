//! Constraints of members.

use super::{Place, Validate, Validator};
use aws_smithy_types::Blob;
use std::collections::HashMap;
use std::fmt::Display;
use std::ops::{Bound, RangeBounds};

/// A constraint of values of the type `T`.
pub(crate) trait Constraint<T> {
    fn check(&self, value: &T, validator: &mut Validator<'_>);
}

/// Several constraints of one value.
impl<T, A: Constraint<T>, B: Constraint<T>> Constraint<T> for (A, B) {
    fn check(&self, value: &T, validator: &mut Validator<'_>) {
        self.0.check(value, validator);
        self.1.check(value, validator);
    }
}

impl<T, A: Constraint<T>, B: Constraint<T>, C: Constraint<T>> Constraint<T> for (A, B, C) {
    fn check(&self, value: &T, validator: &mut Validator<'_>) {
        self.0.check(value, validator);
        self.1.check(value, validator);
        self.2.check(value, validator);
    }
}

/// A limit on the length: Unicode scalar values of strings, bytes of blobs, elements of lists,
/// entries of maps.
pub(crate) struct Length<B>(pub(crate) B);

impl<T: Measured, B: RangeBounds<usize>> Constraint<T> for Length<B> {
    fn check(&self, value: &T, validator: &mut Validator<'_>) {
        let length = value.length();
        if !self.0.contains(&length) {
            let (bounds, unit) = (describe(&self.0), T::UNIT);
            validator.violated(format!("must have {bounds} {unit}, not {length}"));
        }
    }
}

/// A type with a length.
pub(crate) trait Measured {
    const UNIT: &'static str;

    fn length(&self) -> usize;
}

impl Measured for String {
    const UNIT: &'static str = "characters";

    fn length(&self) -> usize {
        self.chars().count()
    }
}

impl Measured for Blob {
    const UNIT: &'static str = "bytes";

    fn length(&self) -> usize {
        self.as_ref().len()
    }
}

impl<T> Measured for Vec<T> {
    const UNIT: &'static str = "elements";

    fn length(&self) -> usize {
        self.len()
    }
}

impl<K, V> Measured for HashMap<K, V> {
    const UNIT: &'static str = "entries";

    fn length(&self) -> usize {
        self.len()
    }
}

/// A limit on a number.
pub(crate) struct Range<B>(pub(crate) B);

impl<T: PartialOrd + Display, B: RangeBounds<T>> Constraint<T> for Range<B> {
    fn check(&self, value: &T, validator: &mut Validator<'_>) {
        if !self.0.contains(value) {
            validator.violated(format!("must be {}", describe(&self.0)));
        }
    }
}

fn describe<T: Display>(bounds: &impl RangeBounds<T>) -> String {
    match (bounds.start_bound(), bounds.end_bound()) {
        (Bound::Included(min), Bound::Included(max)) => {
            let (min, max) = (min.to_string(), max.to_string());
            if min == max { min } else { format!("{min} to {max}") }
        }
        (Bound::Included(min), _) => format!("at least {min}"),
        (_, Bound::Included(max)) => format!("at most {max}"),
        _ => "anything".to_owned(),
    }
}

/// The constraints of the members of a nested type.
pub(crate) struct Nested;

impl<T: Validate> Constraint<T> for Nested {
    fn check(&self, value: &T, validator: &mut Validator<'_>) {
        value.check(validator);
    }
}

/// A constraint of each element of a list.
pub(crate) struct Each<C>(pub(crate) C);

impl<T, C: Constraint<T>> Constraint<Vec<T>> for Each<C> {
    fn check(&self, list: &Vec<T>, validator: &mut Validator<'_>) {
        for (index, element) in list.iter().enumerate() {
            let place = Place::Element(&validator.place, index);
            let violations = &mut *validator.violations;
            self.0.check(element, &mut Validator { place, violations });
        }
    }
}

/// A constraint of each key of a map.
pub(crate) struct Keys<C>(pub(crate) C);

impl<K, V, C: Constraint<K>> Constraint<HashMap<K, V>> for Keys<C> {
    fn check(&self, map: &HashMap<K, V>, validator: &mut Validator<'_>) {
        let violations = &mut *validator.violations;
        let place = Place::Key(&validator.place);
        let mut validator = Validator { place, violations };
        map.keys().for_each(|key| self.0.check(key, &mut validator));
    }
}

/// A constraint of each value of a map.
pub(crate) struct Values<C>(pub(crate) C);

impl<K, V, C: Constraint<V>> Constraint<HashMap<K, V>> for Values<C> {
    fn check(&self, map: &HashMap<K, V>, validator: &mut Validator<'_>) {
        let violations = &mut *validator.violations;
        let place = Place::Value(&validator.place);
        let mut validator = Validator { place, violations };
        map.values().for_each(|value| self.0.check(value, &mut validator));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::validation::{InvalidInput, Violation};

    struct Room {
        name: String,
        floors: Vec<i32>,
        tags: HashMap<String, String>,
        parent: Option<Box<Room>>,
    }

    impl Default for Room {
        fn default() -> Self {
            Room { name: "é".to_owned(), floors: Vec::new(), tags: HashMap::new(), parent: None }
        }
    }

    impl Validate for Room {
        fn check(&self, validator: &mut Validator<'_>) {
            validator.required("name", &self.name, Length(1..=3));
            validator.required("floors", &self.floors, (Length(..=20), Each(Range(0..))));
            validator.required("tags", &self.tags, (Keys(Length(2..)), Values(Length(4..=4))));
            validator.optional("parent", &self.parent, Nested);
        }
    }

    fn violations(room: &Room) -> Vec<String> {
        let violations = room.validate().err();
        let violations = violations.as_ref().map_or(&[][..], InvalidInput::violations);
        violations.iter().map(Violation::to_string).collect()
    }

    #[test]
    fn value_within_its_constraints_has_no_violations() {
        let room = Room { name: "ééé".to_owned(), floors: vec![0, i32::MAX], ..Room::default() };
        assert_eq!(violations(&room), [""; 0]);
    }

    #[test]
    fn violation_of_a_nested_member_has_its_path() {
        let parent = Room { name: String::new(), floors: vec![1, -1], ..Room::default() };
        let room = Room { parent: Some(Box::new(parent)), ..Room::default() };
        assert_eq!(
            violations(&room),
            [
                "`parent.name` must have 1 to 3 characters, not 0",
                "`parent.floors[1]` must be at least 0",
            ]
        );
    }

    #[test]
    fn violation_of_a_map_does_not_show_the_key() {
        let tags = HashMap::from([("k".to_owned(), "secret".to_owned())]);
        let room = Room { tags, ..Room::default() };
        assert_eq!(
            violations(&room),
            [
                "`tags.keys()` must have at least 2 characters, not 1",
                "`tags.values()` must have 4 characters, not 6",
            ]
        );
    }

    #[test]
    fn text_of_many_violations_is_limited() {
        let room = Room { floors: vec![-1; 12], ..Room::default() };
        let text = room.validate().unwrap_err().to_string();
        assert!(text.starts_with("`floors[0]` must be at least 0; `floors[1]`"), "{text}");
        assert!(text.ends_with("`floors[9]` must be at least 0; and 2 more"), "{text}");
    }

    #[test]
    fn range_of_a_number_has_both_ends() {
        let check = |value: f64| {
            let mut violations = Vec::new();
            Range(-0.5..=1.5)
                .check(&value, &mut Validator { place: Place::Input, violations: &mut violations });
            violations.iter().map(|violation| violation.problem().to_owned()).collect::<Vec<_>>()
        };
        assert_eq!((check(-0.5), check(1.5)), (vec![], vec![]));
        assert_eq!(check(1.6), ["must be -0.5 to 1.5"]);
        assert_eq!(check(f64::NAN), ["must be -0.5 to 1.5"]);
    }
}
