//! Turns what `send` returns into a [`Reply`].

use std::future::{Future, poll_fn};
use std::pin::Pin;

use bytes::{Bytes, BytesMut};
use progenitor_client::{ByteStream, ResponseValue};
use reqwest::header::{CONTENT_TYPE, HeaderMap};
use serde::de::Error as _;
use serde_json::value::RawValue;

use super::super::http::error::{CallInfo, Failure, Head, Limits, documented, lift};
use super::super::http::{Error, ErrorResponse, Events, JsonLines, Parts};
use super::super::json;
use super::super::wire::Wire;
use super::{Arguments, Reply, ReplyBody};

/// The body of a [`Reply`] before it is read.
pub enum Raw {
    /// JSON, or why the value has none.
    Json(Result<Box<RawValue>, String>),
    /// Text.
    Text(String),
    /// Bytes.
    Bytes(Bytes),
    /// Bytes still to be read.
    Stream(ByteStream),
    /// Text still to be read.
    Later(Pin<Box<dyn Future<Output = Result<String, Failure>> + Send>>),
    /// No body.
    Empty,
}

impl Raw {
    /// A typed value.
    pub fn json<T: Wire>(value: &T) -> Self {
        Self::Json(encode(value))
    }

    /// A stream of values.
    pub fn json_lines<T: Wire + Send + 'static>(values: JsonLines<T>) -> Self {
        Self::Later(Box::pin(values.into_text()))
    }

    /// A stream of parts.
    pub fn parts<T: Wire + Send + 'static>(parts: Parts<T>) -> Self {
        Self::Later(Box::pin(parts.into_text()))
    }

    /// A stream of events with JSON data.
    pub fn events<T: Wire + Send + 'static>(events: Events<T>) -> Self {
        Self::Later(Box::pin(events.into_text(|_| None)))
    }

    /// A stream of events with text.
    pub fn text_events(events: Events<String>) -> Self {
        Self::Later(Box::pin(events.into_text(|text| Some(text))))
    }
}

fn encode<T: Wire>(value: &T) -> Result<Box<RawValue>, String> {
    let json = json::to_vec(value).map_err(|error| error.to_string())?;
    let json = String::from_utf8(json).map_err(|error| error.to_string())?;
    RawValue::from_string(json).map_err(|error| error.to_string())
}

/// The result of a call whose body is still to be read.
enum Sent {
    Success(Head, Raw),
    Error(ErrorResponse<Raw>),
    Failed(Failure),
}

impl Arguments<'_> {
    /// Turns the result of `send` into a reply; `success` and `error` take the body out of the value.
    ///
    /// # Errors
    /// Those of the call, and that a body breaks off or is too large.
    pub fn reply<T, E>(
        &self,
        sent: Result<ResponseValue<T>, Error<E>>,
        success: impl FnOnce(T) -> Raw,
        error: impl FnOnce(E) -> Raw,
    ) -> impl Future<Output = Result<Reply, Error<Reply>>> + Send + 'static {
        let sent = match sent.map_err(documented) {
            Ok(value) => {
                let head = Head { status: value.status(), headers: value.headers().clone(), body: None };
                Sent::Success(head, success(value.into_inner()))
            }
            Err(Ok(value)) => Sent::Error(value.map(error)),
            Err(Err(failure)) => Sent::Failed(failure),
        };
        finish(sent, self.call.clone(), self.max_size)
    }
}

/// The part of `reply` that does not depend on the operation's types.
async fn finish(sent: Sent, call: CallInfo, max_size: usize) -> Result<Reply, Error<Reply>> {
    match sent {
        Sent::Success(head, raw) => read_reply(head, raw, &call, max_size).await.map_err(lift),
        Sent::Error(error) => {
            let head = Head { status: error.status(), headers: error.headers().clone(), body: None };
            let (raw, error) = error.split();
            Err(match read_reply(head, raw, &call, max_size).await {
                Ok(reply) => Error::ErrorResponse(error.map(|()| reply)),
                Err(failure) => lift(failure),
            })
        }
        Sent::Failed(failure) => Err(lift(failure)),
    }
}

async fn read_reply(head: Head, raw: Raw, call: &CallInfo, max_size: usize) -> Result<Reply, Failure> {
    let body = match raw {
        Raw::Json(Ok(json)) => ReplyBody::Json(json),
        Raw::Json(Err(error)) => {
            let error = serde_json::Error::custom(format_args!("the reply cannot be written as JSON: {error}"));
            return Err(Failure::invalid_payload(call, head, &error));
        }
        Raw::Text(text) => ReplyBody::Text(text),
        Raw::Bytes(bytes) => by_content_type(bytes, &head.headers),
        Raw::Stream(stream) => by_content_type(collect(stream, &head, call, max_size).await?, &head.headers),
        Raw::Later(text) => ReplyBody::Text(text.await?),
        Raw::Empty => ReplyBody::Empty,
    };
    Ok(Reply { status: head.status, headers: head.headers, body })
}

async fn collect(stream: ByteStream, head: &Head, call: &CallInfo, max_size: usize) -> Result<Bytes, Failure> {
    let mut stream = stream.into_inner();
    let mut body = BytesMut::new();
    while let Some(chunk) = poll_fn(|context| stream.as_mut().poll_next(context)).await {
        match chunk {
            Ok(chunk) if body.len().saturating_add(chunk.len()) > max_size => {
                return Err(Failure::too_large(call, head.clone(), "the body", max_size));
            }
            Ok(chunk) => body.extend_from_slice(&chunk),
            Err(error) => {
                let head = head.clone().with_body(body.freeze());
                return Err(Failure::broken_body(call, head, error, Limits::default()));
            }
        }
    }
    Ok(body.freeze())
}

/// The bytes as JSON or text, where their `Content-Type` says so and they are; else as bytes.
fn by_content_type(bytes: Bytes, headers: &HeaderMap) -> ReplyBody {
    let media_type = headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let media_type = media_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    let is_json = media_type == "application/json" || media_type.ends_with("+json");
    let is_text = media_type.starts_with("text/") || media_type == "application/xml" || media_type.ends_with("+xml");
    if !is_json && !is_text {
        return ReplyBody::Bytes(bytes);
    }
    match String::from_utf8(bytes.to_vec()) {
        Ok(text) if is_text => ReplyBody::Text(text),
        Ok(text) => RawValue::from_string(text).map_or(ReplyBody::Bytes(bytes), ReplyBody::Json),
        Err(_) => ReplyBody::Bytes(bytes),
    }
}
