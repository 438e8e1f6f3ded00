//! One call: tries until there is a result.

use std::time::Duration;

use reqwest::StatusCode;
use reqwest::header::{HeaderMap, HeaderName, HeaderValue};
use tokio::time::{sleep, timeout_at};

use super::client::Inner;
use super::credential::{choose, missing};
use super::deadline::Deadline;
use super::error::{CallInfo, Failure, Limits, Outcome, Reason};
use super::hooks::{HookError, OperationInfo};
use super::random::uuid;
use super::redirect::watched;
use super::request::Request;
use super::response::Response;
use super::retry::is_repeatable;
use super::secrets::secrets_of;
use super::signer::Unsigned;
use super::used_token::UsedToken;

/// A call while it is made.
pub(super) struct Call<'a> {
    pub(super) request: &'a Request,
    core: &'a Inner,
    /// When it must have come to its end.
    deadline: Option<Deadline>,
    /// The key that all tries have.
    idempotency_key: Option<(HeaderName, HeaderValue)>,
    /// How many requests were sent.
    pub(super) attempts: u32,
    /// How many of them the retry policy asked for.
    retries: u32,
    /// Whether one of them was sent because the API refused a token.
    is_refreshed: bool,
    /// Whether the server may have acted on a try that failed.
    may_have_acted: bool,
}

/// A request that is ready.
struct Ready {
    request: reqwest::Request,
    tokens: Vec<UsedToken>,
    is_repeatable: bool,
}

