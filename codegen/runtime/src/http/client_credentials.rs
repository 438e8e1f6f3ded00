//! What a client needs to fetch its own OAuth 2 tokens.

use std::fmt;

use url::form_urlencoded::byte_serialize;

use super::super::base64::encode_plain;

/// The credentials of a client that fetches its own tokens: OAuth 2's client credentials grant (RFC 6749, 4.4).
///
/// A token is fetched when the first call needs one, kept for all clones of the client, and fetched again shortly before it
/// expires, or when the API answers 401; never by two calls at once. `Debug` shows no secret.
///
/// ```text
/// Client::builder().credential("oauth", ClientCredentials::new(id, secret).token_url("http://127.0.0.1:8080/token"))
/// ```
#[derive(Clone)]
#[must_use = "credentials do nothing until a client has them"]
pub struct ClientCredentials {
    pub(super) id: String,
    pub(super) secret: String,
    pub(super) token_url: Option<String>,
    pub(super) scopes: Option<Vec<String>>,
    pub(super) parameters: Vec<(String, String)>,
    pub(super) is_in_body: bool,
}

impl ClientCredentials {
    /// A client's id and secret.
    pub fn new(id: impl Into<String>, secret: impl Into<String>) -> Self {
        Self {
            id: id.into(),
            secret: secret.into(),
            token_url: None,
            scopes: None,
            parameters: Vec::new(),
            is_in_body: false,
        }
    }

    /// Where tokens come from, in place of the document's `tokenUrl`; relative to the base URL.
    pub fn token_url(self, url: impl Into<String>) -> Self {
        Self { token_url: Some(url.into()), ..self }
    }

    /// The scopes to ask for, in place of all that the document lists for this grant. None at all: what the server gives to
    /// those who do not ask.
    pub fn scopes(self, scopes: impl IntoIterator<Item = impl Into<String>>) -> Self {
        Self { scopes: Some(scopes.into_iter().map(Into::into).collect()), ..self }
    }

    /// A further parameter of the token request, such as `audience` or `resource`.
    pub fn parameter(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.parameters.push((name.into(), value.into()));
        self
    }

    /// Sends id and secret as `client_id` and `client_secret` in the body, for servers that do not take them as HTTP Basic
    /// authentication (RFC 6749, 2.3.1).
    pub fn secret_in_body(self) -> Self {
        Self { is_in_body: true, ..self }
    }
}

impl fmt::Debug for ClientCredentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ClientCredentials(…)")
    }
}

/// Id and secret as HTTP Basic authentication has them, each written as in a form (RFC 6749, 2.3.1).
pub(super) fn basic_text(id: &str, secret: &str) -> String {
    let [id, secret] = [id, secret].map(|text| byte_serialize(text.as_bytes()).collect::<String>());
    encode_plain(format!("{id}:{secret}").as_bytes())
}
