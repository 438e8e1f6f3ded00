//! One call: its tries until there is a result.

use std::time::Duration;

use progenitor_client::Error;
use reqwest::StatusCode;
use reqwest::header::{AUTHORIZATION, HeaderMap, HeaderName, HeaderValue};
use tokio::time::{Instant, sleep, timeout_at};

use super::client::Inner;
use super::credential::choose;
use super::error::{Failure, communication};
use super::hooks::OperationInfo;
use super::random::uuid;
use super::request::Request;
use super::response::Response;
use super::retry::is_repeatable;
use super::secrets::Secrets;
use super::signer::Unsigned;
use super::used_token::UsedToken;

/// A call on its way.
pub(super) struct Call<'a> {
    pub(super) request: &'a Request,
    core: &'a Inner,
    /// When it must have come to its end.
    deadline: Option<Instant>,
    /// The key that all tries have.
    idempotency_key: Option<(HeaderName, HeaderValue)>,
    /// How many requests were sent.
    pub(super) attempts: u32,
    /// How many of them because the policy said so.
    retries: u32,
    /// Whether one of them was sent because a token was refused.
    is_refreshed: bool,
}

/// A request that is ready.
struct Ready {
    request: reqwest::Request,
    tokens: Vec<UsedToken>,
    /// What it holds that nobody may see.
    secrets: Vec<String>,
    is_repeatable: bool,
}

/// What comes after a try.
enum Next {
    Again,
    Wait(Duration),
    Done,
}

impl<'a> Call<'a> {
    /// A call whose time runs from now on.
    pub(super) fn new(request: &'a Request) -> Self {
        let core = request.core.inner();
        let deadline = request.timeout.or(core.timeout).and_then(|timeout| Instant::now().checked_add(timeout));
        let idempotency_key = idempotency_key(request, core);
        Self { request, core, deadline, idempotency_key, attempts: 0, retries: 0, is_refreshed: false }
    }

    /// Sends the request, again where that is safe and the client's policy says so, or a token was refused.
    pub(super) async fn run(&mut self) -> Result<Response, Failure> {
        loop {
            self.attempts = self.attempts.saturating_add(1);
            let info = self.info();
            let Ready { request, tokens, secrets, is_repeatable } = self.prepare(&info).await?;
            let result = self.exec(request, &info).await?;
            match self.next(&result, &tokens, is_repeatable).await {
                Next::Again => self.is_refreshed = true,
                Next::Wait(wait) => {
                    drop(result);
                    #[cfg(feature = "tracing")]
                    super::trace::another_try(self.attempts, wait);
                    self.retries = self.retries.saturating_add(1);
                    sleep(wait).await;
                }
                Next::Done => return self.finish(result, &secrets),
            }
        }
    }

    fn info(&self) -> OperationInfo {
        let operation = self.request.operation;
        OperationInfo {
            operation_id: operation.id,
            method: operation.method.clone(),
            path: operation.path,
            attempt: self.attempts,
        }
    }

    /// The request of the next try.
    async fn prepare(&self, info: &OperationInfo) -> Result<Ready, Failure> {
        let core = self.core;
        let schemes = choose(core.api, self.request.operation, &core.credentials).map_err(Error::InvalidRequest)?;
        let tokens = self.within(core.tokens.get(schemes, core)).await?;
        let mut request = self.request.build(&tokens).await.map_err(Error::InvalidRequest)?;
        if let Some((name, value)) = &self.idempotency_key {
            request.headers_mut().entry(name).or_insert_with(|| value.clone());
        }
        *request.timeout_mut() = self.time_left();
        let before = request.headers().clone();
        if let Some(hooks) = &core.hooks {
            self.within(hooks.pre(&mut request, info)).await?;
        }
        if let Some(signer) = &core.signer {
            let signed = signer.sign(&mut Unsigned::new(&mut request));
            signed.map_err(|error| Error::Custom(format!("the request could not be signed: {error}")))?;
        }
        let secrets = hide_new(&before, request.headers_mut());
        let is_repeatable = is_repeatable(request.method(), request.headers(), core.idempotency_header.as_ref());
        Ok(Ready { request, tokens, secrets, is_repeatable })
    }

