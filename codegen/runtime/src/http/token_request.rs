//! The request that fetches an OAuth 2 token, and its answer (RFC 6749, 4.4 and 5).

use std::time::Duration;

use bytes::Bytes;
use reqwest::StatusCode;
use reqwest::header::{ACCEPT, AUTHORIZATION, CONTENT_TYPE, HeaderMap, HeaderValue, USER_AGENT};
use serde_json::Value;
use url::Url;
use url::form_urlencoded::Serializer;

use super::bounded::{Bounded, read_bounded};
use super::client_credentials::{ClientCredentials, basic_text};
use super::deadline::Deadline;
use super::error::{Failure, Limits, causes, too_large};
use super::header::header_value;
use super::retry::RetryPolicy;
use super::text::without_mark;
use super::transient::{is_transient, may_pass};

/// A token request, ready to be sent any number of times.
pub(super) struct TokenRequest {
    scheme: &'static str,
    url: Url,
    headers: HeaderMap,
    body: Bytes,
}

/// The parts of a client that token requests are sent with.
pub(super) struct TokenTransport<'a> {
    pub(super) http: &'a reqwest::Client,
    /// The only default header of the client that is sent: the others may be secrets for the API.
    pub(super) user_agent: Option<&'a HeaderValue>,
    pub(super) retry: &'a RetryPolicy,
    pub(super) max_response_size: usize,
    pub(super) connect_timeout: Option<Duration>,
}

/// What the server answered: the status, and the JSON of the body (null where it has none).
pub(super) struct Exchanged {
    status: StatusCode,
    value: Value,
}

impl Exchanged {
    pub(super) fn is_success(&self) -> bool {
        self.status.is_success()
    }

    /// A text that is not empty.
    pub(super) fn text(&self, key: &str) -> Option<&str> {
        self.value.get(key).and_then(Value::as_str).filter(|text| !text.is_empty())
    }

    /// A number of seconds, which some servers write as a text.
    pub(super) fn seconds(&self, key: &str) -> Option<Duration> {
        let value = self.value.get(key)?;
        let seconds = value.as_f64().or_else(|| value.as_str()?.parse().ok())?;
        Duration::try_from_secs_f64(seconds).ok()
    }
}

/// What the server gave: the token, and how long it holds.
pub(super) struct Answer {
    pub(super) token: String,
    pub(super) lifetime: Option<Duration>,
}

impl TokenRequest {
    /// The request for a scheme's tokens; `scopes` are the document's.
    pub(super) fn new(
        scheme: &'static str,
        url: Url,
        credentials: &ClientCredentials,
        scopes: &[&str],
    ) -> Result<Self, String> {
        let ClientCredentials { id, secret, parameters, is_in_body, .. } = credentials;
        let mut body = Serializer::new(String::new());
        body.append_pair("grant_type", "client_credentials");
        let scope = credentials.scopes.as_ref().map_or_else(|| scopes.join(" "), |scopes| scopes.join(" "));
        if !scope.is_empty() {
            body.append_pair("scope", &scope);
        }
        body.extend_pairs(parameters);
        if *is_in_body {
            body.append_pair("client_id", id).append_pair("client_secret", secret);
        }
        Self::of_form(scheme, url, body.finish(), (!is_in_body).then_some((id, secret)))
    }

    /// A request with this form, and with an id and a secret as HTTP Basic authentication where they are given.
    pub(super) fn of_form(
        scheme: &'static str,
        url: Url,
        form: String,
        basic: Option<(&str, &str)>,
    ) -> Result<Self, String> {
        let mut headers = HeaderMap::new();
        headers.insert(ACCEPT, HeaderValue::from_static("application/json"));
        headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/x-www-form-urlencoded"));
        if let Some((id, secret)) = basic {
            let text = format!("Basic {}", basic_text(id, secret));
            let mut value = header_value(&text, || format!("the credential of the security scheme `{scheme}`"))?;
            value.set_sensitive(true);
            headers.insert(AUTHORIZATION, value);
        }
        Ok(Self { scheme, url, headers, body: form.into() })
    }

    /// Fetches a token.
    pub(super) async fn send(&self, transport: &TokenTransport<'_>) -> Result<Answer, Failure> {
        self.token(&self.exchange(transport).await?)
    }

