//! The OAuth 2 tokens that a client has fetched.

use std::collections::BTreeMap;
use std::time::Duration;

use tokio::sync::Mutex;
use tokio::time::Instant;
use url::Url;

use super::super::description::{Api, SchemeKind};
use super::credential::Credentials;
use super::error::Failure;
use super::server::checked;
use super::token_request::{Answer, TokenRequest, TokenTransport};
use super::used_credential::UsedCredential;

/// How long before its expiry a token is replaced; a token with a short lifetime is replaced after half of it.
const MARGIN: Duration = Duration::from_secs(30);

/// The tokens of a client, by the scheme's key; clones of the client share them.
#[derive(Default)]
pub(super) struct Tokens(BTreeMap<&'static str, Source>);

struct Source {
    request: TokenRequest,
    /// Locked while a token is fetched: whoever needs one waits for it.
    current: Mutex<Option<Token>>,
}

struct Token {
    text: String,
    /// When the client stops using it; `None` where it is used until the API refuses it.
    stale: Option<Instant>,
}

impl Tokens {
    /// The sources of tokens for the credentials that can fetch some; token URLs are relative to the base URL. The error is a sentence.
    pub(super) fn new(api: &'static Api, credentials: &Credentials, base: &Url) -> Result<Self, String> {
        let mut sources = BTreeMap::new();
        for scheme in api.schemes {
            let Some(credentials) = credentials.get(scheme.key).and_then(|credential| credential.client()) else {
                continue;
            };
            let (documented, scopes) = match &scheme.kind {
                SchemeKind::OAuth2 { token_url, scopes } => (Some(*token_url), *scopes),
                SchemeKind::Bearer => (None, &[][..]),
                SchemeKind::ApiKey { .. } | SchemeKind::Basic | SchemeKind::Http(_) | SchemeKind::MutualTls => {
                    return Err(format!("the security scheme `{}` takes no OAuth 2 token", scheme.key));
                }
            };
            let url = token_url(base, credentials.token_url.as_deref().or(documented), scheme.key)?;
            let request = TokenRequest::new(scheme.key, url, credentials, scopes)?;
            sources.insert(scheme.key, Source { request, current: Mutex::new(None) });
        }
        Ok(Self(sources))
    }

    /// A token for each of the schemes that uses one; missing tokens are fetched.
    pub(super) async fn get(
        &self,
        schemes: &[&'static str],
        transport: &TokenTransport<'_>,
    ) -> Result<Vec<UsedCredential>, Failure> {
        let mut used = Vec::new();
        for scheme in schemes {
            if let Some(source) = self.0.get(scheme) {
                let (text, is_old) = source.token(transport).await?;
                used.push(UsedCredential { scheme, text, is_old, secrets: Vec::new() });
            }
        }
        Ok(used)
    }

    /// Forgets tokens that the API refused. Returns whether another try may help: it will not if all of them had just been fetched.
    pub(super) async fn refused(&self, used: &[UsedCredential]) -> bool {
        for UsedCredential { scheme, text, .. } in used {
            if let Some(source) = self.0.get(scheme) {
                // Another call may have a better one by now.
                source.current.lock().await.take_if(|current| current.text == *text);
            }
        }
        used.iter().any(|used| used.is_old)
    }
}

impl Source {
    async fn token(&self, transport: &TokenTransport<'_>) -> Result<(String, bool), Failure> {
        let mut current = self.current.lock().await;
        let fresh = current.as_ref().filter(|token| token.stale.is_none_or(|stale| Instant::now() < stale));
        if let Some(token) = fresh {
            return Ok((token.text.clone(), true));
        }
        let asked = Instant::now();
        let Answer { token: text, lifetime } = self.request.send(transport).await?;
        let used_for = lifetime.map(|lifetime| lifetime.saturating_sub(MARGIN.min(lifetime / 2)));
        let stale = used_for.and_then(|time| asked.checked_add(time));
        *current = Some(Token { text: text.clone(), stale });
        Ok((text, false))
    }
}

fn token_url(base: &Url, given: Option<&str>, scheme: &str) -> Result<Url, String> {
    let what = format!("the token URL of the security scheme `{scheme}`");
    let given = given.ok_or_else(|| format!("{what} is not in the document: set one"))?;
    endpoint(base, given, &what)
}

/// The address of an endpoint, which may be relative to the base URL; `what` names it in the error.
pub(super) fn endpoint(base: &Url, given: &str, what: &str) -> Result<Url, String> {
    let url = base.join(given).map_err(|error| format!("{what} is not valid: {error}"))?;
    checked(url, what)
}
