//! What every client holds, and how it is configured.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use reqwest::header::{HeaderMap, USER_AGENT};
use url::Url;

use super::credential::{Credential, Credentials};
use super::header::{header_value, name};
use super::redirect::redirect_policy;
use super::server::{Variables, parse, resolve};
use super::spec::Api;

/// How many bytes a response's body may have unless the builder says otherwise: 64 MiB.
const MAX_RESPONSE_SIZE: usize = 64 << 20;

/// What every client holds. Clones share it; `Debug` shows no credential.
#[derive(Clone)]
pub struct Core(Arc<Inner>);

pub(super) struct Inner {
    pub(super) api: &'static Api,
    pub(super) http: reqwest::Client,
    pub(super) base: Url,
    /// Whether the caller gave the base URL, which then wins over an operation's own servers.
    pub(super) base_is_given: bool,
    pub(super) server: Option<String>,
    pub(super) variables: Variables,
    pub(super) credentials: Credentials,
    pub(super) headers: HeaderMap,
    pub(super) timeout: Option<Duration>,
    pub(super) max_response_size: usize,
}

impl Core {
    pub(super) fn inner(&self) -> &Inner {
        &self.0
    }

    /// How many bytes a response's body may have.
    pub(in super::super) fn max_response_size(&self) -> usize {
        self.0.max_response_size
    }
}

impl fmt::Debug for Core {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Inner { api, base, .. } = &*self.0;
        // A base URL's query may hold a key.
        let shown = format!("{}{}", base.origin().ascii_serialization(), base.path());
        f.debug_struct("Core").field("api", &api.name).field("base_url", &shown).finish_non_exhaustive()
    }
}

