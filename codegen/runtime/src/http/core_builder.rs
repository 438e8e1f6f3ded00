//! How a client is configured.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use reqwest::header::{HeaderMap, HeaderName, USER_AGENT};
use reqwest::redirect::Policy;

use super::super::description::Api;
use super::budget::Budget;
use super::build_error::BuildError;
use super::client::{Core, Inner};
use super::client_headers::secrets_of_client;
use super::credential::{Credential, Credentials};
use super::environment::Environment;
use super::header::{header_value, name};
use super::hooks::ClientHooks;
use super::pause::Pause;
use super::redirect::redirect_policy;
use super::retry::RetryPolicy;
use super::secrets::{Secrets, secrets_of_query};
use super::server::{Variables, choose_server, parse_server_url};
use super::signer::Signer;
use super::timeouts::Timeouts;
use super::tokens::Tokens;

/// How many bytes a response's body may have unless the builder says otherwise: 64 MiB.
const MAX_RESPONSE_SIZE: usize = 64 << 20;

/// A function of the caller's that changes the HTTP client before it is built.
pub type Configure = Arc<dyn Fn(reqwest::ClientBuilder) -> reqwest::ClientBuilder + Send + Sync>;

/// The configuration of a client; `Debug` shows no credential.
#[derive(Clone)]
pub struct CoreBuilder {
    api: &'static Api,
    base_url: Option<String>,
    server: Option<String>,
    variables: Variables,
    credentials: Credentials,
    unknown_scheme: Option<String>,
    /// What is wrong with the environment variables.
    environment_error: Option<String>,
    http: Option<reqwest::Client>,
    configure: Option<Configure>,
    headers: Vec<(String, String)>,
    user_agent: Option<String>,
    timeouts: Timeouts,
    retry: RetryPolicy,
    idempotency_header: Option<String>,
    max_response_size: usize,
    hooks: Option<Arc<dyn ClientHooks>>,
    signer: Option<Arc<dyn Signer>>,
}

impl CoreBuilder {
    /// The defaults for an API.
    pub fn new(api: &'static Api) -> Self {
        Self {
            api,
            base_url: None,
            server: None,
            variables: Variables::new(),
            credentials: Credentials::new(),
            unknown_scheme: None,
            environment_error: None,
            http: None,
            configure: None,
            headers: Vec::new(),
            user_agent: None,
            timeouts: Timeouts::new(),
            retry: RetryPolicy::none(),
            idempotency_header: None,
            max_response_size: MAX_RESPONSE_SIZE,
            hooks: None,
            signer: None,
        }
    }

    /// Sets the credential of a security scheme.
    pub fn credential(&mut self, scheme: &'static str, credential: Credential) {
        self.credentials.insert(scheme, credential);
    }

    /// Sets the credential of a security scheme by the scheme's key, which comes from the caller and may not exist.
    pub fn credential_of(&mut self, scheme: &str, credential: Credential) {
        match self.api.schemes.iter().find(|known| known.key == scheme) {
            Some(known) => self.credential(known.key, credential),
            None => self.unknown_scheme = Some(scheme.to_owned()),
        }
    }

    /// Sets credentials, server variables and the base URL that environment variables give.
    pub fn from_env(&mut self) {
        let found = Environment::read(self.api, &|name| std::env::var(name).ok());
        let Environment { credentials, variables, base_url } = found.unwrap_or_else(|error| {
            self.environment_error = Some(error);
            Environment::default()
        });
        self.credentials.extend(credentials);
        self.variables.extend(variables.into_iter().map(|(name, value)| (name.to_owned(), value)));
        self.base_url = base_url.or(self.base_url.take());
    }

    /// Sets a server variable.
    pub fn variable(&mut self, name: &str, value: String) {
        self.variables.insert(name.to_owned(), value);
    }

    /// Sets the base URL.
    pub fn base_url(&mut self, url: String) {
        self.base_url = Some(url);
    }

    /// Chooses a server by its name.
    pub fn server(&mut self, name: String) {
        self.server = Some(name);
    }

    /// Sets the HTTP client.
    pub fn http_client(&mut self, client: reqwest::Client) {
        self.http = Some(client);
    }

    /// Sets a function that changes the HTTP client before it is built.
    pub fn configure_http_client(&mut self, configure: Configure) {
        self.configure = Some(configure);
    }

    /// Bounds the time of a whole call.
    pub fn timeout(&mut self, timeout: Duration) {
        self.timeouts.call = Some(timeout);
    }

    /// Bounds the time to connect.
    pub fn connect_timeout(&mut self, timeout: Duration) {
        self.timeouts.connect = Some(timeout);
    }

    /// Bounds the time to wait for the next event or line of a stream.
    pub fn stream_idle_timeout(&mut self, timeout: Duration) {
        self.timeouts.stream_idle = timeout;
    }

    /// Sets how often, and when, a call is tried again.
    pub fn retry(&mut self, policy: RetryPolicy) {
        self.retry = policy;
    }

    /// Sets the header for a random key that makes requests safe to send again.
    pub fn idempotency_header(&mut self, name: String) {
        self.idempotency_header = Some(name);
    }

