//! The arguments of setters of lists and maps.

use aws_smithy_types::{BigDecimal, BigInteger, Blob, DateTime};
use serde_json::Value;
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::marker::PhantomData;

/// A collection or an iterator of values that convert into `T`: the argument of a setter.
///
/// - A list takes an array, a slice, a [`Vec`], a set, or any [`Iterator`]. A map takes the same of
///   pairs, or another map.
/// - Each of the collections can be a reference.
/// - A text is anything like `&str`, `&String` or `String`. An enum is anything that converts into
///   the enum, such as its text. Other elements have the exact type.
/// - Collections of other libraries are passed by their iterator, and an empty collection whose type
///   cannot be inferred by the method `set_..`.
///
/// `Source` is inferred.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a collection or an iterator of values that convert into `{T}`",
    label = "expected `[..]`, a `Vec`, a map or an iterator",
    note = "put a single value in brackets: `[value]`, or `[(key, value)]` for a map",
    note = "an `Option` is the argument of the member's method `set_..`"
)]
pub trait Elements<T, Source> {
    #[doc(hidden)]
    fn elements(self) -> impl Iterator<Item = T>;
}

/// Adds elements to a list or a map, which is created if it is absent.
pub(crate) fn append<C, T, Source>(to: &mut Option<C>, elements: impl Elements<T, Source>)
where
    C: Default + Extend<T>,
{
    to.get_or_insert_default().extend(elements.elements());
}

/// A collection that is an argument of setters, by value and by reference.
///
/// `Option` does not implement the trait, so that `None` is never mistaken for an empty list.
pub trait Collection {}

impl<T> Collection for [T] {}
impl<T, const N: usize> Collection for [T; N] {}
impl<T> Collection for Vec<T> {}
impl<T> Collection for BTreeSet<T> {}
impl<T, S> Collection for HashSet<T, S> {}
impl<K, V> Collection for BTreeMap<K, V> {}
impl<K, V, S> Collection for HashMap<K, V, S> {}

/// The source of elements is a collection.
pub enum Owned {}

/// The source of elements is a reference to a collection.
pub enum Borrowed {}

/// The source of elements is an iterator.
pub enum Iterated {}

#[diagnostic::do_not_recommend]
impl<T: Element, C: Collection + IntoIterator> Elements<T, Owned> for C
where
    T::Kind: Convert<C::Item, T>,
{
    fn elements(self) -> impl Iterator<Item = T> {
        self.into_iter().map(T::Kind::convert)
    }
}

#[diagnostic::do_not_recommend]
impl<'a, T: Element, C: Collection + ?Sized> Elements<T, Borrowed> for &'a C
where
    &'a C: IntoIterator,
    Reference<T::Kind>: Convert<<&'a C as IntoIterator>::Item, T>,
{
    fn elements(self) -> impl Iterator<Item = T> {
        self.into_iter().map(Reference::<T::Kind>::convert)
    }
}

#[diagnostic::do_not_recommend]
impl<T: Element, I: Iterator> Elements<T, Iterated> for I
where
    T::Kind: Convert<I::Item, T>,
{
    fn elements(self) -> impl Iterator<Item = T> {
        self.map(T::Kind::convert)
    }
}

/// A type of elements. `Kind` selects the values that convert into it.
pub trait Element: Sized {
    #[doc(hidden)]
    type Kind;
}

/// A kind of elements that converts a value into an element of type `T`.
pub trait Convert<Value, T> {
    #[doc(hidden)]
    fn convert(value: Value) -> T;
}

/// The kind of elements in a borrowed collection.
pub struct Reference<Kind>(PhantomData<Kind>);

/// The kind of texts.
pub enum Text {}

impl Element for String {
    type Kind = Text;
}

impl<U: AsRef<str> + ?Sized> Convert<&U, String> for Text {
    fn convert(value: &U) -> String {
        value.as_ref().to_owned()
    }
}

impl<U: AsRef<str> + ?Sized> Convert<&U, String> for Reference<Text> {
    fn convert(value: &U) -> String {
        value.as_ref().to_owned()
    }
}

macro_rules! texts {
    ($($text:ty),*) => {$(
        impl Convert<$text, String> for Text {
            fn convert(value: $text) -> String {
                value.into()
            }
        }
    )*};
}

texts!(String, Box<str>, Cow<'_, str>, char);

/// The kind of enums.
pub enum Converted {}

impl<T, U: Into<T>> Convert<U, T> for Converted {
    fn convert(value: U) -> T {
        value.into()
    }
}

impl<'a, T: From<&'a U>, U: ?Sized> Convert<&'a U, T> for Reference<Converted> {
    fn convert(value: &'a U) -> T {
        value.into()
    }
}

