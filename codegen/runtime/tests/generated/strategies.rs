//! Strategies of property tests for values of every type.

#![allow(
    dead_code,
    unused_imports,
    unused_macros,
    reason = "not every model has types of every kind"
)]

use crate::round_trips::TIMESTAMP_MILLIS;
use aws_smithy_types::{BigDecimal, BigInteger, Blob, DateTime};
use proptest::collection::{hash_map, vec};
use proptest::prelude::{BoxedStrategy, Strategy, any};
use proptest::prop_oneof;
use proptest::sample::select;
use std::collections::HashMap;
use std::hash::Hash;

/// A type with a strategy for its values.
pub(crate) trait Any: Clone + std::fmt::Debug + 'static {
    /// Returns the strategy.
    fn any() -> BoxedStrategy<Self>;
}

/// Returns the strategy of the field that `_field` selects.
pub(crate) fn of_field<S, T: Any>(_field: fn(&S) -> &T) -> BoxedStrategy<T> {
    T::any()
}

/// Returns the empty value of the field that `_field` selects.
pub(crate) fn empty_of<S, T: Default>(_field: fn(&S) -> &T) -> T {
    T::default()
}

/// Arbitrary text, and text with special characters of JSON, paths and queries.
impl Any for String {
    fn any() -> BoxedStrategy<Self> {
        let special = [
            "",
            "arn:aws:service:us-west-2:123456789012:thing/AbCdEfGhIjKl",
            "a/b?c&d=e+f g%20h~#;@",
            "..",
            "\u{0}\u{7f}\"\\\n\u{2028}",
            "é🎥\u{10ffff}",
        ];
        let any = vec(any::<char>(), 0..8).prop_map(String::from_iter);
        prop_oneof![3 => any, 1 => select(special.map(str::to_owned).to_vec())].boxed()
    }
}

impl Any for Blob {
    fn any() -> BoxedStrategy<Self> {
        vec(any::<u8>(), 0..8).prop_map(Blob::new).boxed()
    }
}

/// Timestamps from the year 1 to the year 9999.
impl Any for DateTime {
    fn any() -> BoxedStrategy<Self> {
        let seconds = -62_135_596_800..253_402_300_800i64;
        let parts = (seconds, 0..1000 / TIMESTAMP_MILLIS);
        let millis = |(seconds, part)| seconds * 1000 + part * TIMESTAMP_MILLIS;
        parts.prop_map(move |parts| DateTime::from_millis(millis(parts))).boxed()
    }
}

impl Any for BigInteger {
    fn any() -> BoxedStrategy<Self> {
        any::<i128>().prop_map(|value| value.to_string().parse().expect("an integer")).boxed()
    }
}

impl Any for BigDecimal {
    fn any() -> BoxedStrategy<Self> {
        let parts = (any::<i64>(), any::<u64>());
        let decimal = |(whole, part)| format!("{whole}.{part}").parse().expect("a decimal");
        parts.prop_map(decimal).boxed()
    }
}

/// Documents of all types but `null`, some of them nested. A member that is `null` reads as absent.
impl Any for serde_json::Value {
    fn any() -> BoxedStrategy<Self> {
        use serde_json::{Value, json};

        let flat = prop_oneof![
            select(vec![json!(true), json!(-1), json!(0.5), json!([])]),
            String::any().prop_map(Value::from),
        ];
        let pairs = (flat.clone(), String::any());
        prop_oneof![flat, pairs.prop_map(|(value, name)| json!({name: [value, null]}))].boxed()
    }
}

impl<T: Any> Any for Option<T> {
    fn any() -> BoxedStrategy<Self> {
        proptest::option::of(T::any()).boxed()
    }
}

impl<T: Any> Any for Box<T> {
    fn any() -> BoxedStrategy<Self> {
        T::any().prop_map(Box::new).boxed()
    }
}

impl<T: Any> Any for Vec<T> {
    fn any() -> BoxedStrategy<Self> {
        vec(T::any(), 0..4).boxed()
    }
}

impl<K: Any + Eq + Hash, V: Any> Any for HashMap<K, V> {
    fn any() -> BoxedStrategy<Self> {
        hash_map(K::any(), V::any(), 0..4).boxed()
    }
}

macro_rules! simple {
    ($($type:ty),*) => {$(
        impl Any for $type {
            fn any() -> BoxedStrategy<Self> {
                any::<$type>().boxed()
            }
        }
    )*};
}

simple!(bool, f32, f64);

