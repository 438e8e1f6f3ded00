//! JSON lines as a stream of values.

use std::fmt;
use std::marker::PhantomData;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use futures_core::Stream;

use super::super::json;
use super::super::wire::Wire;
use super::error::{Error, Failure, lift};
use super::lines::Lines;
use super::pending::Pending;
use super::response::Response;
use super::text::without_mark;

/// A stream of values, each of which is a line of JSON in the response's body.
pub struct JsonLines<T> {
    lines: Lines,
    of: PhantomData<fn() -> T>,
}

impl<T: Wire> JsonLines<T> {
    /// The next value; `None` at the end.
    pub async fn next(&mut self) -> Option<Result<T, Error<()>>> {
        std::future::poll_fn(|context| self.poll(context)).await
    }

    /// Reads all remaining values and writes them as JSON lines; bounded by the client's `max_response_size`.
    #[cfg(feature = "invoke")]
    pub(in super::super) async fn into_text(mut self) -> Result<String, Failure> {
        let mut text = String::new();
        while let Some(line) = self.lines.next().await {
            let Some(value) = self.value(&line?)? else { continue };
            self.lines.item_came();
            let json = json::to_vec(&value).map_err(|error| self.lines.unwritable(&error))?;
            text.push_str(&String::from_utf8_lossy(&json));
            text.push('\n');
            if text.len() > self.lines.max_size() {
                return Err(self.lines.too_large("the body"));
            }
        }
        Ok(text)
    }

    fn poll(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<T, Error<()>>>> {
        loop {
            let Some(line) = ready!(self.lines.poll(context)) else { return Poll::Ready(None) };
            if let Some(value) = line.and_then(|line| self.value(&line)).transpose() {
                self.lines.item_came();
                return Poll::Ready(Some(value.map_err(lift)));
            }
        }
    }

    /// The value on a line; `None` for a blank line. JSON text sequences (RFC 7464) have a mark before each value.
    fn value(&self, line: &Bytes) -> Result<Option<T>, Failure> {
        let line_without_mark = without_mark(line);
        let text = line_without_mark.strip_prefix(b"\x1e").unwrap_or(line_without_mark).trim_ascii();
        if text.is_empty() {
            return Ok(None);
        }
        json::from_slice(text).map(Some).map_err(|error| self.lines.invalid(line.clone(), &error))
    }
}

impl<T: Wire> Stream for JsonLines<T> {
    type Item = Result<T, Error<()>>;

    fn poll_next(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.get_mut().poll(context)
    }
}

impl<T> fmt::Debug for JsonLines<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("JsonLines").finish_non_exhaustive()
    }
}

impl Response {
    /// The body as a stream of JSON values; each line is bounded in size, the whole is not.
    pub fn json_lines<T: Wire + 'static, E: 'static>(self) -> Pending<JsonLines<T>, E> {
        self.with_lines(|lines| JsonLines { lines, of: PhantomData })
    }
}
