//! Credentials: which ones a request carries, and where.

use std::collections::BTreeMap;
use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

use reqwest::header::{AUTHORIZATION, HeaderMap, HeaderValue};

use super::super::base64::encode_plain;
use super::super::description::{Api, KeyLocation, Operation, Scheme, SchemeKind};
use super::client_credentials::{ClientCredentials, basic_text};
use super::header::{header_value, name};
use super::hooks::HookError;
use super::used_credential::{UsedCredential, text_of};

/// What a security scheme needs; `Debug` does not show it.
#[derive(Clone)]
pub struct Credential(Secret);

#[derive(Clone)]
enum Secret {
    Key(String),
    Basic { username: String, password: String },
    Client(ClientCredentials),
    Provider(Provider),
}

/// A function of the caller's that gives a credential. Clones are the same function.
#[derive(Clone)]
pub(super) struct Provider(Arc<dyn Fn() -> ComingCredential + Send + Sync>);

/// A credential that is still to come.
type ComingCredential = Pin<Box<dyn Future<Output = Result<Credential, HookError>> + Send>>;

impl Provider {
    /// Calls the function.
    pub(super) fn ask(&self) -> ComingCredential {
        (self.0)()
    }
}

impl Credential {
    /// An API key, or what follows the name of another HTTP scheme.
    pub fn key(key: impl Into<String>) -> Self {
        Self(Secret::Key(key.into()))
    }

    /// A user name and password (RFC 7617). A name with a colon is refused: the server would take what follows for the password.
    pub fn basic(username: impl Into<String>, password: impl Into<String>) -> Self {
        Self(Secret::Basic { username: username.into(), password: password.into() })
    }

    /// A bearer token (RFC 6750).
    pub fn bearer(token: impl Into<String>) -> Self {
        Self(Secret::Key(token.into()))
    }

    /// A client's id and secret, with which it fetches its own OAuth 2 tokens (RFC 6749, 4.4); [`ClientCredentials`] has the
    /// choices.
    pub fn client_credentials(client_id: impl Into<String>, client_secret: impl Into<String>) -> Self {
        ClientCredentials::new(client_id, client_secret).into()
    }

    /// Asks this function for the credential of each request: for keys, passwords and tokens that rotate. It gives a [`key`](Self::key),
    /// a [`bearer`](Self::bearer) token, or a [`basic`](Self::basic) user name and password. Its error ends the call as
    /// [`Error::NoToken`](super::Error::NoToken); its text must hold no secret.
    ///
    /// ```text
    /// Client::builder().credential("apiKey", Credential::provider(|| async {
    ///     Ok(Credential::key(tokio::fs::read_to_string("/run/secrets/key").await?.trim()))
    /// }))
    /// ```
    pub fn provider<F, C>(provide: F) -> Self
    where
        F: Fn() -> C + Send + Sync + 'static,
        C: Future<Output = Result<Self, HookError>> + Send + 'static,
    {
        Self(Secret::Provider(Provider(Arc::new(move || Box::pin(provide())))))
    }

    /// Sees to it that it can be sent; the error is a sentence.
    pub(super) fn check(&self, scheme: &str) -> Result<(), String> {
        match &self.0 {
            Secret::Basic { username, .. } if username.contains(':') => Err(format!(
                "the user name for the security scheme `{scheme}` has a colon, which Basic authentication cannot send"
            )),
            Secret::Basic { .. } | Secret::Key(_) | Secret::Client(_) | Secret::Provider(_) => Ok(()),
        }
    }

    /// What fetches tokens.
    pub(super) fn client(&self) -> Option<&ClientCredentials> {
        match &self.0 {
            Secret::Client(credentials) => Some(credentials),
            Secret::Key(_) | Secret::Basic { .. } | Secret::Provider(_) => None,
        }
    }

