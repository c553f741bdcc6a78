//! Listing beyond the first page.

use super::{Call, Client};
use crate::builder::Complete;
use crate::protocol::Operation;
use futures_core::Stream;
use std::fmt;
use std::future::{Future, poll_fn};
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::vec::IntoIter;

/// An operation that answers in pages.
///
/// The trait is implemented by the inputs in [`operation`](crate::operation) that list something.
pub trait Paginated: Operation + Clone + Unpin {
    /// Asks for the page after `page`. Tells whether there is one.
    #[doc(hidden)]
    fn turn_page(&mut self, page: &Self::Output) -> bool;
}

/// An operation whose pages are full of items.
pub trait Itemized: Paginated {
    /// What a page is full of.
    type Item: Unpin;

    /// The items of a page.
    #[doc(hidden)]
    fn items(output: Self::Output) -> Vec<Self::Item>;
}

/// Puts the next token in the place of the one that was asked with. Tells whether it leads on: it is
/// there and not empty, and another.
pub(super) fn turn_to<T>(token: &mut Option<T>, next: Option<&T>) -> bool
where
    T: Clone + Default + PartialEq,
{
    let next = next.filter(|next| **next != T::default());
    let leads_on = next.is_some() && next != token.as_ref();
    *token = next.cloned();
    leads_on
}

impl<I: Paginated, State> Call<I, State> {
    /// Makes the call a listing of every page, from the first or from the token that is set.
    pub fn into_paginator(self) -> Paginator<I>
    where
        State: Complete,
    {
        Paginator { client: self.via, input: self.value }
    }
}

/// A listing that has not been sent yet.
#[derive(Clone, Debug)]
#[must_use = "a paginator does nothing until it is sent"]
pub struct Paginator<I> {
    client: Client,
    input: I,
}

impl<I: Paginated> Paginator<I> {
    /// Lists the items instead of the pages.
    pub fn items(self) -> ItemPaginator<I>
    where
        I: Itemized,
    {
        ItemPaginator(self)
    }

    /// Returns the pages. Each is asked for when the one before it has been read.
    pub fn send(self) -> Pages<I> {
        Pages { client: self.client, next: Some(self.input), pending: None }
    }
}

/// A listing of items that has not been sent yet.
#[derive(Clone, Debug)]
#[must_use = "a paginator does nothing until it is sent"]
pub struct ItemPaginator<I>(Paginator<I>);

impl<I: Itemized> ItemPaginator<I> {
    /// Returns the items of all pages. A page is asked for when the items before it have been read.
    pub fn send(self) -> Items<I> {
        Items { pages: self.0.send(), page: Vec::new().into_iter() }
    }
}

type Pending<I> =
    Pin<Box<dyn Future<Output = Result<<I as Operation>::Output, <I as Operation>::Error>> + Send>>;

/// The pages of a listing, a [`Stream`].
///
/// The stream ends after the last page, after an error, and when the service leads in a circle by
/// answering with the token it was asked for.
#[must_use = "a stream does nothing until it is polled"]
pub struct Pages<I: Paginated> {
    client: Client,
    next: Option<I>,
    pending: Option<Pending<I>>,
}

impl<I: Paginated> Pages<I> {
    /// Returns the next page, `None` after the last.
    pub async fn next(&mut self) -> Option<Result<I::Output, I::Error>> {
        poll_fn(|cx| Pin::new(&mut *self).poll_next(cx)).await
    }

    /// Collects the pages, up to the first error.
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
        if !page.as_ref().is_ok_and(|page| input.turn_page(page)) {
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

/// The items of a listing, a [`Stream`].
///
/// It ends as [`Pages`] does.
#[derive(Debug)]
#[must_use = "a stream does nothing until it is polled"]
pub struct Items<I: Itemized> {
    pages: Pages<I>,
    page: IntoIter<I::Item>,
}

impl<I: Itemized> Items<I> {
    /// Returns the next item, `None` after the last.
    pub async fn next(&mut self) -> Option<Result<I::Item, I::Error>> {
        poll_fn(|cx| Pin::new(&mut *self).poll_next(cx)).await
    }

    /// Collects the items, up to the first error.
    pub async fn try_collect(mut self) -> Result<Vec<I::Item>, I::Error> {
        let mut items = Vec::new();
        while let Some(item) = self.next().await {
            items.push(item?);
        }
        Ok(items)
    }
}

impl<I: Itemized> Stream for Items<I> {
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
