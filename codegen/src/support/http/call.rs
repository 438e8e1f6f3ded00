//! One call: its tries until there is a result.

use std::time::Duration;

use progenitor_client::Error;
use reqwest::header::{HeaderName, HeaderValue};
use tokio::time::{Instant, sleep};

use super::client::Inner;
use super::error::{Failure, communication};
use super::random::uuid;
use super::request::Request;
use super::response::Response;
use super::retry::is_repeatable;
use super::secrets::Secrets;

/// A call on its way.
pub(super) struct Call<'a> {
    request: &'a Request<'a>,
    core: &'a Inner,
    /// When it must have come to its end.
    deadline: Option<Instant>,
    /// The key that all tries have.
    idempotency_key: Option<(HeaderName, HeaderValue)>,
    /// How often the request was sent again.
    resends: u32,
}

impl<'a> Call<'a> {
    /// A call whose time runs from now on.
    pub(super) fn new(request: &'a Request<'a>) -> Self {
        let core = request.core.inner();
        let deadline = request.timeout.or(core.timeout).and_then(|timeout| Instant::now().checked_add(timeout));
        Self { request, core, deadline, idempotency_key: idempotency_key(request, core), resends: 0 }
    }

    /// Sends the request, again where the client's policy says so.
    pub(super) async fn run(&mut self) -> Result<Response, Failure> {
        loop {
            let request = self.prepare().await?;
            let is_repeatable = self.request.body.can_be_sent_again()
                && is_repeatable(request.method(), request.headers(), self.core.idempotency_header.as_ref());
            let result = self.core.http.execute(request).await;
            match self.wait(&result).filter(|_| is_repeatable) {
                Some(wait) => {
                    drop(result);
                    sleep(wait).await;
                    self.resends = self.resends.saturating_add(1);
                }
                None => return self.finish(result),
            }
        }
    }

    /// The request of the next try.
    async fn prepare(&self) -> Result<reqwest::Request, Failure> {
        let mut request = self.request.build().await.map_err(Error::InvalidRequest)?;
        if let Some((name, value)) = &self.idempotency_key {
            request.headers_mut().entry(name).or_insert_with(|| value.clone());
        }
        *request.timeout_mut() = self.time_left();
        Ok(request)
    }

    /// The wait before the next try, if there is to be one and time for it.
    fn wait(&self, result: &reqwest::Result<reqwest::Response>) -> Option<Duration> {
        let wait = self.core.retry.wait(self.resends, result)?;
        self.time_left().is_none_or(|left| wait < left).then_some(wait)
    }

    fn time_left(&self) -> Option<Duration> {
        self.deadline.map(|deadline| deadline.saturating_duration_since(Instant::now()))
    }

    #[allow(clippy::result_large_err, reason = "the error's type is progenitor-client's")]
    fn finish(&self, result: reqwest::Result<reqwest::Response>) -> Result<Response, Failure> {
        let response = result.map_err(communication)?;
        Ok(Response::new(response, self.request.operation, self.core.max_response_size, Secrets::of(self.core)))
    }
}

/// A key for a call that needs one to be safe.
fn idempotency_key(request: &Request<'_>, core: &Inner) -> Option<(HeaderName, HeaderValue)> {
    let name = core.idempotency_header.as_ref().filter(|_| !request.operation.method.is_idempotent())?;
    let value = HeaderValue::from_str(&uuid().to_string()).ok()?;
    Some((name.clone(), value))
}
