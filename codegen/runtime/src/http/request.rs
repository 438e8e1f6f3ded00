//! A request whose parameters and body are being set.

use std::fmt;
use std::time::Duration;

use bytes::Bytes;
use reqwest::header::HeaderName;
use url::Url;

use super::super::description::{Operation, PartEncoding};
use super::super::file_part::FilePart;
use super::super::json;
use super::super::wire::Wire;
use super::body::Body;
use super::client::Core;
use super::error::CallInfo;
use super::param_value::ParamValue;
use super::parameter_values::ParameterValues;
use super::part::PartHeader;
use super::{form, mixed, multipart};

/// A request: an operation, and what the caller set so far. `Debug` shows names, no values.
///
/// A value that cannot be written (a number that is not finite) is reported when the request is sent.
#[derive(Clone)]
pub struct Request {
    pub(super) core: Core,
    pub(super) operation: &'static Operation,
    pub(super) values: ParameterValues,
    pub(super) body: Body,
    pub(super) part_headers: Vec<PartHeader>,
    pub(super) headers: Vec<(String, String)>,
    pub(super) timeout: Option<Duration>,
    /// Whether the body of a success comes as it is.
    pub(super) is_raw: bool,
    /// Where the request goes in place of the operation's own URL: the link to a page.
    pub(super) page_url: Option<Url>,
    pub(super) error: Option<String>,
}

impl Request {
    /// A request without values for its parameters, and without a body.
    pub fn new(core: &Core, operation: &'static Operation) -> Self {
        Self {
            core: core.clone(),
            operation,
            values: ParameterValues::default(),
            body: Body::None,
            part_headers: Vec::new(),
            headers: Vec::new(),
            timeout: None,
            is_raw: false,
            page_url: None,
            error: None,
        }
    }

    /// Sets the parameter at an index of the operation's parameters, in place of what was set before.
    pub fn set<T: Wire>(&mut self, index: usize, value: &T) {
        let encoded = match value.is_absent() {
            true => Ok(b"null".to_vec()),
            false => json::to_vec(value).map_err(|error| error.to_string()),
        };
        self.set_json(index, encoded);
    }

    /// Sets a parameter to what `value` converts into.
    pub fn set_into<T: Wire>(&mut self, index: usize, value: impl Into<T>) {
        self.set::<T>(index, &value.into());
    }

    /// Sets a parameter to a list of what `values` convert into.
    pub fn set_list<T: Wire>(&mut self, index: usize, values: impl IntoIterator<Item = impl Into<T>>) {
        self.set::<Vec<T>>(index, &values.into_iter().map(Into::into).collect());
    }

    /// Sets a JSON body.
    pub fn json<T: Wire>(&mut self, media_type: &'static str, body: T) {
        let json = json::to_vec(&body);
        self.set_body(json.map(|json| Body::Bytes(media_type, json.into())).map_err(|error| error.to_string()));
    }

    /// Sets an `application/x-www-form-urlencoded` body.
    pub fn form<T: Wire>(&mut self, media_type: &'static str, body: T, encodings: &[PartEncoding]) {
        let json = json::to_vec(&body).map_err(|error| error.to_string());
        self.set_body(json.and_then(|json| form::form_body(media_type, &json, encodings)));
    }

    /// Sets a `multipart/*` body.
    pub fn multipart<T: Wire>(&mut self, media_type: &'static str, body: T, encodings: &[PartEncoding]) {
        let (json, files) = super::super::file_part::collecting(|| json::to_vec(&body));
        let json = json.map_err(|error| error.to_string());
        self.set_body(json.and_then(|json| multipart::multipart_body(media_type, &json, files, encodings)));
    }

    /// Sets a `multipart/*` body whose parts are the items of a list and have no names.
    pub fn mixed<T: Wire>(
        &mut self,
        media_type: &'static str,
        body: T,
        prefix: &[PartEncoding],
        item: Option<&PartEncoding>,
    ) {
        let (json, files) = super::super::file_part::collecting(|| json::to_vec(&body));
        let json = json.map_err(|error| error.to_string());
        self.set_body(json.and_then(|json| mixed::mixed_body(media_type, &json, &files, (prefix, item))));
    }

