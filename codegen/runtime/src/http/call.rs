//! One call: tries until there is a result.

use std::time::Duration;

use reqwest::StatusCode;
use reqwest::header::{HeaderMap, HeaderName, HeaderValue};
use tokio::time::{sleep, sleep_until, timeout_at};

use super::budget::Budget;
use super::client::Inner;
use super::credential::{choose, missing};
use super::deadline::Deadline;
use super::error::{CallInfo, Failure, Limits, Outcome, Reason};
use super::hooks::{HookError, OperationInfo};
use super::provider::ask_providers;
use super::random::uuid;
use super::redirect::watched;
use super::request::Request;
use super::response::Response;
use super::retry::is_repeatable;
use super::secrets::secrets_of;
use super::sent::{Came, Sent};
use super::signer::Unsigned;
use super::timeouts::{CallLimits, TryLimits};
use super::tried::Tried;
use super::used_credential::UsedCredential;

/// A call while it is made.
pub(super) struct Call<'a> {
    pub(super) request: &'a Request,
    core: &'a Inner,
    limits: CallLimits,
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
    /// Tokens, and what providers gave.
    asked: Vec<UsedCredential>,
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
        let limits = CallLimits::new(request.timeout.or(core.timeouts.call), request.is_stream());
        let idempotency_key = idempotency_key(request, core);
        Self {
            request,
            core,
            limits,
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
            self.wait_for_pause().await.map_err(|failure| failure.in_call(&info))?;
            let limits = self.limits.of_try(self.core.retry.try_timeout);
            let Ready { request, asked, is_repeatable } =
                self.prepare(&mut info, limits).await.map_err(|failure| failure.in_call(&info))?;
            let sent = self.exec(request, &info, limits).await?;
            match self.next(&sent, &info.operation, &asked, is_repeatable).await {
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
                Next::Done => return self.finish(sent, info, limits),
            }
        }
    }

    fn info(&self) -> CallInfo {
        let operation = OperationInfo::new(self.core.api, self.request.operation, self.attempts);
        CallInfo::new(operation, self.core.secrets.clone())
    }

    /// The request of the next try; `info` gets to know what it holds.
    async fn prepare(&self, info: &mut CallInfo, limits: TryLimits) -> Result<Ready, Failure> {
        let core = self.core;
        let schemes = choose(core.api, self.request.operation, &core.credentials).map_err(Failure::invalid_request)?;
        let tokens = self
            .within(
                (Failure::NoToken, "fetching a token"),
                Outcome::NotSent,
                core.tokens.get(&schemes, &core.token_transport()),
            )
            .await?;
        let provided = ask_providers(&schemes, &core.credentials);
        let provided = self.within((Failure::NoToken, "a provider of credentials"), Outcome::NotSent, provided).await?;
        let asked: Vec<UsedCredential> = tokens.into_iter().chain(provided).collect();
        let mut request = self.request.build(&asked).await.map_err(Failure::invalid_request)?;
        if let Some((name, value)) = &self.idempotency_key {
            request.headers_mut().entry(name).or_insert_with(|| value.clone());
        }
        *request.timeout_mut() = limits.whole.map(Deadline::time_left);
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
        let mut secrets = secrets_of(&before, request.headers());
        hide_new(&before, request.headers_mut());
        info.missing_credential = missing(self.request.operation, &schemes).filter(|_| secrets.is_empty());
        secrets.extend(asked.iter().flat_map(|asked| asked.secrets.iter().cloned()));
        info.secrets = core.secrets.with(secrets);
        let is_repeatable = is_repeatable(request.method(), request.headers(), core.idempotency_header.as_ref());
        Ok(Ready { request, asked, is_repeatable })
    }

    async fn exec(&self, request: reqwest::Request, info: &CallInfo, limits: TryLimits) -> Result<Sent, Failure> {
        let origin = request.url().origin().ascii_serialization();
        let Some(hooks) = &self.core.hooks else {
            let (came, is_redirected) = within_head(limits, watched(self.core.http.execute(request))).await;
            return Ok(Sent { came, is_redirected, origin });
        };
        let exec = hooks.exec(&self.core.http, request, &info.operation);
        let (came, is_redirected) = within_head(limits, watched(exec)).await;
        let sent = Sent { came, is_redirected, origin };
        if let Came::Result(result) = &sent.came {
            let outcome = sent.outcome();
            let post = async { hooks.post(result, &info.operation).await.map_err(|error| hook(error, outcome)) };
            self.within((Failure::Custom, "a hook"), outcome, post).await.map_err(|failure| failure.in_call(info))?;
        }
        Ok(sent)
    }

    async fn next(&self, sent: &Sent, info: &OperationInfo, asked: &[UsedCredential], is_repeatable: bool) -> Next {
        let status = sent.response().map(reqwest::Response::status);
        // A token is forgotten in any case.
        let has_other = status == Some(StatusCode::UNAUTHORIZED) && self.core.tokens.refused(asked).await;
        let wait = self.core.retry.wait(self.retries, sent.response().map(reqwest::Response::headers));
        if let Some(wait) = wait.filter(|_| status == Some(StatusCode::TOO_MANY_REQUESTS)) {
            self.core.pause.begin(wait);
        }
        if !self.request.body.can_be_sent_again() {
            Next::Done
        } else if has_other && !self.is_refreshed {
            // Who refuses to let a request in has not acted on it.
            Next::Again
        } else if is_repeatable
            && self.core.retry.has_try(self.retries)
            && self.core.retry.wants(&Tried::new(sent, info))
            && let Some(wait) = wait.filter(|wait| self.has_time_for(*wait))
            && self.core.budget.as_ref().is_none_or(Budget::take)
        {
            Next::Wait(wait)
        } else {
            Next::Done
        }
    }

    fn has_time_for(&self, wait: Duration) -> bool {
        self.limits.deadline.is_none_or(|deadline| wait < deadline.time_left())
    }

    /// Waits until no pause of the client holds this call up. Only a client that tries again also waits.
    async fn wait_for_pause(&self) -> Result<(), Failure> {
        let core = self.core;
        while core.retry.has_try(0)
            && let Some(end) = core.pause.end()
        {
            let pause = async {
                // A call that has waited by itself comes first.
                let jitter = if self.retries == 0 { core.retry.jitter() } else { Duration::ZERO };
                sleep_until(end.checked_add(jitter).unwrap_or(end)).await;
                Ok(())
            };
            self.within((Failure::CommunicationError, "the pause after a 429"), Outcome::NotSent, pause).await?;
        }
        Ok(())
    }

    /// What is done beside the request must not take longer than the call.
    async fn within<T>(
        &self,
        (variant, what): (fn(Reason) -> Failure, &str),
        outcome: Outcome,
        work: impl Future<Output = Result<T, Failure>>,
    ) -> Result<T, Failure> {
        let Some(deadline) = self.limits.deadline else { return work.await };
        timeout_at(deadline.at, work).await.unwrap_or_else(|_| Err(Failure::late(variant, what, deadline, outcome)))
    }

    fn finish(&self, sent: Sent, info: CallInfo, limits: TryLimits) -> Result<Response, Failure> {
        let core = self.core;
        let outcome = sent.outcome();
        match sent.came {
            Came::Result(Ok(response)) => {
                if response.status().is_success() {
                    core.budget.iter().for_each(Budget::refill);
                }
                Ok(Response::new(response, info, limits, (core.max_response_size, core.timeouts.stream_idle)))
            }
            Came::Result(Err(error)) => {
                let limits = Limits { connect: core.timeouts.connect, used_up: Deadline::used_up(limits.whole) };
                Err(Failure::no_response(error, &sent.origin, limits, outcome).in_call(&info))
            }
            Came::Late(deadline) => Err(Failure::no_response_until(deadline, &sent.origin).in_call(&info)),
        }
    }
}

/// What comes of a request, if it comes in time, and whether a redirect was followed.
async fn within_head(
    limits: TryLimits,
    executed: impl Future<Output = (reqwest::Result<reqwest::Response>, bool)>,
) -> (Came, bool) {
    let in_time = match limits.head {
        Some(deadline) => timeout_at(deadline.at, executed).await.map_err(|_| deadline),
        None => Ok(executed.await),
    };
    match in_time {
        Ok((result, is_redirected)) => (Came::Result(result), is_redirected),
        Err(deadline) => (Came::Late(deadline), false),
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
