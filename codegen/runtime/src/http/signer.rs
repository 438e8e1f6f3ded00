//! A caller's own signature of each request.

use std::fmt;

use reqwest::Method;
use reqwest::header::{HeaderMap, HeaderName, HeaderValue};
use url::Url;

/// Why a request could not be signed. Its text ends up in the call's error, so that it must hold no secret.
pub type SignerError = Box<dyn std::error::Error + Send + Sync>;

/// Signs requests, for APIs whose signature covers what is sent (an HMAC over URL and body, say).
///
/// It runs for each try of a call, after everything else: what it sees is what is sent. Where a client has a signer, redirects
/// are not followed (they are the response), since a signature holds for one URL; a token endpoint's requests are not signed.
pub trait Signer: Send + Sync {
    /// Adds the signature to the request.
    ///
    /// # Errors
    /// The request is not sent, and the call fails with `Error::Custom`.
    fn sign(&self, request: &mut Unsigned<'_>) -> Result<(), SignerError>;
}

impl<F: Fn(&mut Unsigned<'_>) -> Result<(), SignerError> + Send + Sync> Signer for F {
    fn sign(&self, request: &mut Unsigned<'_>) -> Result<(), SignerError> {
        self(request)
    }
}

/// A request that is complete except for its signature. `Debug` shows no URL, no header and no body.
pub struct Unsigned<'a> {
    request: &'a mut reqwest::Request,
}

impl<'a> Unsigned<'a> {
    pub(super) fn new(request: &'a mut reqwest::Request) -> Self {
        Self { request }
    }

    /// The HTTP method.
    pub fn method(&self) -> &Method {
        self.request.method()
    }

    /// The URL, to the letter as it is sent.
    pub fn url(&self) -> &Url {
        self.request.url()
    }

    /// The headers, except those that the HTTP client adds by itself (`host`, `content-length`, `accept-encoding`).
    pub fn headers(&self) -> &HeaderMap {
        self.request.headers()
    }

    /// The body: empty where the request has none, `None` where it is a stream, as a multipart body is.
    pub fn body(&self) -> Option<&[u8]> {
        match self.request.body() {
            Some(body) => body.as_bytes(),
            None => Some(&[]),
        }
    }

    /// Sets a header, in place of what there is under that name. It does not show in `Debug`.
    ///
    /// # Errors
    /// No header can have this name, or this value.
    pub fn set_header(&mut self, name: &str, value: &str) -> Result<(), SignerError> {
        let name = HeaderName::from_bytes(name.as_bytes())?;
        let mut value = HeaderValue::from_str(value)?;
        value.set_sensitive(true);
        self.request.headers_mut().insert(name, value);
        Ok(())
    }
}

impl fmt::Debug for Unsigned<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Unsigned").field("method", self.method()).finish_non_exhaustive()
    }
}