    /// Sets a body of text.
    pub fn text(&mut self, media_type: &'static str, body: impl Into<String>) {
        self.body = Body::Bytes(media_type, Bytes::from(body.into()));
    }

    /// Sets a body of bytes, which may be a file on disk or a stream.
    pub fn bytes(&mut self, media_type: &'static str, body: impl Into<FilePart>) {
        self.body = Body::File(media_type, body.into());
    }

    /// Sets a header of the parts called `part` of a multipart body.
    pub fn part_header(&mut self, part: impl Into<String>, name: impl Into<String>, value: impl Into<String>) {
        self.part_headers.push(PartHeader { part: part.into(), name: name.into(), value: value.into() });
    }

    /// Sets a header, in place of what the operation or a credential would send under that name.
    pub fn header(&mut self, name: impl Into<String>, value: impl Into<String>) {
        self.headers.push((name.into(), value.into()));
    }

    /// Sets the key that makes the request safe to repeat, in the client's header for it.
    pub fn idempotency_key(&mut self, key: impl Into<String>) {
        let name = self.core.inner().idempotency_header.as_ref().map_or("idempotency-key", HeaderName::as_str);
        self.headers.push((name.to_owned(), key.into()));
    }

    /// Bounds the time of this call.
    pub fn timeout(&mut self, timeout: Duration) {
        self.timeout = Some(timeout);
    }

    /// Whether a success is a stream, which may take as long as it likes.
    pub(super) fn is_stream(&self) -> bool {
        self.is_raw || self.operation.streams
    }

    /// What errors say about the call before it is sent.
    pub(super) fn call_info(&self) -> CallInfo {
        self.core.call_info(self.operation)
    }

    /// The text of a parameter; `None` where it was not set, or has no text.
    pub(super) fn text_of(&self, index: usize) -> Option<String> {
        match self.values.get(index)? {
            ParamValue::Scalar(text) => Some(text.clone()),
            ParamValue::Null | ParamValue::List(..) | ParamValue::Object(..) => None,
        }
    }

    /// Sets a parameter to a text.
    pub(super) fn set_text(&mut self, index: usize, text: String) {
        self.values.set(index, ParamValue::Scalar(text));
    }

    fn set_json(&mut self, index: usize, json: Result<Vec<u8>, String>) {
        let Some(parameter) = self.operation.parameters.get(index) else { return };
        let is_json = parameter.content.is_some_and(is_json);
        let value = json.and_then(|json| match is_json && json != b"null" {
            // Text that serde_json wrote.
            true => Ok(ParamValue::Scalar(String::from_utf8_lossy(&json).into_owned())),
            false => ParamValue::from_json(&json),
        });
        match value {
            Ok(value) => self.values.set(index, value),
            Err(error) => self.fail(format!("the parameter `{}`: {error}", parameter.name)),
        }
    }

    pub(super) fn set_body(&mut self, body: Result<Body, String>) {
        match body {
            Ok(body) => self.body = body,
            Err(error) => self.fail(format!("the body: {error}")),
        }
    }

    fn fail(&mut self, error: String) {
        self.error.get_or_insert(error);
    }
}

/// Whether a media type is JSON: `application/jsonpath` is not.
fn is_json(media_type: &str) -> bool {
    let essence = media_type.split(';').next().unwrap_or_default().trim();
    essence.ends_with("/json") || essence.ends_with("+json")
}

impl fmt::Debug for Request {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let parameters = self.operation.parameters.iter().enumerate();
        let set: Vec<_> =
            parameters.filter(|(index, _)| self.values.get(*index).is_some()).map(|(_, p)| p.name).collect();
        let operation = (self.operation.method, self.operation.path);
        f.debug_struct("Request").field("operation", &operation).field("parameters", &set).finish_non_exhaustive()
    }
}
