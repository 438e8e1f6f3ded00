//! A body cut into lines, or at another mark, as it comes.

use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use bytes::{Buf, Bytes, BytesMut};
use futures_core::Stream;

use super::error::{CallInfo, Failure, Head, Limits};
use super::idle::Idle;

type Chunks = Pin<Box<dyn Stream<Item = reqwest::Result<Bytes>> + Send>>;

/// The lines of a body; LF, CR LF and CR end one (WHATWG HTML, 9.2.5).
pub(super) struct Lines {
    chunks: Chunks,
    buffer: BytesMut,
    /// How many bytes of the buffer were searched and hold no end of a line.
    scanned: usize,
    /// What ends a piece of the body in place of the end of a line.
    mark: Option<Bytes>,
    /// How many bytes a line may have.
    max_size: usize,
    ended: bool,
    /// How long the next item has been waited for.
    idle: Idle,
    /// The response without its body.
    head: Head,
    call: CallInfo,
}

impl Lines {
    /// The lines of a response's body: `max_size` bounds each of them, `idle` the time to wait for an item.
    pub(super) fn new(
        response: reqwest::Response,
        head: Head,
        call: CallInfo,
        (max_size, idle): (usize, Duration),
    ) -> Self {
        let chunks = Box::pin(response.bytes_stream());
        let (buffer, idle) = (BytesMut::new(), Idle::new(idle));
        Self { chunks, buffer, scanned: 0, mark: None, max_size, ended: false, idle, head, call }
    }

    /// The same with another mark between the pieces, and with `start` in front of the body.
    pub(super) fn cut_at(mut self, mark: Bytes, start: &[u8]) -> Self {
        self.buffer.extend_from_slice(start);
        self.mark = Some(mark);
        self
    }

    /// Whether the piece that came last is the rest of the body.
    pub(super) fn is_at_end(&self) -> bool {
        self.ended && self.buffer.is_empty()
    }

    /// The response without its body, and the call.
    pub(super) fn origin(&self) -> (Head, CallInfo) {
        (self.head.clone(), self.call.clone())
    }

    /// Notes that the lines so far made an item: the time to wait for the next one begins when it is asked for.
    pub(super) fn item_came(&mut self) {
        self.idle.reset();
    }

    /// The error about a part of the body that is not as documented.
    pub(super) fn invalid(&self, part: Bytes, error: &serde_json::Error) -> Failure {
        Failure::invalid_payload(&self.call, self.head.clone().with_body(part), error)
    }

    /// The error about a `part` of the body that is larger than the client takes.
    pub(super) fn too_large(&self, part: &str) -> Failure {
        Failure::too_large(&self.call, self.head.clone(), part, self.max_size)
    }

    /// The error about a value that cannot be written.
    #[cfg(feature = "invoke")]
    pub(super) fn unwritable(&self, error: &serde_json::Error) -> Failure {
        Failure::invalid_payload(&self.call, self.head.clone(), error)
    }

    /// How many bytes a line may have.
    pub(super) fn max_size(&self) -> usize {
        self.max_size
    }

    #[cfg(feature = "invoke")]
    pub(super) async fn next(&mut self) -> Option<Result<Bytes, Failure>> {
        std::future::poll_fn(|context| self.poll(context)).await
    }

    pub(super) fn poll(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<Bytes, Failure>>> {
        loop {
            if let Some(line) = self.cut() {
                return Poll::Ready(Some(Ok(line)));
            }
            if self.ended {
                let rest = std::mem::take(&mut self.buffer).freeze();
                return Poll::Ready((!rest.is_empty()).then_some(Ok(rest)));
            }
            if self.buffer.len() > self.max_size {
                self.stop();
                let part = if self.mark.is_some() { "a part" } else { "a line" };
                return Poll::Ready(Some(Err(self.too_large(part))));
            }
            let is_over = self.idle.is_over(context);
            let next = match self.chunks.as_mut().poll_next(context) {
                Poll::Pending if !is_over => return Poll::Pending,
                Poll::Pending => return Poll::Ready(Some(Err(self.end_idle()))),
                Poll::Ready(next) => next,
            };
            match next {
                Some(Ok(_)) if self.idle.note_bytes() && is_over => return Poll::Ready(Some(Err(self.end_idle()))),
                Some(Ok(chunk)) => self.buffer.extend_from_slice(&chunk),
                Some(Err(error)) => {
                    self.stop();
                    let failure = Failure::broken_body(&self.call, self.head.clone(), error, Limits::default());
                    return Poll::Ready(Some(Err(failure)));
                }
                None => self.ended = true,
            }
        }
    }

    /// Drops what was read, and ends the stream.
    pub(super) fn stop(&mut self) {
        self.buffer.clear();
        self.ended = true;
    }

    fn end_idle(&mut self) -> Failure {
        self.stop();
        Failure::idle(&self.call, self.head.clone(), self.idle.limit())
    }

    fn cut(&mut self) -> Option<Bytes> {
        if let Some(mark) = self.mark.clone() {
            return self.cut_at_mark(&mark);
        }
        let unseen = self.buffer.get(self.scanned..).unwrap_or_default();
        let Some(at) = unseen.iter().position(|byte| matches!(byte, b'\n' | b'\r')) else {
            self.scanned = self.buffer.len();
            return None;
        };
        let at = self.scanned + at;
        let is_return = self.buffer.get(at) == Some(&b'\r');
        let next = self.buffer.get(at + 1);
        if is_return && next.is_none() && !self.ended {
            // The line feed may be on its way.
            self.scanned = at;
            return None;
        }
        let end = if is_return && next == Some(&b'\n') { 2 } else { 1 };
        let line = self.buffer.split_to(at).freeze();
        self.buffer.advance(end);
        self.scanned = 0;
        Some(line)
    }

    fn cut_at_mark(&mut self, mark: &[u8]) -> Option<Bytes> {
        let unseen = self.buffer.get(self.scanned..).unwrap_or_default();
        let Some(at) = unseen.windows(mark.len().max(1)).position(|window| window == mark) else {
            // The mark may be cut in two.
            self.scanned = self.buffer.len().saturating_sub(mark.len());
            return None;
        };
        let piece = self.buffer.split_to(self.scanned + at).freeze();
        self.buffer.advance(mark.len());
        self.scanned = 0;
        Some(piece)
    }
}