    /// What gives the credential of each request.
    pub(super) fn asks(&self) -> Option<&Provider> {
        match &self.0 {
            Secret::Provider(provider) => Some(provider),
            Secret::Key(_) | Secret::Basic { .. } | Secret::Client(_) => None,
        }
    }

    /// Whether it is sent as it is.
    pub(super) fn is_plain(&self) -> bool {
        match self.0 {
            Secret::Key(_) | Secret::Basic { .. } => true,
            Secret::Client(_) | Secret::Provider(_) => false,
        }
    }

    /// What follows the scheme's name in an `Authorization` header, given what was asked for.
    pub(super) fn authorization(&self, asked: Option<&str>) -> String {
        match &self.0 {
            Secret::Key(key) => key.clone(),
            Secret::Basic { username, password } => encode_plain(format!("{username}:{password}").as_bytes()),
            Secret::Client(_) | Secret::Provider(_) => asked.unwrap_or_default().to_owned(),
        }
    }

    /// The texts that must not be shown; what a provider gives is not known yet.
    pub(crate) fn secrets(&self) -> Vec<String> {
        match &self.0 {
            Secret::Key(key) => vec![key.clone()],
            Secret::Basic { password, .. } => vec![password.clone(), self.authorization(None)],
            Secret::Client(client) => vec![client.secret.clone(), basic_text(&client.id, &client.secret)],
            Secret::Provider(_) => Vec::new(),
        }
    }
}

impl From<ClientCredentials> for Credential {
    fn from(credentials: ClientCredentials) -> Self {
        Self(Secret::Client(credentials))
    }
}

impl fmt::Debug for Credential {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Credential(…)")
    }
}

/// The credentials that a client has, by the scheme's key.
pub(super) type Credentials = BTreeMap<&'static str, Credential>;

/// Where the credentials of one request go, apart from headers.
#[derive(Default)]
pub(super) struct Placed {
    pub(super) query: Vec<(String, String)>,
    pub(super) cookies: Vec<(String, String)>,
}

/// Adds the credentials that an operation asks for, and what had to be asked for.
pub(super) fn place(
    api: &'static Api,
    operation: &'static Operation,
    (credentials, asked): (&Credentials, &[UsedCredential]),
    headers: &mut HeaderMap,
) -> Result<Placed, String> {
    let mut placed = Placed::default();
    for key in choose(api, operation, credentials)? {
        if let (Some(scheme), Some(credential)) = (find(api, key), credentials.get(key)) {
            let text = credential.authorization(text_of(asked, key));
            place_one(scheme, &text, headers, &mut placed)?;
        }
    }
    Ok(placed)
}

/// The schemes that a request of an operation gets its credentials by: those that its `security` asks for, then the extra ones that have a
/// credential and would not take the place of another one.
pub(super) fn choose(
    api: &'static Api,
    operation: &'static Operation,
    credentials: &Credentials,
) -> Result<Vec<&'static str>, String> {
    let mut chosen = choose_alternative(api, operation, credentials)?.to_vec();
    for key in operation.extra_schemes.iter().filter(|key| credentials.contains_key(*key)) {
        let place = find(api, key).map(|scheme| place_of(&scheme.kind));
        if chosen.iter().all(|other| find(api, other).map(|scheme| place_of(&scheme.kind)) != place) {
            chosen.push(key);
        }
    }
    Ok(chosen)
}