/// The configuration of a client; `Debug` shows no credential.
#[derive(Clone)]
pub struct CoreBuilder {
    api: &'static Api,
    base_url: Option<String>,
    server: Option<String>,
    variables: Variables,
    credentials: Credentials,
    unknown_scheme: Option<String>,
    http: Option<reqwest::Client>,
    headers: Vec<(String, String)>,
    user_agent: Option<String>,
    timeout: Option<Duration>,
    connect_timeout: Option<Duration>,
    max_response_size: usize,
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
            http: None,
            headers: Vec::new(),
            user_agent: None,
            timeout: None,
            connect_timeout: None,
            max_response_size: MAX_RESPONSE_SIZE,
        }
    }

    /// Sets the credential of a security scheme.
    pub fn credential(&mut self, scheme: &'static str, credential: Credential) {
        self.credentials.insert(scheme, credential);
    }

    /// Sets the credential of a security scheme by the scheme's key, which may turn out to be none of the API's.
    pub fn credential_of(&mut self, scheme: &str, credential: Credential) {
        match self.api.schemes.iter().find(|known| known.key == scheme) {
            Some(known) => self.credential(known.key, credential),
            None => self.unknown_scheme = Some(scheme.to_owned()),
        }
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

    /// Bounds the time of a whole call.
    pub fn timeout(&mut self, timeout: Duration) {
        self.timeout = Some(timeout);
    }

    /// Bounds the time to connect.
    pub fn connect_timeout(&mut self, timeout: Duration) {
        self.connect_timeout = Some(timeout);
    }

    /// Sets the `User-Agent` header.
    pub fn user_agent(&mut self, user_agent: String) {
        self.user_agent = Some(user_agent);
    }

    /// Bounds the size of a response's body, in bytes.
    pub fn max_response_size(&mut self, bytes: usize) {
        self.max_response_size = bytes;
    }

    /// Adds a header to each request.
    pub fn default_header(&mut self, name: String, value: String) {
        self.headers.push((name, value));
    }

    /// Checks the configuration.
    ///
    /// # Errors
    /// No usable base URL, a server variable that is missing or not allowed, an invalid header, no HTTP client.
    pub fn build(self) -> Result<Core, BuildError> {
        if let Some(scheme) = &self.unknown_scheme {
            return Err(BuildError(format!("the document has no security scheme `{}`", scheme.escape_debug())));
        }
        let headers = self.all_headers()?;
        let base = match &self.base_url {
            Some(url) => parse(url),
            None => resolve(self.api.servers, self.server.as_deref(), &self.variables),
        };
        let http = match self.http {
            Some(client) => client,
            None => default_client(self.connect_timeout)?,
        };
        Ok(Core(Arc::new(Inner {
            api: self.api,
            http,
            base: base.map_err(BuildError)?,
            base_is_given: self.base_url.is_some(),
            server: self.server,
            variables: self.variables,
            credentials: self.credentials,
            headers,
            timeout: self.timeout,
            max_response_size: self.max_response_size,
        })))
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
        for (key, value) in &self.headers {
            let what = || format!("the default header `{}`", key.escape_debug());
            let mut value = header_value(value, what).map_err(BuildError)?;
            value.set_sensitive(true);
            headers.insert(name(key, what).map_err(BuildError)?, value);
        }
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

fn default_client(connect_timeout: Option<Duration>) -> Result<reqwest::Client, BuildError> {
    let mut builder = reqwest::Client::builder().redirect(redirect_policy()).referer(false);
    if let Some(timeout) = connect_timeout {
        builder = builder.connect_timeout(timeout);
    }
    builder.build().map_err(|error| BuildError(format!("cannot make an HTTP client: {error}")))
}

/// Why a client could not be built.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BuildError(String);

impl fmt::Display for BuildError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for BuildError {}

/// What all client builders have.
macro_rules! client_builder {
    ($client:ident, $builder:ident) => {
        impl $builder {
            /// Sets the base URL, which wins over all servers of the document; it may have a path.
            pub fn base_url(mut self, url: impl ::core::convert::Into<::std::string::String>) -> Self {
                self.core.base_url(url.into());
                self
            }
            /// Chooses one of the document's servers by its name.
            pub fn server(mut self, name: impl ::core::convert::Into<::std::string::String>) -> Self {
                self.core.server(name.into());
                self
            }
            /// Sets the credential of a security scheme by the scheme's key in the document: for programs that do not know
            /// the API beforehand.
            pub fn credential(mut self, scheme: &str, credential: $crate::support::http::Credential) -> Self {
                self.core.credential_of(scheme, credential);
                self
            }
            /// Sets a variable of the servers by its name in the document: for programs that do not know the API beforehand.
            pub fn variable(mut self, name: &str, value: impl ::core::convert::Into<::std::string::String>) -> Self {
                self.core.variable(name, value.into());
                self
            }
            /// Sends through this HTTP client. It brings its own connect timeout and redirect policy: give it
            /// `redirect_policy()`, or a redirect may carry an API key to another origin.
            pub fn http_client(mut self, client: ::reqwest::Client) -> Self {
                self.core.http_client(client);
                self
            }
            /// Bounds the time of each call, from connecting to the last byte of the response.
            pub fn timeout(mut self, timeout: ::core::time::Duration) -> Self {
                self.core.timeout(timeout);
                self
            }
            /// Bounds the time to connect.
            pub fn connect_timeout(mut self, timeout: ::core::time::Duration) -> Self {
                self.core.connect_timeout(timeout);
                self
            }
            /// Sets the `User-Agent` header.
            pub fn user_agent(mut self, user_agent: impl ::core::convert::Into<::std::string::String>) -> Self {
                self.core.user_agent(user_agent.into());
                self
            }
            /// Bounds the size of a response's body, in bytes; 64 MiB unless set.
            pub fn max_response_size(mut self, bytes: usize) -> Self {
                self.core.max_response_size(bytes);
                self
            }
            /// Adds a header to each request.
            pub fn default_header(
                mut self,
                name: impl ::core::convert::Into<::std::string::String>,
                value: impl ::core::convert::Into<::std::string::String>,
            ) -> Self {
                self.core.default_header(name.into(), value.into());
                self
            }
            /// Makes the client.
            ///
            /// # Errors
            /// No usable base URL, a server variable that is missing or not allowed, an invalid header.
            pub fn build(self) -> ::core::result::Result<$client, $crate::support::BuildError> {
                self.core.build().map(|core| $client { core })
            }
        }
    };
}
pub(crate) use client_builder;
