//! Pagination.

use super::Client;
use crate::protocol::Operation;
use futures_core::Stream;
use std::fmt;
use std::future::{Future, poll_fn};
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::vec::IntoIter;

/// An operation that returns its results in pages.
///
/// The inputs of paginated operations in [`operation`](crate::operation) implement the trait.
pub trait Paginated: Operation + Clone + Unpin {
    /// Sets the token of the page after `page`. Returns false if `page` is the last one.
    #[doc(hidden)]
    fn advance(&mut self, page: &Self::Output) -> bool;
}

/// A paginated operation whose input has a member for the maximum size of a page.
pub trait SizedPages: Paginated {
    /// The type of the size.
    type Size;

    /// Sets the maximum number of items in a page.
    #[doc(hidden)]
    fn set_page_size(&mut self, size: Self::Size);
}

/// An operation whose pages contain items.
pub trait PaginatedItems: Paginated {
    /// The type of the items.
    type Item: Unpin;

    /// Returns the items of a page.
    #[doc(hidden)]
    fn items(output: Self::Output) -> Vec<Self::Item>;
}

/// Replaces the token of the previous page. Returns true if another page follows: if `next` is
/// present, is not empty, and differs from the previous token.
pub(super) fn set_next_token<T>(token: &mut Option<T>, next: Option<&T>) -> bool
where
    T: Clone + Default + PartialEq,
{
    let next = next.filter(|next| **next != T::default());
    let has_next = next.is_some() && next != token.as_ref();
    *token = next.cloned();
    has_next
}

/// Defines the method `into_paginator` of a builder, with the required members of the input.
macro_rules! paginate {
    ($builder:ident { input: $input:ty, $(required $Member:ident,)* }) => {
        crate::client::paginate! { [$($Member)*] $builder, $input }
    };
    ([] $builder:ident, $input:ty) => {
        impl $builder<crate::Client> {
            crate::client::paginate! { $input }
        }
    };
    ([$($Member:ident)+] $builder:ident, $input:ty) => {
        impl<$($Member),+> $builder<$($Member,)+ crate::Client>
        where
            Self: crate::builder::Complete<($($Member,)+)>,
        {
            crate::client::paginate! { $input }
        }
    };
    ($input:ty) => {
        /// Returns a paginator, which starts at the first page or at the token that is set.
        pub fn into_paginator(self) -> crate::client::Paginator<$input> {
            crate::client::Paginator::new(self.0.target, self.0.value)
        }
    };
}

pub(crate) use paginate;

/// A paginator over pages, not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a paginator does nothing until it is sent"]
pub struct Paginator<I> {
    client: Client,
    input: I,
}

impl<I: Paginated> Paginator<I> {
    pub(crate) fn new(client: Client, input: I) -> Self {
        Paginator { client, input }
    }

    /// Sets the maximum number of items in a page, which is a member of the input, too.
    pub fn page_size(mut self, size: I::Size) -> Self
    where
        I: SizedPages,
    {
        self.input.set_page_size(size);
        self
    }

    /// Returns a paginator over the items instead of the pages.
    pub fn items(self) -> ItemPaginator<I>
    where
        I: PaginatedItems,
    {
        ItemPaginator(self)
    }

    /// Returns a stream of the pages. Each page is requested after the previous one has been read.
    pub fn send(self) -> Pages<I> {
        Pages { client: self.client, next: Some(self.input), pending: None }
    }
}

/// A paginator over items, not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a paginator does nothing until it is sent"]
pub struct ItemPaginator<I>(Paginator<I>);

impl<I: PaginatedItems> ItemPaginator<I> {
    /// Returns a stream of the items of all pages. A page is requested after the items of the
    /// previous one have been read.
    pub fn send(self) -> Items<I> {
        Items { pages: self.0.send(), page: Vec::new().into_iter() }
    }
}

type Pending<I> =
    Pin<Box<dyn Future<Output = Result<<I as Operation>::Output, <I as Operation>::Error>> + Send>>;

