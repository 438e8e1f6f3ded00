//! `text/event-stream` as a stream of typed events (WHATWG HTML, 9.2).

use std::fmt;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use futures_core::Stream;
use serde::de::Error as _;

use super::super::json;
use super::super::wire::Wire;
use super::error::{Error, Failure, lift};
use super::lines::Lines;
use super::pending::Pending;
use super::response::Response;

/// The data with which many APIs end a stream.
const DONE: &str = "[DONE]";

/// A server-sent event.
#[derive(Clone, Debug, PartialEq)]
pub struct Event<T> {
    /// Its type; `message` where the server gives none.
    pub event: String,
    /// Its id, or that of the last event with one.
    pub id: Option<String>,
    /// How long the server asks to wait before connecting again.
    pub retry: Option<Duration>,
    /// Its data.
    pub data: T,
}

/// A stream of events. It does not connect again after the connection breaks off.
pub struct Events<T> {
    lines: Lines,
    read: fn(&str) -> Result<T, serde_json::Error>,
    draft: Draft,
}

/// An event whose lines are still being read.
#[derive(Default)]
struct Draft {
    event: String,
    id: Option<String>,
    retry: Option<Duration>,
    data: Option<String>,
}

impl<T> Events<T> {
    /// The next event; `None` at the end.
    pub async fn next(&mut self) -> Option<Result<Event<T>, Error<()>>> {
        std::future::poll_fn(|context| self.poll(context)).await.map(|event| event.map_err(lift))
    }

    fn poll(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<Event<T>, Failure>>> {
        loop {
            match ready!(self.lines.poll(context)) {
                // An event that no blank line ends is not whole.
                None => return Poll::Ready(None),
                Some(Err(failure)) => return Poll::Ready(Some(Err(failure))),
                Some(Ok(line)) if line.is_empty() => {
                    let Some((event, data)) = self.draft.finish() else { continue };
                    if data == DONE {
                        self.lines.stop();
                        return Poll::Ready(None);
                    }
                    self.lines.item_came();
                    return Poll::Ready(Some(self.typed(event, &data)));
                }
                Some(Ok(line)) => {
                    self.draft.line(&String::from_utf8_lossy(&line));
                    if self.draft.size() > self.lines.max_size() {
                        self.lines.stop();
                        return Poll::Ready(Some(Err(self.lines.too_large("an event"))));
                    }
                }
            }
        }
    }

    fn typed(&self, event: Event<()>, data: &str) -> Result<Event<T>, Failure> {
        let Event { event, id, retry, data: () } = event;
        match (self.read)(data) {
            Ok(data) => Ok(Event { event, id, retry, data }),
            Err(error) => {
                let error = serde_json::Error::custom(format_args!("the event `{event}`: {error}"));
                Err(self.lines.invalid(data.to_owned().into(), &error))
            }
        }
    }
}

impl<T: Wire> Events<T> {
    /// Reads all remaining events and writes them as an event stream, with their data encoded again; bounded by the client's
    /// `max_response_size`.
    #[cfg(feature = "invoke")]
    pub(in super::super) async fn into_text(mut self, plain: fn(&T) -> Option<&str>) -> Result<String, Failure> {
        let mut text = String::new();
        while let Some(event) = std::future::poll_fn(|context| self.poll(context)).await {
            let Event { event, id, data, .. } = event?;
            let data = match plain(&data) {
                Some(data) => data.to_owned(),
                None => {
                    let json = json::to_vec(&data).map_err(|error| self.lines.unwritable(&error))?;
                    String::from_utf8_lossy(&json).into_owned()
                }
            };
            text.push_str(&format!("event: {event}\n"));
            text.extend(id.map(|id| format!("id: {id}\n")));
            text.extend(data.split('\n').map(|line| format!("data: {line}\n")));
            text.push('\n');
            if text.len() > self.lines.max_size() {
                return Err(self.lines.too_large("the body"));
            }
        }
        Ok(text)
    }
}

impl Draft {
    fn line(&mut self, line: &str) {
        let (field, value) = line.split_once(':').unwrap_or((line, ""));
        let value = value.strip_prefix(' ').unwrap_or(value);
        match field.trim_start_matches('\u{feff}') {
            "event" => value.clone_into(&mut self.event),
            "data" => match &mut self.data {
                Some(data) => {
                    data.push('\n');
                    data.push_str(value);
                }
                None => self.data = Some(value.to_owned()),
            },
            "id" if !value.contains('\0') => self.id = Some(value.to_owned()),
            "retry" => self.retry = value.parse().ok().map(Duration::from_millis),
            // A comment, or a field of the future.
            _ => {}
        }
    }

    /// The event without its data, and the data; `None` for an event without data. The id stays for the next event.
    fn finish(&mut self) -> Option<(Event<()>, String)> {
        let (event, retry) = (std::mem::take(&mut self.event), self.retry.take());
        let data = self.data.take()?;
        let event = if event.is_empty() { "message".to_owned() } else { event };
        Some((Event { event, id: self.id.clone(), retry, data: () }, data))
    }

    fn size(&self) -> usize {
        self.data.as_ref().map_or(0, String::len)
    }
}

impl<T> Stream for Events<T> {
    type Item = Result<Event<T>, Error<()>>;

    fn poll_next(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.get_mut().poll(context).map(|event| event.map(|event| event.map_err(lift)))
    }
}

impl<T> fmt::Debug for Events<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Events").finish_non_exhaustive()
    }
}

impl Response {
    /// The body as a stream of events with JSON data; each event is bounded in size, the whole is not.
    pub fn events<T: Wire + 'static, E: 'static>(self) -> Pending<Events<T>, E> {
        self.with_lines(|lines| Events {
            lines,
            read: |data| json::from_slice(data.as_bytes()),
            draft: Draft::default(),
        })
    }

    /// The body as a stream of events with text as their data.
    pub fn text_events<E: 'static>(self) -> Pending<Events<String>, E> {
        self.with_lines(|lines| Events { lines, read: |data| Ok(data.to_owned()), draft: Draft::default() })
    }
}