macro_rules! integers {
    ($($type:ty),*) => {$(
        impl Any for $type {
            fn any() -> BoxedStrategy<Self> {
                let ends = select(vec![<$type>::MIN, -1, 0, 1, <$type>::MAX]);
                prop_oneof![any::<$type>(), ends].boxed()
            }
        }
    )*};
}

integers!(i8, i16, i32, i64);

/// Implements `Any` for a structure from a list of its members: those that its builder requires,
/// those whose setter boxes its argument, those whose values would contain the structure again, and
/// the others.
macro_rules! any_structure {
    ($name:ident {
        $(required $required:ident,)*
        $(boxed $boxed:ident,)*
        $(empty $empty:ident,)*
        $(other $other:ident,)*
    }) => {
        impl crate::strategies::Any for $name {
            fn any() -> proptest::strategy::BoxedStrategy<Self> {
                use proptest::strategy::{Just, Strategy};

                let builders = Just($name::builder());
                $(
                    let field = crate::strategies::of_field(|whole: &$name| &whole.$required);
                    let builders = (builders, field).prop_map(|(whole, part)| whole.$required(part));
                )*
                $(
                    let field = crate::strategies::of_field(|whole: &$name| &whole.$boxed);
                    let builders = (builders, field).prop_map(|(whole, part)| whole.$boxed(*part));
                )*
                $(
                    let builders = builders.prop_map(|whole| {
                        whole.$empty(crate::strategies::empty_of(|whole: &$name| &whole.$empty))
                    });
                )*
                let values = builders.prop_map(|builder| builder.build()).boxed();
                $(
                    let field = crate::strategies::of_field(|whole: &$name| &whole.$other);
                    let values = (values, field).prop_map(|(mut whole, part)| {
                        whole.$other = part;
                        whole
                    });
                    let values = values.boxed();
                )*
                values
            }
        }
    };
}

/// Implements `Any` for a union from a list of its variants with a value and of those without. The
/// list omits variants that contain the union again.
macro_rules! any_union {
    ($name:ident { $(value $variant:ident,)* $(unit $unit:ident,)* }) => {
        impl crate::strategies::Any for $name {
            fn any() -> proptest::strategy::BoxedStrategy<Self> {
                use crate::strategies::Any;
                use proptest::strategy::{Just, Strategy};

                let unknown = serde_json::json!({"aMemberOfTheFuture": [1, {"two": null}]});
                let unknown = serde_json::from_value::<$name>(unknown).expect("a union");
                proptest::prop_oneof![
                    Just(unknown),
                    $(Any::any().prop_map($name::$variant),)*
                    $(Just($name::$unit),)*
                ]
                .boxed()
            }
        }
    };
}

/// Implements `Any` for enums: known values and unknown ones.
macro_rules! any_enums {
    ($subject:ident { $($name:ident,)* }) => {$(
        impl crate::strategies::Any for $name {
            fn any() -> proptest::strategy::BoxedStrategy<Self> {
                use proptest::strategy::Strategy;

                let other = <String as crate::strategies::Any>::any();
                let known = proptest::sample::select($name::VALUES);
                proptest::prop_oneof![known, other.prop_map($name::from)].boxed()
            }
        }
    )*};
}

/// Implements `Any` for enums of integers: known values and unknown ones.
macro_rules! any_int_enums {
    ($subject:ident { $($name:ident,)* }) => {$(
        impl crate::strategies::Any for $name {
            fn any() -> proptest::strategy::BoxedStrategy<Self> {
                use proptest::strategy::Strategy;

                let other = <i32 as crate::strategies::Any>::any();
                let known = proptest::sample::select($name::VALUES);
                proptest::prop_oneof![known, other.prop_map($name::from)].boxed()
            }
        }
    )*};
}

/// Defines a test for each type: a value survives serialization and deserialization.
macro_rules! round_trips {
    ($subject:ident { $($name:ident => $test:ident,)* }) => {$(
        #[test]
        fn $test() {
            let config = proptest::test_runner::Config {
                failure_persistence: None,
                ..Default::default()
            };
            let mut runner = proptest::test_runner::TestRunner::new(config);
            let values = <$name as crate::strategies::Any>::any();
            let outcome = runner.run(&values, |value| {
                let json = serde_json::to_string(&value).expect("JSON");
                let read: $name = serde_json::from_str(&json).expect(&json);
                proptest::prop_assert_eq!(read, value, "{}", json);
                Ok(())
            });
            if let Err(error) = outcome {
                panic!("{error}");
            }
        }
    )*};
}

pub(crate) use {any_enums, any_int_enums, any_structure, any_union, round_trips};
