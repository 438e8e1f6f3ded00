//! Keeping credentials out of what errors show, whatever a server echoes.

use bytes::Bytes;
use reqwest::ResponseBuilderExt;
use reqwest::header::HeaderValue;
use url::Url;

use super::client::Inner;
use super::style::Escape;

/// Shorter texts are no credentials, but parts of everything.
const MIN_LENGTH: usize = 4;
/// Values in a base URL's query, and headers that hooks set, may be keys, or as little as a version.
const MIN_VALUE: usize = 12;
const HIDDEN: &str = "redacted";

/// The texts that must not be shown.
pub(super) struct Secrets(Vec<String>);

impl Secrets {
    /// Those of a client, and those of a request that it sent.
    pub(super) fn of(core: &Inner, sent: &[String]) -> Self {
        let credentials = core.credentials.values().flat_map(|credential| credential.secrets());
        let credentials = credentials.filter(|secret| secret.len() >= MIN_LENGTH);
        let query = core.base.query_pairs().map(|(_, value)| value.into_owned());
        let mut secrets: Vec<String> =
            credentials.chain(query.chain(sent.iter().cloned()).filter(|value| value.len() >= MIN_VALUE)).collect();
        let escaped: Vec<String> = secrets.iter().map(|secret| Escape::Strict.text(secret).into_owned()).collect();
        secrets.extend(escaped);
        // One may be a part of another one.
        secrets.sort_by_key(|secret| std::cmp::Reverse(secret.len()));
        Self(secrets)
    }

    /// The response with none of them in its URL and headers.
    pub(super) fn scrubbed(&self, response: reqwest::Response) -> reqwest::Response {
        let url = self.clean_url(response.url());
        let (mut parts, body) = http::Response::from(response).into_parts();
        for value in parts.headers.values_mut() {
            if self.are_in(&String::from_utf8_lossy(value.as_bytes())) {
                *value = HeaderValue::from_static(HIDDEN);
            }
        }
        let mut builder = http::Response::builder().status(parts.status).version(parts.version).url(url);
        if let Some(headers) = builder.headers_mut() {
            *headers = parts.headers;
        }
        match builder.body(body) {
            Ok(response) => response.into(),
            // Status and headers come from a response, so that there is nothing to refuse.
            Err(_) => http::Response::new(reqwest::Body::default()).into(),
        }
    }

    /// The text with none of them in it.
    pub(super) fn hidden(&self, text: &str) -> String {
        self.0.iter().fold(text.to_owned(), |text, secret| text.replace(secret, HIDDEN))
    }

    /// The body with none of them in it.
    pub(super) fn hidden_in(&self, body: Bytes) -> Bytes {
        let text = String::from_utf8_lossy(&body);
        if self.are_in(&text) { self.hidden(&text).into() } else { body }
    }

    fn clean_url(&self, url: &Url) -> Url {
        let mut url = url.clone();
        if url.query_pairs().any(|(_, value)| self.are_in(&value)) {
            let pairs: Vec<(String, String)> = url.query_pairs().into_owned().collect();
            let shown =
                pairs.iter().map(|(key, value)| (key, if self.are_in(value) { HIDDEN } else { value.as_str() }));
            url.query_pairs_mut().clear().extend_pairs(shown);
        }
        url
    }

    fn are_in(&self, text: &str) -> bool {
        self.0.iter().any(|secret| text.contains(secret.as_str()))
    }
}
