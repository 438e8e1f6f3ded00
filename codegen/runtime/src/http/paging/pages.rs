//! Whole pages as a stream.

use std::fmt;
use std::future::poll_fn;
use std::pin::Pin;
use std::task::{Context, Poll};

use futures_core::Stream;
use progenitor_client::ResponseValue;

use super::super::super::wire::Wire;
use super::super::error::Error;
use super::paged::Paged;
use super::walker::{Arrived, Walker};

type Page<P, E> = Result<ResponseValue<P>, Error<E>>;

/// The pages of a list, each with its status and headers, fetched as they are asked for.
///
/// ```text
/// let mut pages = client.customers_list().limit(100).pages();
/// while let Some(page) = pages.next().await {
///     let page = page?;
///     println!("{} of {} customers", page.results.len(), page.count);
/// }
/// ```
///
/// A page that does not fit is an error of its own (`InvalidResponsePayload`, with the page's body); where it tells the next page all
/// the same, that comes next. After any other error the stream ends.
#[must_use = "a stream does nothing until it is asked for pages"]
pub struct Pages<P, E>(Walker<Page<P, E>, E>);

impl<P: Wire + 'static, I: Wire + 'static, E: 'static> Paged<P, I, E> {
    /// The pages themselves.
    pub fn pages(self) -> Pages<P, E> {
        Pages(Walker::new(self, |page| match page {
            Arrived::Whole(page) => Ok(page),
            Arrived::Salvaged(items) => Err(items.into_error()),
        }))
    }
}

impl<P, E> Pages<P, E> {
    /// The next page; `None` after the last one.
    pub async fn next(&mut self) -> Option<Page<P, E>> {
        poll_fn(|context| self.poll(context)).await
    }

    /// All pages, or the first error.
    ///
    /// # Errors
    /// Those of the page that could not be fetched, or does not fit.
    pub async fn try_collect(mut self) -> Result<Vec<ResponseValue<P>>, Error<E>> {
        let mut all = Vec::new();
        while let Some(page) = self.next().await {
            all.push(page?);
        }
        Ok(all)
    }

    fn poll(&mut self, context: &mut Context<'_>) -> Poll<Option<Page<P, E>>> {
        self.0.poll(context).map(|page| page.map(|page| page.and_then(|page| page)))
    }
}

impl<P: Unpin, E> Stream for Pages<P, E> {
    type Item = Page<P, E>;

    fn poll_next(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.get_mut().poll(context)
    }
}

impl<P, E> fmt::Debug for Pages<P, E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Pages").finish_non_exhaustive()
    }
}
