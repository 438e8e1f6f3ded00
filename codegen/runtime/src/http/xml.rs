//! XML bodies, both ways.

use progenitor_client::ResponseValue;

use super::super::json;
use super::super::wire::Wire;
use super::super::xml::{Node, to_json, to_xml};
use super::body::Body;
use super::error::{Failure, lift};
use super::pending::Pending;
use super::request::Request;
use super::response::{Response, Whole};

impl Request {
    /// Sets an XML body, with `root` as its element.
    pub fn xml<T: Wire>(&mut self, media_type: &'static str, body: T, root: &Node) {
        let json = json::to_vec(&body).map_err(|error| error.to_string());
        let xml = json.and_then(|json| to_xml(&json, root));
        self.set_body(xml.map(|xml| Body::Bytes(media_type, xml.into())));
    }
}

impl Response {
    /// Reads an XML body.
    ///
    /// # Errors
    /// As [`json`](Self::json).
    pub fn xml<T: Wire + 'static, E: 'static>(self, root: &'static Node) -> Pending<T, E> {
        Pending::new(async { self.read().await.and_then(|whole| typed(whole, root)).map_err(lift) })
    }

    /// A documented error with an XML body.
    pub fn error_xml<T: 'static, E: Wire + 'static>(self, root: &'static Node) -> Pending<T, E> {
        self.documented(|whole| typed(whole, root))
    }
}

#[allow(clippy::result_large_err, reason = "the error's type is progenitor-client's")]
fn typed<T: Wire>(whole: Whole, root: &Node) -> Result<ResponseValue<T>, Failure> {
    let json = to_json(&whole.body, root);
    match json.and_then(|json| json::from_slice(json.as_bytes()).map_err(|error| error.to_string())) {
        Ok(value) => Ok(ResponseValue::new(value, whole.status, whole.headers)),
        Err(error) => Err(whole.invalid(&error)),
    }
}
