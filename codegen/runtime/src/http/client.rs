//! The state behind every generated client.

use std::fmt;
use std::sync::Arc;

use reqwest::header::{HeaderMap, HeaderName, USER_AGENT};
use url::Url;

use super::super::description::{Api, Operation};
use super::budget::Budget;
use super::credential::Credentials;
use super::error::CallInfo;
use super::hooks::{ClientHooks, OperationInfo};
use super::pause::Pause;
use super::retry::RetryPolicy;
use super::secrets::Secrets;
use super::server::Variables;
use super::signer::Signer;
use super::timeouts::Timeouts;
use super::token_request::TokenTransport;
use super::tokens::Tokens;

/// The state behind a generated client. Clones share it; `Debug` shows no credential.
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
    pub(super) timeouts: Timeouts,
    pub(super) secrets: Secrets,
    pub(super) retry: RetryPolicy,
    /// What all calls together may try again.
    pub(super) budget: Option<Budget>,
    pub(super) pause: Pause,
    /// The header that makes requests safe to repeat.
    pub(super) idempotency_header: Option<HeaderName>,
    pub(super) max_response_size: usize,
    pub(super) hooks: Option<Arc<dyn ClientHooks>>,
    pub(super) signer: Option<Arc<dyn Signer>>,
    pub(super) tokens: Tokens,
}

impl Core {
    pub(super) fn new(inner: Inner) -> Self {
        Self(Arc::new(inner))
    }

    pub(super) fn inner(&self) -> &Inner {
        &self.0
    }

    /// The name of the API's module.
    #[cfg(feature = "invoke")]
    pub(in super::super) fn api_name(&self) -> &'static str {
        self.0.api.name
    }

    /// What errors say about a call of this operation before it is sent.
    pub(in super::super) fn call_info(&self, operation: &'static Operation) -> CallInfo {
        CallInfo::new(OperationInfo::new(self.0.api, operation, 0), self.0.secrets.clone())
    }

    /// How many bytes a response's body may have.
    #[cfg(feature = "invoke")]
    pub(in super::super) fn max_response_size(&self) -> usize {
        self.0.max_response_size
    }
}

impl Inner {
    /// The parts of the client that token requests are sent with.
    pub(super) fn token_transport(&self) -> TokenTransport<'_> {
        TokenTransport {
            http: &self.http,
            user_agent: self.headers.get(USER_AGENT),
            retry: &self.retry,
            max_response_size: self.max_response_size,
            connect_timeout: self.timeouts.connect,
        }
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
