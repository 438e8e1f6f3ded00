//! A body cut into lines as it comes.

use std::pin::Pin;
use std::task::{Context, Poll, ready};

use bytes::{Buf, Bytes, BytesMut};
use futures_core::Stream;
use progenitor_client::Error;
use serde::de::Error as _;

use super::error::Failure;
use super::secrets::Secrets;

type Chunks = Pin<Box<dyn Stream<Item = reqwest::Result<Bytes>> + Send>>;

/// The lines of a body; LF, CR LF and CR end one (WHATWG HTML, 9.2.5).
pub(super) struct Lines {
    chunks: Chunks,
    buffer: BytesMut,
    /// How much of the buffer is known to hold no end of a line.
    scanned: usize,
    /// No line may be longer.
    max_size: usize,
    ended: bool,
    secrets: Secrets,
}

impl Lines {
    pub(super) fn new(response: reqwest::Response, max_size: usize, secrets: Secrets) -> Self {
        let chunks = Box::pin(response.bytes_stream());
        Self { chunks, buffer: BytesMut::new(), scanned: 0, max_size, ended: false, secrets }
    }

    /// The error about a part of the body that is not as documented, without the credentials that the server echoed.
    pub(super) fn invalid(&self, part: Bytes, why: &str) -> Failure {
        let error = serde_json::Error::custom(self.secrets.hidden(why));
        Error::InvalidResponsePayload(self.secrets.hidden_in(part), error)
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
                let message = format!("a line has more than {} bytes (max_response_size)", self.max_size);
                return Poll::Ready(Some(Err(Error::Custom(message))));
            }
            match ready!(self.chunks.as_mut().poll_next(context)) {
                Some(Ok(chunk)) => self.buffer.extend_from_slice(&chunk),
                Some(Err(error)) => {
                    self.stop();
                    return Poll::Ready(Some(Err(Error::ResponseBodyError(error.without_url()))));
                }
                None => self.ended = true,
            }
        }
    }

    /// Nothing comes any more.
    pub(super) fn stop(&mut self) {
        self.buffer.clear();
        self.ended = true;
    }

    fn cut(&mut self) -> Option<Bytes> {
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
}