/// The pages of a paginator: a [`Stream`].
///
/// The stream ends after the last page, after an error, and if the service returns the token of the
/// request again.
#[must_use = "a stream does nothing until it is polled"]
pub struct Pages<I: Paginated> {
    client: Client,
    next: Option<I>,
    pending: Option<Pending<I>>,
}

impl<I: Paginated> Pages<I> {
    /// Returns the next page, or `None` after the last one.
    pub async fn next(&mut self) -> Option<Result<I::Output, I::Error>> {
        poll_fn(|cx| Pin::new(&mut *self).poll_next(cx)).await
    }

    /// Collects the pages, or returns the first error.
    pub async fn try_collect(mut self) -> Result<Vec<I::Output>, I::Error> {
        let mut pages = Vec::new();
        while let Some(page) = self.next().await {
            pages.push(page?);
        }
        Ok(pages)
    }
}

impl<I: Paginated> Stream for Pages<I> {
    type Item = Result<I::Output, I::Error>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let this = &mut *self;
        let Some(input) = &mut this.next else {
            return Poll::Ready(None);
        };
        let pending = this.pending.get_or_insert_with(|| {
            let (client, input) = (this.client.clone(), input.clone());
            Box::pin(async move { client.send(input).await })
        });
        let page = ready!(pending.as_mut().poll(cx));
        this.pending = None;
        if !page.as_ref().is_ok_and(|page| input.advance(page)) {
            this.next = None;
        }
        Poll::Ready(Some(page))
    }
}

impl<I: Paginated> fmt::Debug for Pages<I> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Pages").field("next", &self.next).finish_non_exhaustive()
    }
}

/// The items of a paginator: a [`Stream`].
///
/// The stream ends under the same conditions as [`Pages`].
#[derive(Debug)]
#[must_use = "a stream does nothing until it is polled"]
pub struct Items<I: PaginatedItems> {
    pages: Pages<I>,
    page: IntoIter<I::Item>,
}

impl<I: PaginatedItems> Items<I> {
    /// Returns the next item, or `None` after the last one.
    pub async fn next(&mut self) -> Option<Result<I::Item, I::Error>> {
        poll_fn(|cx| Pin::new(&mut *self).poll_next(cx)).await
    }

    /// Collects the items, or returns the first error.
    pub async fn try_collect(mut self) -> Result<Vec<I::Item>, I::Error> {
        let mut items = Vec::new();
        while let Some(item) = self.next().await {
            items.push(item?);
        }
        Ok(items)
    }
}

impl<I: PaginatedItems> Stream for Items<I> {
    type Item = Result<I::Item, I::Error>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        loop {
            if let Some(item) = self.page.next() {
                return Poll::Ready(Some(Ok(item)));
            }
            match ready!(Pin::new(&mut self.pages).poll_next(cx)) {
                Some(Ok(page)) => self.page = I::items(page).into_iter(),
                Some(Err(error)) => return Poll::Ready(Some(Err(error))),
                None => return Poll::Ready(None),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn advance(token: &str, next: Option<&str>) -> (Option<String>, bool) {
        let (mut token, next) = (Some(token.to_owned()), next.map(str::to_owned));
        let has_next = set_next_token(&mut token, next.as_ref());
        (token, has_next)
    }

    #[test]
    fn next_token_replaces_the_previous_one() {
        assert_eq!(advance("1", Some("2")), (Some("2".to_owned()), true));
    }

    #[test]
    fn absent_or_empty_next_token_ends_the_pages() {
        assert_eq!(advance("1", None), (None, false));
        assert_eq!(advance("1", Some("")), (None, false));
    }

    #[test]
    fn repeated_next_token_ends_the_pages() {
        assert_eq!(advance("1", Some("1")), (Some("1".to_owned()), false));
    }

    #[test]
    fn first_token_of_a_request_without_one_is_next() {
        let mut token = None;
        assert!(set_next_token(&mut token, Some(&"1".to_owned())));
        assert!(!set_next_token(&mut None, None::<&String>));
    }
}
