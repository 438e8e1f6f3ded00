//! A call that has not been awaited yet.

use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};

use progenitor_client::ResponseValue;

use super::error::{Error, documented, lift};

pub(super) type BoxFuture<T> = Pin<Box<dyn Future<Output = T> + Send>>;

/// A call: awaiting it sends the request and reads the response. Nothing is sent before.
///
/// All operations return this one type. An `async fn` would give every operation a future type of its own, and the compiler would take
/// long to check them.
#[must_use = "nothing is sent until it is awaited"]
pub struct Pending<T, E>(BoxFuture<Result<ResponseValue<T>, Error<E>>>);

impl<T: 'static, E: 'static> Pending<T, E> {
    pub(super) fn new(answer: impl Future<Output = Result<ResponseValue<T>, Error<E>>> + Send + 'static) -> Self {
        Self(Box::pin(answer))
    }

    /// Applies `wrap` to the value of a success.
    pub fn map<U: 'static>(self, wrap: fn(T) -> U) -> Pending<U, E> {
        Pending::new(async move { self.await.map(|value| map(value, wrap)) })
    }

    /// Applies `wrap` to the value of a documented error.
    pub fn map_err<F: 'static>(self, wrap: fn(E) -> F) -> Pending<T, F> {
        Pending::new(async move { self.await.map_err(|error| wrap_error(error, wrap)) })
    }
}

/// Applies a function to a response's value.
fn map<T, U>(value: ResponseValue<T>, wrap: impl FnOnce(T) -> U) -> ResponseValue<U> {
    let (status, headers) = (value.status(), value.headers().clone());
    ResponseValue::new(wrap(value.into_inner()), status, headers)
}

fn wrap_error<E, F>(error: Error<E>, wrap: fn(E) -> F) -> Error<F> {
    match documented(error) {
        Ok(error) => Error::ErrorResponse(error.map(wrap)),
        Err(failure) => lift(failure),
    }
}

impl<T, E> Future for Pending<T, E> {
    type Output = Result<ResponseValue<T>, Error<E>>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        self.0.as_mut().poll(context)
    }
}

impl<T, E> fmt::Debug for Pending<T, E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Pending").finish_non_exhaustive()
    }
}
