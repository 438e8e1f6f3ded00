//! XML bodies, both ways.

use bytes::Bytes;
use serde::de::Error as _;

use super::super::json;
use super::super::wire::Wire;
use super::super::xml::{Node, to_json, to_xml};
use super::body::Body;
use super::pending::Pending;
use super::request::Request;
use super::response::Response;

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
        self.decoded(|body| typed(body, root))
    }

    /// A documented error with an XML body.
    pub fn error_xml<T: 'static, E: Wire + 'static>(self, root: &'static Node) -> Pending<T, E> {
        self.documented(|body| typed(body, root))
    }
}

fn typed<T: Wire>(body: &Bytes, root: &Node) -> Result<T, serde_json::Error> {
    let json = to_json(body, root).map_err(serde_json::Error::custom)?;
    json::from_slice(json.as_bytes())
}