/// The kind of other elements.
pub enum Exact {}

impl<T> Convert<T, T> for Exact {
    fn convert(value: T) -> T {
        value
    }
}

impl<T: Clone> Convert<&T, T> for Reference<Exact> {
    fn convert(value: &T) -> T {
        value.clone()
    }
}

impl<T: super::Structure> Element for T {
    type Kind = Exact;
}

macro_rules! exact {
    ($([$($generics:tt)*] $type:ty),*) => {
        $(impl<$($generics)*> Element for $type {
            type Kind = Exact;
        })*
    };
}

exact!([] bool, [] i8, [] i16, [] i32, [] i64, [] f32, [] f64);
exact!([] BigDecimal, [] BigInteger, [] Blob, [] DateTime, [] Value);
exact!([T] Option<T>, [T] Vec<T>, [K, V] HashMap<K, V>);

/// The kind of a map's entries.
pub enum Entry {}

impl<K: Element, V: Element> Element for (K, V) {
    type Kind = Entry;
}

impl<A, B, K: Element, V: Element> Convert<(A, B), (K, V)> for Entry
where
    K::Kind: Convert<A, K>,
    V::Kind: Convert<B, V>,
{
    fn convert((key, value): (A, B)) -> (K, V) {
        (K::Kind::convert(key), V::Kind::convert(value))
    }
}

impl<'a, A, B, K: Element, V: Element> Convert<&'a (A, B), (K, V)> for Reference<Entry>
where
    Reference<K::Kind>: Convert<&'a A, K>,
    Reference<V::Kind>: Convert<&'a B, V>,
{
    fn convert((key, value): &'a (A, B)) -> (K, V) {
        (Reference::<K::Kind>::convert(key), Reference::<V::Kind>::convert(value))
    }
}

// The entries of a borrowed map.
impl<'a, A, B, K: Element, V: Element> Convert<(&'a A, &'a B), (K, V)> for Reference<Entry>
where
    Reference<K::Kind>: Convert<&'a A, K>,
    Reference<V::Kind>: Convert<&'a B, V>,
{
    fn convert((key, value): (&'a A, &'a B)) -> (K, V) {
        (Reference::<K::Kind>::convert(key), Reference::<V::Kind>::convert(value))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::types::Color;

    fn collect<T, Source>(elements: impl Elements<T, Source>) -> Vec<T> {
        elements.elements().collect()
    }

    #[test]
    fn collections_and_iterators_of_texts_are_a_list() {
        let owned = vec!["a".to_owned()];
        let lists: [Vec<String>; 9] = [
            collect(["a"]),
            collect(&["a"]),
            collect(["a"].as_slice()),
            collect(["a"].iter()),
            collect(&owned),
            collect(std::iter::once("a")),
            collect(['a']),
            collect([Cow::from("a")]),
            collect(HashSet::from([Box::<str>::from("a")])),
        ];
        assert!(lists.iter().all(|list| *list == owned), "{lists:?}");
    }

    #[test]
    fn pairs_and_maps_are_a_map() {
        let (key, value) = ("a".to_owned(), "b".to_owned());
        let owned = vec![(key.clone(), value.clone())];
        let maps: [Vec<(String, String)>; 6] = [
            collect([("a", "b")]),
            collect(&[("a", "b")]),
            collect([("a", value.clone())]),
            collect(&owned),
            collect(HashMap::from([(&key, &value)])),
            collect(&BTreeMap::from([(key.clone(), "b")])),
        ];
        assert!(maps.iter().all(|map| *map == owned), "{maps:?}");
    }

    #[test]
    fn texts_are_elements_of_a_list_of_an_enum() {
        let red = vec![Color::Red];
        let name = Color::Red.to_string();
        let lists: [Vec<Color>; 5] = [
            collect([name.as_str()]),
            collect(&[&name]),
            collect([name.clone()]),
            collect(&red),
            collect(red.clone()),
        ];
        assert!(lists.iter().all(|list| *list == red), "{lists:?}");
    }

    #[test]
    fn literals_have_the_type_of_the_elements() {
        assert_eq!(collect::<i64, _>([]), [0; 0]);
        assert_eq!(collect::<i16, _>([1, 2]), [1, 2]);
        assert_eq!(collect::<f32, _>(&[1.5]), [1.5]);
    }
}
