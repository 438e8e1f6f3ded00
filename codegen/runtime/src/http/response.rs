//! A response, read within bounds and turned into what its status documents.

use std::time::Duration;

use bytes::Bytes;
use progenitor_client::{ByteStream, ResponseValue};
use serde::de::Error as _;
use tokio::time::{timeout, timeout_at};

use super::super::json;
use super::super::wire::Wire;
use super::bounded::{Bounded, read_bounded};
use super::deadline::Deadline;
use super::error::{CallInfo, Failure, Head, Limits, error_response, lift, no_end, too_large};
use super::lines::Lines;
use super::pending::Pending;
use super::text::without_mark;
use super::timeouts::TryLimits;

/// How long the body of an undocumented status is waited for: it may be a stream without an end.
const PATIENCE: Duration = Duration::from_secs(10);

/// A response whose body is still to be read.
pub struct Response {
    inner: reqwest::Response,
    call: CallInfo,
    limits: TryLimits,
    max_size: usize,
    /// How long a stream waits for its next item.
    idle: Duration,
}

/// A response with all of its body.
struct Whole {
    head: Head,
    body: Bytes,
    call: CallInfo,
}

impl Response {
    pub(super) fn new(
        inner: reqwest::Response,
        call: CallInfo,
        limits: TryLimits,
        (max_size, idle): (usize, Duration),
    ) -> Self {
        Self { inner, call, limits, max_size, idle }
    }

    /// The status code.
    pub fn status(&self) -> u16 {
        self.inner.status().as_u16()
    }

    /// Reads a JSON body.
    ///
    /// # Errors
    /// `ResponseBodyError` where the body breaks off, `InvalidResponsePayload` where it is not what the document says (the
    /// message names the path, as in `results[3].created_at`), `ResponseTooLarge`.
    pub fn json<T: Wire + 'static, E: 'static>(self) -> Pending<T, E> {
        let max = self.max_size;
        self.decoded(json(max))
    }

