//! OAuth 2's device authorization (RFC 8628): a person allows the access in a browser, on whatever device.

use std::fmt;
use std::time::Duration;

use tokio::time::{Instant, sleep};
use url::form_urlencoded::Serializer;

use super::super::description::DeviceFlow;
use super::client::Core;
use super::core_builder::CoreBuilder;
use super::credential::Credential;
use super::error::{Error, Failure, lift};
use super::token_request::{Exchanged, TokenRequest};
use super::tokens::endpoint;

/// How long to wait between two questions where the server does not say (RFC 8628, 3.2).
const INTERVAL: Duration = Duration::from_secs(5);

/// How long a code holds where the server does not say.
const LIFETIME: Duration = Duration::from_secs(30 * 60);

/// A login that has not begun: who asks, and for what.
///
/// ```text
/// let login = Client::builder().oauth_device_authorization("client id").start().await?;
/// println!("Open {} and enter {}", login.verification_uri(), login.user_code());
/// let token = login.token().await?;
/// let client = Client::builder().oauth(token.access_token()).build()?;
/// ```
#[derive(Clone)]
#[must_use = "a login does nothing until it starts"]
pub struct DeviceAuthorization {
    builder: CoreBuilder,
    flow: DeviceFlow,
    client_id: String,
    client_secret: Option<String>,
    scopes: Option<Vec<String>>,
    parameters: Vec<(String, String)>,
}

impl DeviceAuthorization {
    pub(super) fn new(builder: CoreBuilder, flow: DeviceFlow, client_id: String) -> Self {
        Self { builder, flow, client_id, client_secret: None, scopes: None, parameters: Vec::new() }
    }

    /// The secret of a client that has one, sent as HTTP Basic authentication.
    pub fn client_secret(self, secret: impl Into<String>) -> Self {
        Self { client_secret: Some(secret.into()), ..self }
    }

    /// The scopes to ask for, in place of all that the document lists for this flow.
    pub fn scopes(self, scopes: impl IntoIterator<Item = impl Into<String>>) -> Self {
        Self { scopes: Some(scopes.into_iter().map(Into::into).collect()), ..self }
    }

    /// A further parameter of the first request, such as `audience`.
    pub fn parameter(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.parameters.push((name.into(), value.into()));
        self
    }

    /// Asks for a code.
    ///
    /// # Errors
    /// `InvalidRequest` where the client cannot be built; `NoToken` where the server gives no code.
    pub async fn start(self) -> Result<DeviceLogin, Error<()>> {
        self.ask().await.map_err(lift)
    }

    async fn ask(self) -> Result<DeviceLogin, Failure> {
        let core = self.builder.clone().build().map_err(|error| Failure::invalid_request(error.to_string()))?;
        let DeviceFlow { scheme, device_url, token_url, scopes } = self.flow;
        let scope = self.scopes.as_ref().map_or_else(|| scopes.join(" "), |scopes| scopes.join(" "));
        let mut form = Serializer::new(String::new());
        if !scope.is_empty() {
            form.append_pair("scope", &scope);
        }
        form.extend_pairs(&self.parameters);
        let request = self.request(&core, ("device authorization URL", device_url), form)?;
        let asked = Instant::now();
        let answer = request.exchange(&core.inner().token_transport()).await?;
        let (Some(device_code), Some(user_code), Some(uri)) = (
            answer.text("device_code"),
            answer.text("user_code"),
            answer.text("verification_uri").or(answer.text("verification_url")),
        ) else {
            return Err(
                request.refused(&answer, "there is no `device_code`, `user_code` and `verification_uri` in the body")
            );
        };
        let mut form = Serializer::new(String::new());
        form.append_pair("grant_type", "urn:ietf:params:oauth:grant-type:device_code");
        form.append_pair("device_code", device_code);
        let poll = self.request(&core, ("token URL", token_url), form)?;
        Ok(DeviceLogin {
            scheme,
            user_code: user_code.to_owned(),
            verification_uri: uri.to_owned(),
            verification_uri_complete: answer.text("verification_uri_complete").map(str::to_owned),
            ends: asked.checked_add(answer.seconds("expires_in").unwrap_or(LIFETIME)),
            interval: answer.seconds("interval").unwrap_or(INTERVAL),
            poll,
            core,
        })
    }

    fn request(
        &self,
        core: &Core,
        (what, url): (&str, &str),
        mut form: Serializer<'_, String>,
    ) -> Result<TokenRequest, Failure> {
        let scheme = self.flow.scheme;
        let basic = self.client_secret.as_ref().map(|secret| (self.client_id.as_str(), secret.as_str()));
        if basic.is_none() {
            form.append_pair("client_id", &self.client_id);
        }
        let url = endpoint(&core.inner().base, url, &format!("the {what} of the security scheme `{scheme}`"));
        let request = url.and_then(|url| TokenRequest::of_form(scheme, url, form.finish(), basic));
        request.map_err(Failure::invalid_request)
    }
}

