//! The items of all pages as a stream.

use std::fmt;
use std::future::poll_fn;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::vec::IntoIter;

use futures_core::Stream;

use super::error::{CallInfo, Error, Failure, lift};
use super::next_page::{Changes, Page, Paging, Walk};
use super::pending::{BoxFuture, Pending};
use super::request::Request;

type Fetch<T, E> = Box<dyn FnMut(Changes) -> BoxFuture<Result<Page<T>, Error<E>>> + Send>;

/// The items of all pages, fetched as they are asked for.
///
/// ```text
/// let mut customers = client.customers_list().stream();
/// while let Some(customer) = customers.next().await {
///     println!("{:?}", customer?);
/// }
/// ```
///
/// The stream ends after an error. A link to another origin is an error: the client does not follow it, and without an error nobody
/// would notice that items are missing.
#[must_use = "a stream does nothing until it is asked for items"]
pub struct Pages<T, E> {
    fetch: Fetch<T, E>,
    walk: Result<Walk, String>,
    call: CallInfo,
    items: IntoIter<T>,
    state: State<T, E>,
}

enum State<T, E> {
    /// The next page is to be fetched with these changes.
    Next(Changes),
    /// It is being fetched.
    Fetching(BoxFuture<Result<Page<T>, Error<E>>>),
    /// The next page cannot be fetched, for this reason.
    Broken(String),
    /// There is nothing more.
    Done,
}

/// Walks through the pages of `call`: `request` reaches the request in it, `send` sends it, `split` gives a page's items, and its link
/// to the next page.
pub fn pages<C, P, T, E>(
    mut call: C,
    paging: Paging,
    request: fn(&mut C) -> &mut Request,
    send: fn(C) -> Pending<P, E>,
    split: fn(P) -> Page<T>,
) -> Pages<T, E>
where
    C: Clone + Send + 'static,
    P: 'static,
    T: 'static,
    E: 'static,
{
    let first = request(&mut call);
    let (walk, info) = (Walk::new(paging, first), first.call_info());
    let fetch = move |changes: Changes| -> BoxFuture<Result<Page<T>, Error<E>>> {
        let mut call = call.clone();
        for (parameter, text) in changes {
            request(&mut call).set_text(parameter, text);
        }
        let page = send(call);
        Box::pin(async move { page.await.map(|page| split(page.into_inner())) })
    };
    let state = State::Next(Changes::new());
    Pages { fetch: Box::new(fetch), walk, call: info, items: Vec::new().into_iter(), state }
}

impl<T, E> Pages<T, E> {
    /// The next item; `None` after the last one, and after an error.
    pub async fn next(&mut self) -> Option<Result<T, Error<E>>> {
        poll_fn(|context| self.poll(context)).await
    }

    /// All items, or the first error.
    ///
    /// # Errors
    /// Those of the page that could not be fetched.
    pub async fn try_collect(mut self) -> Result<Vec<T>, Error<E>> {
        let mut all = Vec::new();
        while let Some(item) = self.next().await {
            all.push(item?);
        }
        Ok(all)
    }

    fn poll(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<T, Error<E>>>> {
        loop {
            if let Some(item) = self.items.next() {
                return Poll::Ready(Some(Ok(item)));
            }
            match &mut self.state {
                State::Next(changes) => {
                    let changes = std::mem::take(changes);
                    self.state = State::Fetching((self.fetch)(changes));
                }
                State::Fetching(page) => match ready!(page.as_mut().poll(context)) {
                    Ok(page) => self.turn(page),
                    Err(error) => {
                        self.state = State::Done;
                        return Poll::Ready(Some(Err(error)));
                    }
                },
                State::Broken(why) => {
                    let failure = Failure::next_page(std::mem::take(why)).in_call(&self.call);
                    self.state = State::Done;
                    return Poll::Ready(Some(Err(lift(failure))));
                }
                State::Done => return Poll::Ready(None),
            }
        }
    }

    fn turn(&mut self, page: Page<T>) {
        let changes = match &mut self.walk {
            Ok(walk) => walk.after(page.items.len(), page.next),
            Err(why) => Err(why.clone()),
        };
        self.items = page.items.into_iter();
        self.state = match changes {
            Ok(Some(changes)) => State::Next(changes),
            Ok(None) => State::Done,
            Err(why) => State::Broken(why),
        };
    }
}

impl<T: Unpin, E> Stream for Pages<T, E> {
    type Item = Result<T, Error<E>>;

    fn poll_next(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.get_mut().poll(context)
    }
}

impl<T, E> fmt::Debug for Pages<T, E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Pages").finish_non_exhaustive()
    }
}