    async fn exec(
        &self,
        request: reqwest::Request,
        info: &OperationInfo,
    ) -> Result<reqwest::Result<reqwest::Response>, Failure> {
        let Some(hooks) = &self.core.hooks else { return Ok(self.core.http.execute(request).await) };
        let result = hooks.exec(&self.core.http, request, info).await;
        self.within(hooks.post(&result, info)).await?;
        Ok(result)
    }

    async fn next(
        &self,
        result: &reqwest::Result<reqwest::Response>,
        tokens: &[UsedToken],
        is_repeatable: bool,
    ) -> Next {
        let is_refused = result.as_ref().is_ok_and(|response| response.status() == StatusCode::UNAUTHORIZED);
        // A token is forgotten in any case.
        let has_other = is_refused && self.core.tokens.refused(tokens).await;
        if !self.request.body.can_be_sent_again() {
            Next::Done
        } else if has_other && !self.is_refreshed {
            // Who refuses to let a request in has not acted on it.
            Next::Again
        } else if is_repeatable && let Some(wait) = self.wait(result) {
            Next::Wait(wait)
        } else {
            Next::Done
        }
    }

    /// The wait that the policy wants before another try, if there is time for it.
    fn wait(&self, result: &reqwest::Result<reqwest::Response>) -> Option<Duration> {
        let wait = self.core.retry.wait(self.retries, result)?;
        self.time_left().is_none_or(|left| wait < left).then_some(wait)
    }

    fn time_left(&self) -> Option<Duration> {
        self.deadline.map(|deadline| deadline.saturating_duration_since(Instant::now()))
    }

    /// What is done beside the request must not take longer than the call.
    async fn within<T>(&self, work: impl Future<Output = Result<T, Failure>>) -> Result<T, Failure> {
        let Some(deadline) = self.deadline else { return work.await };
        let too_late = || Err(Error::Custom("the call's time was up before its request was answered".to_owned()));
        timeout_at(deadline, work).await.unwrap_or_else(|_| too_late())
    }

    #[allow(clippy::result_large_err, reason = "the error's type is progenitor-client's")]
    fn finish(&self, result: reqwest::Result<reqwest::Response>, secrets: &[String]) -> Result<Response, Failure> {
        let response = result.map_err(communication)?;
        let secrets = Secrets::of(self.core, secrets);
        Ok(Response::new(response, self.request.operation, self.core.max_response_size, secrets))
    }
}

/// Marks the headers that are not as they were `before`, so that `Debug` does not show them; gives their values, and what
/// authorizes the request.
fn hide_new(before: &HeaderMap, headers: &mut HeaderMap) -> Vec<String> {
    let mut secrets = Vec::new();
    for (name, value) in headers.iter_mut() {
        let is_new = before.get_all(name).iter().all(|old| old != value);
        if is_new {
            value.set_sensitive(true);
        }
        if is_new || *name == AUTHORIZATION {
            let text = String::from_utf8_lossy(value.as_bytes()).into_owned();
            // A server may repeat it without the scheme's name, or only what stands in quotes.
            secrets.extend(text.split_once(' ').map(|(_, rest)| rest.to_owned()));
            secrets.extend(text.split('"').skip(1).step_by(2).map(str::to_owned));
            secrets.push(text);
        }
    }
    secrets
}

/// A key for a call that needs one to be safe.
fn idempotency_key(request: &Request, core: &Inner) -> Option<(HeaderName, HeaderValue)> {
    let name = core.idempotency_header.as_ref().filter(|_| !request.operation.method.is_idempotent())?;
    let value = HeaderValue::from_str(&uuid().to_string()).ok()?;
    Some((name.clone(), value))
}