/// The schemes of one of the alternatives in an operation's `security`.
///
/// The first alternative whose schemes all have one is taken. Where none has and the operation asks for some, the request goes out
/// without (the server answers 401), unless an alternative is half there: that is a mistake which the error names.
fn choose_alternative(
    api: &'static Api,
    operation: &'static Operation,
    credentials: &Credentials,
) -> Result<&'static [&'static str], String> {
    let has = |key: &str| credentials.contains_key(key);
    let needs_nothing = |key: &str| matches!(find(api, key).map(|scheme| &scheme.kind), Some(SchemeKind::MutualTls));
    let complete =
        |keys: &[&str]| keys.iter().any(|key| has(key)) && keys.iter().all(|key| has(key) || needs_nothing(key));
    let alternatives = operation.security;
    if let Some(keys) = alternatives.iter().copied().find(|keys| complete(keys)) {
        return Ok(keys);
    }
    let anonymous = alternatives.iter().any(|keys| keys.iter().all(|key| needs_nothing(key)));
    let half = alternatives.iter().find_map(|keys| {
        let there = keys.iter().find(|key| has(key))?;
        Some((there, keys.iter().find(|key| !has(key) && !needs_nothing(key))?))
    });
    match half {
        Some((there, missing)) if !anonymous => Err(format!(
            "the credential of the security scheme `{missing}` is missing: `{there}` goes together with it"
        )),
        Some(_) | None => Ok(&[]),
    }
}

/// The security schemes that an operation asks for, where a request has no credential although it needs one.
pub(super) fn missing(operation: &'static Operation, chosen: &[&str]) -> Option<String> {
    if !chosen.is_empty() || operation.security.iter().any(|keys| keys.is_empty()) {
        return None;
    }
    let extra = operation.extra_schemes.iter().map(|key| (*key).to_owned());
    let ways: Vec<String> = operation.security.iter().map(|keys| keys.join("` and `")).chain(extra).collect();
    (!ways.is_empty()).then(|| ways.join("` or `"))
}

fn find(api: &'static Api, key: &str) -> Option<&'static Scheme> {
    api.schemes.iter().find(|scheme| scheme.key == key)
}

/// The part of a request that a scheme's credential is written to; names of headers in lower case.
fn place_of(kind: &SchemeKind) -> Option<(KeyLocation, String)> {
    match kind {
        SchemeKind::ApiKey { location: KeyLocation::Header, name, .. } => {
            Some((KeyLocation::Header, name.to_ascii_lowercase()))
        }
        SchemeKind::ApiKey { location, name, .. } => Some((*location, (*name).to_owned())),
        SchemeKind::Basic | SchemeKind::Bearer | SchemeKind::OAuth2 { .. } | SchemeKind::Http(_) => {
            Some((KeyLocation::Header, AUTHORIZATION.as_str().to_owned()))
        }
        SchemeKind::MutualTls => None,
    }
}

fn place_one(scheme: &Scheme, text: &str, headers: &mut HeaderMap, placed: &mut Placed) -> Result<(), String> {
    match &scheme.kind {
        SchemeKind::ApiKey { location, name: key, prefix } => {
            let text = format!("{prefix}{text}");
            match location {
                KeyLocation::Header => {
                    headers.insert(name(key, || described(scheme))?, sensitive(scheme, &text)?);
                }
                KeyLocation::Query => placed.query.push(((*key).to_owned(), text)),
                KeyLocation::Cookie => placed.cookies.push(((*key).to_owned(), text)),
            }
        }
        SchemeKind::Basic => authorize(scheme, headers, &format!("Basic {text}"))?,
        SchemeKind::Bearer | SchemeKind::OAuth2 { .. } => authorize(scheme, headers, &format!("Bearer {text}"))?,
        SchemeKind::Http(http_scheme) => authorize(scheme, headers, &format!("{http_scheme} {text}"))?,
        SchemeKind::MutualTls => {}
    }
    Ok(())
}

fn authorize(scheme: &Scheme, headers: &mut HeaderMap, text: &str) -> Result<(), String> {
    headers.insert(AUTHORIZATION, sensitive(scheme, text)?);
    Ok(())
}

fn sensitive(scheme: &Scheme, text: &str) -> Result<HeaderValue, String> {
    let mut value = header_value(text, || described(scheme))?;
    value.set_sensitive(true);
    Ok(value)
}

fn described(scheme: &Scheme) -> String {
    format!("the credential of the security scheme `{}`", scheme.key)
}