/// A request that was sent.
struct Sent {
    result: reqwest::Result<reqwest::Response>,
    /// Whether a redirect was followed.
    is_redirected: bool,
    /// Where it went.
    origin: String,
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
        let deadline = request.timeout.or(core.timeout).and_then(Deadline::of);
        let idempotency_key = idempotency_key(request, core);
        Self {
            request,
            core,
            deadline,
            idempotency_key,
            attempts: 0,
            retries: 0,
            is_refreshed: false,
            may_have_acted: false,
        }
    }

    /// Sends the request, again where that is safe and the client's policy says so, or a token was refused.
    pub(super) async fn run(&mut self) -> Result<Response, Failure> {
        loop {
            self.attempts = self.attempts.saturating_add(1);
            let mut info = CallInfo { may_have_acted: self.may_have_acted, ..self.info() };
            let Ready { request, tokens, is_repeatable } =
                self.prepare(&mut info).await.map_err(|failure| failure.in_call(&info))?;
            let sent = self.exec(request, &info).await?;
            match self.next(&sent.result, &tokens, is_repeatable).await {
                Next::Again => self.is_refreshed = true,
                Next::Wait(wait) => {
                    self.may_have_acted |= sent.outcome() == Outcome::Unknown;
                    drop(sent);
                    #[cfg(feature = "tracing")]
                    tracing::debug!(
                        attempts = self.attempts,
                        wait_in_seconds = wait.as_secs_f64(),
                        "the call is tried again"
                    );
                    self.retries = self.retries.saturating_add(1);
                    sleep(wait).await;
                }
                Next::Done => return self.finish(sent, info),
            }
        }
    }

    fn info(&self) -> CallInfo {
        let operation = OperationInfo::new(self.core.api, self.request.operation, self.attempts);
        CallInfo::new(operation, self.core.secrets.clone())
    }

    /// The request of the next try; `info` gets to know what it holds.
    async fn prepare(&self, info: &mut CallInfo) -> Result<Ready, Failure> {
        let core = self.core;
        let schemes = choose(core.api, self.request.operation, &core.credentials).map_err(Failure::invalid_request)?;
        let tokens = self
            .within(
                (Failure::NoToken, "fetching a token"),
                Outcome::NotSent,
                core.tokens.get(schemes, &core.token_transport()),
            )
            .await?;
        let mut request = self.request.build(&tokens).await.map_err(Failure::invalid_request)?;
        if let Some((name, value)) = &self.idempotency_key {
            request.headers_mut().entry(name).or_insert_with(|| value.clone());
        }
        *request.timeout_mut() = self.time_left();
        let before = request.headers().clone();
        if let Some(hooks) = &core.hooks {
            let pre =
                async { hooks.pre(&mut request, &info.operation).await.map_err(|error| hook(error, Outcome::NotSent)) };
            self.within((Failure::Custom, "a hook"), Outcome::NotSent, pre).await?;
        }
        if let Some(signer) = &core.signer {
            let signed = signer.sign(&mut Unsigned::new(&mut request));
            signed.map_err(|error| Failure::custom("the request could not be signed", error, Outcome::NotSent))?;
        }
        let secrets = secrets_of(&before, request.headers());
        hide_new(&before, request.headers_mut());
        info.missing_credential = missing(self.request.operation, schemes).filter(|_| secrets.is_empty());
        info.secrets = core.secrets.with(secrets);
        let is_repeatable = is_repeatable(request.method(), request.headers(), core.idempotency_header.as_ref());
        Ok(Ready { request, tokens, is_repeatable })
    }

    async fn exec(&self, request: reqwest::Request, info: &CallInfo) -> Result<Sent, Failure> {
        let origin = request.url().origin().ascii_serialization();
        let Some(hooks) = &self.core.hooks else {
            let (result, is_redirected) = watched(self.core.http.execute(request)).await;
            return Ok(Sent { result, is_redirected, origin });
        };
        let (result, is_redirected) = watched(hooks.exec(&self.core.http, request, &info.operation)).await;
        let sent = Sent { result, is_redirected, origin };
        let outcome = sent.outcome();
        let post = async { hooks.post(&sent.result, &info.operation).await.map_err(|error| hook(error, outcome)) };
        self.within((Failure::Custom, "a hook"), outcome, post).await.map_err(|failure| failure.in_call(info))?;
        Ok(sent)
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
        self.deadline.map(Deadline::time_left)
    }

    /// What is done beside the request must not take longer than the call.
    async fn within<T>(
        &self,
        (variant, what): (fn(Reason) -> Failure, &str),
        outcome: Outcome,
        work: impl Future<Output = Result<T, Failure>>,
    ) -> Result<T, Failure> {
        let Some(Deadline { at, limit }) = self.deadline else { return work.await };
        timeout_at(at, work).await.unwrap_or_else(|_| Err(Failure::late(variant, what, limit, outcome)))
    }

    fn finish(&self, sent: Sent, info: CallInfo) -> Result<Response, Failure> {
        let outcome = sent.outcome();
        match sent.result {
            Ok(response) => Ok(Response::new(response, info, self.deadline, self.core.max_response_size)),
            Err(error) => {
                let limits = Limits { connect: self.core.connect_timeout, whole: Deadline::used_up(self.deadline) };
                Err(Failure::no_response(error, &sent.origin, limits, outcome).in_call(&info))
            }
        }
    }
}

impl Sent {
    /// What the try may have done. A server that answers with a redirect may have acted before there was no connection.
    fn outcome(&self) -> Outcome {
        match &self.result {
            Ok(response) => Outcome::of_status(response.status()),
            Err(error) if !self.is_redirected && (error.is_connect() || error.is_builder()) => Outcome::NotSent,
            Err(_) => Outcome::Unknown,
        }
    }
}

fn hook(error: HookError, outcome: Outcome) -> Failure {
    Failure::custom("a hook ended the call", error, outcome)
}

/// Marks the headers that are not as they were `before`, so that `Debug` does not show them.
fn hide_new(before: &HeaderMap, headers: &mut HeaderMap) {
    for (name, value) in headers.iter_mut() {
        if before.get_all(name).iter().all(|old| old != value) {
            value.set_sensitive(true);
        }
    }
}

/// A key for a call that needs one to be safe.
fn idempotency_key(request: &Request, core: &Inner) -> Option<(HeaderName, HeaderValue)> {
    let method = request.operation.http_method().ok()?;
    let name = core.idempotency_header.as_ref().filter(|_| !method.is_idempotent())?;
    let value = HeaderValue::from_str(&uuid().to_string()).ok()?;
    Some((name.clone(), value))
}