    /// Sends the request. Tries again as the client's policy says: fetching two tokens does no harm.
    pub(super) async fn exchange(&self, transport: &TokenTransport<'_>) -> Result<Exchanged, Failure> {
        let mut resends = 0;
        loop {
            let request = transport.http.post(self.url.clone()).headers(self.headers.clone());
            let mut request = request.body(self.body.clone());
            if let Some(agent) = transport.user_agent {
                request = request.header(USER_AGENT, agent);
            }
            let until = transport.retry.try_timeout.and_then(|limit| Deadline::of(limit, "try_timeout"));
            if let Some(deadline) = until {
                request = request.timeout(deadline.time_left());
            }
            let result = request.send().await;
            let is_transient = result.as_ref().map_or_else(may_pass, |response| is_transient(response.status()));
            let wait = transport.retry.wait(resends, result.as_ref().ok().map(reqwest::Response::headers));
            match wait.filter(|_| is_transient && transport.retry.has_try(resends)) {
                Some(wait) => tokio::time::sleep(wait).await,
                None => {
                    let limits = Limits { connect: transport.connect_timeout, used_up: Deadline::used_up(until) };
                    return self.read(result.map_err(|error| self.no_response(error, limits))?, transport).await;
                }
            }
            resends = resends.saturating_add(1);
        }
    }

    async fn read(
        &self,
        mut response: reqwest::Response,
        transport: &TokenTransport<'_>,
    ) -> Result<Exchanged, Failure> {
        let (status, max) = (response.status(), transport.max_response_size);
        let body = match read_bounded(&mut response, max).await {
            Bounded::Whole(body) => body,
            Bounded::TooLarge => return Err(self.refused_with(status, &too_large("the body", max))),
            Bounded::Broken(_, error) => {
                return Err(self.refused_with(status, &format!("the body broke off: {}", causes(&error))));
            }
        };
        Ok(Exchanged { status, value: serde_json::from_slice(without_mark(&body)).unwrap_or_default() })
    }

    /// The token in an answer.
    pub(super) fn token(&self, answer: &Exchanged) -> Result<Answer, Failure> {
        match (answer.text("access_token"), answer.text("token_type")) {
            _ if !answer.is_success() => Err(self.refused(answer, "")),
            (Some(_), Some(kind)) if !kind.eq_ignore_ascii_case("bearer") => {
                Err(self.refused(answer, &format!("the token is of the type `{kind}`, not `bearer`")))
            }
            (Some(token), _) if !is_token(token) => {
                Err(self.refused(answer, "the token has a character that is not printable ASCII"))
            }
            (Some(token), _) => Ok(Answer { token: token.to_owned(), lifetime: answer.seconds("expires_in") }),
            (None, _) => Err(self.refused(answer, "there is no `access_token` in the body")),
        }
    }

    /// The error of an answer: why a success is none, else what the server says.
    pub(super) fn refused(&self, answer: &Exchanged, why: &str) -> Failure {
        if answer.is_success() {
            return self.refused_with(answer.status, why);
        }
        let said = [answer.text("error"), answer.text("error_description")];
        self.refused_with(answer.status, &said.into_iter().flatten().collect::<Vec<_>>().join(": "))
    }

    /// The error where there was no response.
    fn no_response(&self, error: reqwest::Error, limits: Limits) -> Failure {
        Failure::no_token(&self.what(), error, &self.url.origin().ascii_serialization(), limits)
    }

    /// The error where a response has no token.
    fn refused_with(&self, status: StatusCode, why: &str) -> Failure {
        let separator = if why.is_empty() { "" } else { ": " };
        let (origin, path) = (self.url.origin().ascii_serialization(), self.url.path());
        let reason = format!("{}: {origin}{path} answered {status}{separator}{why}", self.what());
        Failure::token_refused(reason, is_transient(status))
    }

    fn what(&self) -> String {
        format!("no OAuth 2 token for the security scheme `{}`", self.scheme)
    }
}

/// Whether a text can be an access token (RFC 6749, appendix A.12).
fn is_token(text: &str) -> bool {
    text.bytes().all(|byte| matches!(byte, b' '..=b'~'))
}