    /// Reads a text.
    ///
    /// # Errors
    /// As [`json`](Self::json); `InvalidResponsePayload` where it is not UTF-8.
    pub fn text<E: 'static>(self) -> Pending<String, E> {
        self.decoded(text)
    }

    /// The body as a stream, not bounded in size.
    pub fn bytes<E: 'static>(self) -> Pending<ByteStream, E> {
        Pending::new(async { Ok(ResponseValue::stream(self.inner)) })
    }

    /// The body line by line.
    pub(super) fn with_lines<S: 'static, E: 'static>(self, make: fn(Lines) -> S) -> Pending<S, E> {
        Pending::new(async move {
            let head = Head::of(&self.inner);
            let (status, headers) = (head.status, head.headers.clone());
            let lines = Lines::new(self.inner, head, self.call, (self.max_size, self.idle));
            Ok(ResponseValue::new(make(lines), status, headers))
        })
    }

    /// The body between marks of its own.
    pub(super) fn with_pieces<S: 'static, E: 'static>(
        self,
        mark: Bytes,
        make: impl FnOnce(Lines) -> S + Send + 'static,
    ) -> Pending<S, E> {
        Pending::new(async move {
            let head = Head::of(&self.inner);
            let (status, headers) = (head.status, head.headers.clone());
            let lines = Lines::new(self.inner, head, self.call, (self.max_size, self.idle));
            // The first mark may be at the very beginning.
            Ok(ResponseValue::new(make(lines.cut_at(mark, b"\r\n")), status, headers))
        })
    }

    /// The content type; `None` where there is none.
    pub(super) fn content_type(&self) -> Option<&str> {
        self.inner.headers().get(reqwest::header::CONTENT_TYPE)?.to_str().ok()
    }

    /// No body: what there is of one is not read.
    pub fn empty<E: 'static>(self) -> Pending<(), E> {
        Pending::new(async { Ok(ResponseValue::empty(self.inner)) })
    }

    /// A documented error with a JSON body.
    pub fn error<T: 'static, E: Wire + 'static>(self) -> Pending<T, E> {
        let max = self.max_size;
        self.documented(json(max))
    }

    /// A documented error with a text.
    pub fn error_text<T: 'static>(self) -> Pending<T, String> {
        self.documented(text)
    }

    /// A documented error with bytes.
    pub fn error_bytes<T: 'static>(self) -> Pending<T, Bytes> {
        self.documented(|body| Ok(body.clone()))
    }

    /// A documented error without a body; what there is of one is kept for the error's text.
    pub fn error_empty<T: 'static>(self) -> Pending<T, ()> {
        Pending::new(async {
            let (call, head, lack) = self.read_what_there_is().await;
            Err(error_response(&call, head, lack, ()))
        })
    }

    /// A status that the document does not have.
    pub fn unexpected<T: 'static, E: 'static>(self) -> Pending<T, E> {
        Pending::new(async {
            let (call, head, lack) = self.read_what_there_is().await;
            Err(lift(Failure::unexpected(&call, head, lack)))
        })
    }

    /// A success, whose body `decode` makes a value of.
    pub(super) fn decoded<T: 'static, E: 'static>(
        self,
        decode: impl FnOnce(&Bytes) -> Result<T, serde_json::Error> + Send + 'static,
    ) -> Pending<T, E> {
        Pending::new(async {
            let Whole { head, body, call } = self.read().await.map_err(lift)?;
            match decode(&body) {
                Ok(value) => Ok(ResponseValue::new(value, head.status, head.headers)),
                Err(error) => Err(lift(Failure::invalid_payload(&call, head.with_body(body), &error))),
            }
        })
    }

    /// A documented error, whose body `decode` makes a value of.
    pub(super) fn documented<T: 'static, E: 'static>(
        self,
        decode: impl FnOnce(&Bytes) -> Result<E, serde_json::Error> + Send + 'static,
    ) -> Pending<T, E> {
        Pending::new(async {
            let Whole { head, body, call } = self.read().await.map_err(lift)?;
            let value = decode(&body);
            let head = head.with_body(body);
            Err(match value {
                Ok(value) => error_response(&call, head, None, value),
                Err(error) => lift(Failure::invalid_payload(&call, head, &error)),
            })
        })
    }

    async fn read(mut self) -> Result<Whole, Failure> {
        let (head, max) = (Head::of(&self.inner), self.max_size);
        let read = read_bounded(&mut self.inner, max);
        let read = match self.limits.body {
            Some(deadline) => timeout_at(deadline.at, read).await.map_err(|_| deadline),
            None => Ok(read.await),
        };
        match read.map_err(|deadline| Failure::no_end_until(&self.call, head.clone(), deadline))? {
            Bounded::Whole(body) => Ok(Whole { head, body, call: self.call }),
            Bounded::TooLarge => Err(Failure::too_large(&self.call, head, "the body", max)),
            Bounded::Broken(start, error) => {
                let limits = self.limits();
                Err(Failure::broken_body(&self.call, head.with_body(start), error, limits))
            }
        }
    }

    /// What comes of a body that nobody asked for, and why that is not all of it.
    async fn read_what_there_is(mut self) -> (CallInfo, Head, Option<String>) {
        let (head, max) = (Head::of(&self.inner), self.max_size);
        let (head, lack) = match timeout(PATIENCE, read_bounded(&mut self.inner, max)).await {
            Ok(Bounded::Whole(body)) => (head.with_body(body), None),
            Ok(Bounded::TooLarge) => (head, Some(too_large("the body", max))),
            Ok(Bounded::Broken(start, error)) => {
                let lack = no_end(&error, self.limits());
                (head.with_body(start), Some(lack))
            }
            Err(_) => (head, Some(format!("the body did not end within {PATIENCE:?}"))),
        };
        (self.call, head, lack)
    }

    fn limits(&self) -> Limits {
        Limits { connect: None, used_up: Deadline::used_up(self.limits.whole) }
    }
}

fn json<T: Wire>(max_size: usize) -> impl FnOnce(&Bytes) -> Result<T, serde_json::Error> {
    move |body| json::from_body(without_mark(body), max_size)
}

fn text(body: &Bytes) -> Result<String, serde_json::Error> {
    String::from_utf8(body.to_vec()).map_err(serde_json::Error::custom)
}