impl CoreBuilder {
    /// A login by a flow of the document; the client is built from what is set so far.
    pub fn device_authorization(&self, flow: DeviceFlow, client_id: String) -> DeviceAuthorization {
        DeviceAuthorization::new(self.clone(), flow, client_id)
    }
}

/// A login that waits for a person. `Debug` shows no code.
#[must_use = "somebody has to enter the code, and `token` has to be awaited"]
pub struct DeviceLogin {
    scheme: &'static str,
    user_code: String,
    verification_uri: String,
    verification_uri_complete: Option<String>,
    /// When the code ends; `None` for a time that no clock has.
    ends: Option<Instant>,
    interval: Duration,
    poll: TokenRequest,
    core: Core,
}

impl DeviceLogin {
    /// The code that the person enters.
    pub fn user_code(&self) -> &str {
        &self.user_code
    }

    /// The address where the person enters it.
    pub fn verification_uri(&self) -> &str {
        &self.verification_uri
    }

    /// An address that has the code in it, to show as a QR code, where the server gives one.
    pub fn verification_uri_complete(&self) -> Option<&str> {
        self.verification_uri_complete.as_deref()
    }

    /// How long the code still holds; `None` where it has no end.
    pub fn time_left(&self) -> Option<Duration> {
        self.ends.map(|ends| ends.saturating_duration_since(Instant::now()))
    }

    /// Asks again and again, as often as the server allows, until the person has entered the code.
    ///
    /// # Errors
    /// `NoToken` where the person refuses, the code ends, or the server has another answer.
    pub async fn token(self) -> Result<DeviceToken, Error<()>> {
        self.wait().await.map_err(lift)
    }

    async fn wait(mut self) -> Result<DeviceToken, Failure> {
        loop {
            if self.time_left().is_some_and(|left| left < self.interval) {
                let reason = "nobody entered the code in time";
                let reason = format!("no OAuth 2 token for the security scheme `{}`: {reason}", self.scheme);
                return Err(Failure::token_refused(reason, false));
            }
            sleep(self.interval).await;
            let answer = match self.poll.exchange(&self.core.inner().token_transport()).await {
                Ok(answer) => answer,
                // RFC 8628, 3.5: a server that does not answer is asked less often.
                Err(failure) if failure.is_retryable() => {
                    self.interval = self.interval.saturating_mul(2).max(Duration::from_secs(1));
                    continue;
                }
                Err(failure) => return Err(failure),
            };
            match next_interval(self.interval, &answer) {
                Some(interval) => self.interval = interval,
                None => return self.poll.token(&answer).map(|token| DeviceToken::of(token.token, &answer)),
            }
        }
    }
}

/// How long to wait before the next question; `None` where the answer ends the login.
fn next_interval(interval: Duration, answer: &Exchanged) -> Option<Duration> {
    match answer.text("error").filter(|_| !answer.is_success())? {
        "authorization_pending" => Some(interval),
        "slow_down" => Some(interval.saturating_add(INTERVAL)),
        _ => None,
    }
}

impl fmt::Debug for DeviceAuthorization {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("DeviceAuthorization").field("scheme", &self.flow.scheme).finish_non_exhaustive()
    }
}

impl fmt::Debug for DeviceLogin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("DeviceLogin").field("verification_uri", &self.verification_uri).finish_non_exhaustive()
    }
}

/// What a login gives. `Debug` shows no token.
#[derive(Clone)]
pub struct DeviceToken {
    access_token: String,
    refresh_token: Option<String>,
    expires_in: Option<Duration>,
    scope: Option<String>,
}

impl DeviceToken {
    fn of(access_token: String, answer: &Exchanged) -> Self {
        Self {
            access_token,
            refresh_token: answer.text("refresh_token").map(str::to_owned),
            expires_in: answer.seconds("expires_in"),
            scope: answer.text("scope").map(str::to_owned),
        }
    }

    /// The access token, which the setter of the security scheme takes.
    pub fn access_token(&self) -> &str {
        &self.access_token
    }

    /// The refresh token, where the server gives one.
    pub fn refresh_token(&self) -> Option<&str> {
        self.refresh_token.as_deref()
    }

    /// How long the access token holds, where the server says.
    pub fn expires_in(&self) -> Option<Duration> {
        self.expires_in
    }

    /// The scopes that were granted, where the server says.
    pub fn scope(&self) -> Option<&str> {
        self.scope.as_deref()
    }
}

impl fmt::Debug for DeviceToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("DeviceToken(…)")
    }
}

impl From<DeviceToken> for Credential {
    fn from(token: DeviceToken) -> Self {
        Self::bearer(token.access_token)
    }
}
