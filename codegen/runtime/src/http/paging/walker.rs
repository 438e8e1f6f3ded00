//! Fetches one page after the other, as they are asked for.

use std::task::{Context, Poll, ready};

use progenitor_client::ResponseValue;

use super::super::super::wire::Wire;
use super::super::error::{CallInfo, Error, Failure, lift};
use super::super::pending::BoxFuture;
use super::next_page::NextPage;
use super::page_read::PageRead;
use super::paged::{PageShape, Paged};
use super::salvage::{Salvaged, salvage};
use super::walk::Walk;

type Fetch<X, E> = Box<dyn FnMut(Option<NextPage>) -> BoxFuture<Fetched<X, E>> + Send>;
type Fetched<X, E> = Result<(X, PageRead), Error<E>>;

/// Fetches pages. `X` is what the caller makes of one.
pub(super) struct Walker<X, E> {
    fetch: Fetch<X, E>,
    walk: Result<Walk, String>,
    call: CallInfo,
    state: State<X, E>,
}

enum State<X, E> {
    /// This page is to be fetched; `None` is the one that the caller asks for.
    Next(Option<NextPage>),
    /// It is being fetched.
    Fetching(BoxFuture<Fetched<X, E>>),
    /// The next page cannot be fetched, for this reason.
    Broken(String),
    /// There is nothing more.
    Done,
}

/// A page that came.
pub(super) enum Arrived<P, I> {
    /// It fits.
    Whole(ResponseValue<P>),
    /// Items of it do not fit.
    Salvaged(Salvaged<I>),
}

impl<X: 'static, E: 'static> Walker<X, E> {
    /// Walks through the pages of a call, and makes of each what `keep` says.
    pub(super) fn new<P, I>(paged: Paged<P, I, E>, keep: impl Fn(Arrived<P, I>) -> X + Copy + Send + 'static) -> Self
    where
        P: Wire + 'static,
        I: Wire + 'static,
    {
        let Paged { request, send, shape } = paged;
        let (walk, info) = (Walk::new(shape.paging, &request), request.call_info());
        let fetch = move |next: Option<NextPage>| -> BoxFuture<Fetched<X, E>> {
            let mut request = request.clone();
            if let Some(next) = next {
                request.go_to(next);
            }
            let answer = send(request);
            Box::pin(async move { arrive(answer.await, shape).map(|(page, read)| (keep(page), read)) })
        };
        Self { fetch: Box::new(fetch), walk, call: info, state: State::Next(None) }
    }
}

impl<X, E> Walker<X, E> {
    /// The next page; `None` after the last one, and after an error.
    pub(super) fn poll(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<X, Error<E>>>> {
        loop {
            match &mut self.state {
                State::Next(next) => {
                    let next = next.take();
                    self.state = State::Fetching((self.fetch)(next));
                }
                State::Fetching(page) => {
                    let page = ready!(page.as_mut().poll(context));
                    self.state = State::Done;
                    return Poll::Ready(Some(page.and_then(|(page, read)| self.turn(page, &read))));
                }
                State::Broken(why) => {
                    let why = std::mem::take(why);
                    self.state = State::Done;
                    return Poll::Ready(Some(Err(self.broken(why))));
                }
                State::Done => return Poll::Ready(None),
            }
        }
    }

    /// Gives the page away and decides which comes next.
    fn turn(&mut self, page: X, read: &PageRead) -> Result<X, Error<E>> {
        let next = match &mut self.walk {
            Ok(walk) => walk.check(read).map(|()| walk.after(read)),
            Err(why) => Ok(Err(std::mem::take(why))),
        };
        self.state = match next {
            Ok(Ok(Some(next))) => State::Next(Some(next)),
            Ok(Ok(None)) => State::Done,
            Ok(Err(why)) => State::Broken(why),
            Err(why) => return Err(self.broken(why)),
        };
        Ok(page)
    }

    fn broken(&self, why: String) -> Error<E> {
        lift(Failure::next_page(why).in_call(&self.call))
    }
}

/// Reads what a walk needs to know of a page.
fn arrive<P: Wire, I: Wire, E>(
    answer: Result<ResponseValue<P>, Error<E>>,
    shape: PageShape<P, I>,
) -> Fetched<Arrived<P, I>, E> {
    match answer {
        Ok(page) => {
            let (status, headers) = (page.status(), page.headers().clone());
            let mut page = page.into_inner();
            let read = PageRead::of_page(&mut page, &headers, shape);
            Ok((Arrived::Whole(ResponseValue::new(page, status, headers)), read))
        }
        Err(Error::InvalidResponsePayload(response)) => match salvage(response, shape) {
            Ok((items, read)) => Ok((Arrived::Salvaged(items), read)),
            Err(response) => Err(Error::InvalidResponsePayload(response)),
        },
        Err(error) => Err(error),
    }
}