    /// Sets the `User-Agent` header.
    pub fn user_agent(&mut self, user_agent: String) {
        self.user_agent = Some(user_agent);
    }

    /// Bounds the size of a response's body, in bytes.
    pub fn max_response_size(&mut self, bytes: usize) {
        self.max_response_size = bytes;
    }

    /// Sets what runs before and after each request.
    pub fn hooks(&mut self, hooks: Arc<dyn ClientHooks>) {
        self.hooks = Some(hooks);
    }

    /// Sets what signs each request.
    pub fn signer(&mut self, signer: Arc<dyn Signer>) {
        self.signer = Some(signer);
    }

    /// Adds a header to each request.
    pub fn default_header(&mut self, name: String, value: String) {
        self.headers.push((name, value));
    }

    /// Checks the configuration.
    ///
    /// # Errors
    /// No usable base URL or token URL, a server variable that is missing or not allowed, an invalid header or user name, no HTTP client.
    pub fn build(self) -> Result<Core, BuildError> {
        if let Some(scheme) = &self.unknown_scheme {
            return Err(BuildError(format!("the document has no security scheme `{}`", scheme.escape_debug())));
        }
        if let Some(error) = &self.environment_error {
            return Err(BuildError(error.clone()));
        }
        for (scheme, credential) in &self.credentials {
            credential.check(scheme).map_err(BuildError)?;
        }
        let headers = self.all_headers()?;
        let idempotency_header = self.idempotency_name()?;
        let base = match &self.base_url {
            Some(url) => parse_server_url(url),
            None => choose_server(self.api.servers, self.server.as_deref(), &self.variables),
        };
        let base = base.map_err(BuildError)?;
        let tokens = Tokens::new(self.api, &self.credentials, &base).map_err(BuildError)?;
        let http = match &self.http {
            Some(client) => client.clone(),
            None => self.new_http_client()?,
        };
        let credentials = self.credentials.values().flat_map(Credential::secrets);
        let secrets = credentials.chain(secrets_of_client(&http)).chain(secrets_of_query(&base));
        let secrets = Secrets::new(secrets.collect());
        let timeouts = Timeouts { connect: self.connect_limit(), ..self.timeouts };
        Ok(Core::new(Inner {
            api: self.api,
            http,
            base,
            base_is_given: self.base_url.is_some(),
            server: self.server,
            variables: self.variables,
            credentials: self.credentials,
            headers,
            timeouts,
            secrets,
            budget: self.retry.budget.map(Budget::new),
            pause: Pause::default(),
            retry: self.retry,
            idempotency_header,
            max_response_size: self.max_response_size,
            hooks: self.hooks,
            signer: self.signer,
            tokens,
        }))
    }

    /// The HTTP client with the caller's changes; how it follows redirects is decided here.
    fn new_http_client(&self) -> Result<reqwest::Client, BuildError> {
        let mut builder = reqwest::Client::builder().connect_timeout(Timeouts::default_connect());
        if let Some(configure) = &self.configure {
            builder = configure(builder);
        }
        // A signature holds for one URL.
        let redirects = if self.signer.is_some() { Policy::none() } else { redirect_policy() };
        builder = builder.redirect(redirects).referer(false);
        if let Some(timeout) = self.timeouts.connect {
            builder = builder.connect_timeout(timeout);
        }
        builder.build().map_err(|error| BuildError(format!("cannot make an HTTP client: {error}")))
    }

    /// The bound on connecting, as far as it is known: a caller's own function or client may have another one.
    fn connect_limit(&self) -> Option<Duration> {
        let is_ours = self.http.is_none() && self.configure.is_none();
        self.timeouts.connect.filter(|_| self.http.is_none()).or_else(|| is_ours.then(Timeouts::default_connect))
    }

    fn idempotency_name(&self) -> Result<Option<HeaderName>, BuildError> {
        let given = self.idempotency_header.as_deref();
        given.map(|text| name(text, || "the idempotency header".to_owned()).map_err(BuildError)).transpose()
    }

    fn all_headers(&self) -> Result<HeaderMap, BuildError> {
        let mut headers = HeaderMap::new();
        let default_agent = format!("{}/{}", self.api.name, self.api.version);
        if let Ok(value) = header_value(&default_agent, String::new) {
            headers.insert(USER_AGENT, value);
        }
        if let Some(agent) = &self.user_agent {
            let value = header_value(agent, || "the user agent".to_owned()).map_err(BuildError)?;
            headers.insert(USER_AGENT, value);
        }
        let mut given = HeaderMap::new();
        for (key, value) in &self.headers {
            let what = || format!("the default header `{}`", key.escape_debug());
            let mut value = header_value(value, what).map_err(BuildError)?;
            value.set_sensitive(true);
            given.append(name(key, what).map_err(BuildError)?, value);
        }
        // Each name of these replaces what is there under it, with all of its values.
        headers.extend(given);
        Ok(headers)
    }
}

impl fmt::Debug for CoreBuilder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let schemes: Vec<_> = self.credentials.keys().collect();
        f.debug_struct("CoreBuilder")
            .field("api", &self.api.name)
            .field("credentials", &schemes)
            .finish_non_exhaustive()
    }
}
