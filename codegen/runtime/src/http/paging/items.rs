//! The items of all pages as a stream.

use std::fmt;
use std::future::poll_fn;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::vec::IntoIter;

use futures_core::Stream;

use super::super::super::wire::Wire;
use super::super::error::Error;
use super::paged::Paged;
use super::salvage::Salvaged;
use super::walker::{Arrived, Walker};

/// The items of all pages, fetched as they are asked for.
///
/// ```text
/// let mut customers = client.customers_list().stream();
/// while let Some(customer) = customers.next().await {
///     println!("{:?}", customer?);
/// }
/// ```
///
/// An item that is not what the document says is an error of its own: `InvalidResponsePayload`, whose text names the place
/// (`results[3].id: expected an integer, found null`) and whose `body` is the item's JSON. The items behind it come next. After any
/// other error the stream ends: a page could not be fetched, or it is not known how the next one is asked for.
#[must_use = "a stream does nothing until it is asked for items"]
pub struct Items<T, E> {
    walker: Walker<Batch<T>, E>,
    batch: Batch<T>,
}

/// The items of one page.
enum Batch<T> {
    /// All of them fit.
    Whole(IntoIter<T>),
    /// They are read one by one.
    Salvaged(Box<Salvaged<T>>),
}

impl<P: Wire + 'static, T: Wire + 'static, E: 'static> Paged<P, T, E> {
    /// The items of all pages.
    pub fn items(self) -> Items<T, E> {
        let items = self.shape.items;
        let walker = Walker::new(self, move |page| match page {
            Arrived::Whole(page) => Batch::whole(items(&mut page.into_inner()).map(std::mem::take)),
            Arrived::Salvaged(items) => Batch::Salvaged(Box::new(items)),
        });
        Items { walker, batch: Batch::whole(None) }
    }
}

impl<T: Wire, E> Items<T, E> {
    /// The next item; `None` after the last one.
    pub async fn next(&mut self) -> Option<Result<T, Error<E>>> {
        poll_fn(|context| self.poll(context)).await
    }

    /// All items, or the first error.
    ///
    /// # Errors
    /// Those of the page that could not be fetched, or of the item that does not fit.
    pub async fn try_collect(mut self) -> Result<Vec<T>, Error<E>> {
        let mut all = Vec::new();
        while let Some(item) = self.next().await {
            all.push(item?);
        }
        Ok(all)
    }

    fn poll(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<T, Error<E>>>> {
        loop {
            if let Some(item) = self.batch.next() {
                return Poll::Ready(Some(item));
            }
            match ready!(self.walker.poll(context)) {
                Some(Ok(batch)) => self.batch = batch,
                Some(Err(error)) => return Poll::Ready(Some(Err(error))),
                None => return Poll::Ready(None),
            }
        }
    }
}

impl<T> Batch<T> {
    fn whole(items: Option<Vec<T>>) -> Self {
        Self::Whole(items.unwrap_or_default().into_iter())
    }
}

impl<T: Wire> Batch<T> {
    fn next<E>(&mut self) -> Option<Result<T, Error<E>>> {
        match self {
            Self::Whole(items) => items.next().map(Ok),
            Self::Salvaged(items) => items.next(),
        }
    }
}

impl<T: Wire + Unpin, E> Stream for Items<T, E> {
    type Item = Result<T, Error<E>>;

    fn poll_next(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.get_mut().poll(context)
    }
}

impl<T, E> fmt::Debug for Items<T, E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Items").finish_non_exhaustive()
    }
}
