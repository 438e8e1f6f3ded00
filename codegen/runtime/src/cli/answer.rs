//! Keeps the JSON that a server sends, so that it can be printed as it came: a typed value has neither unknown keys nor other spellings.

use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll};

use bytes::{Bytes, BytesMut};
use futures_core::Stream;
use reqwest::header::CONTENT_TYPE;
use reqwest::{Body, Request, Response};

use crate::http::{ClientHooks, HookFuture, OperationInfo};

/// The body of the last answer, where that was JSON.
#[derive(Clone, Debug, Default)]
pub struct Answer(Arc<Mutex<BytesMut>>);

impl Answer {
    /// What came of it; empty where it was no JSON.
    pub(super) fn take(&self) -> Bytes {
        self.change(|kept| std::mem::take(kept).freeze())
    }

    fn change<T>(&self, change: impl FnOnce(&mut BytesMut) -> T) -> T {
        change(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// The response with a body that is kept while it is read, as far as the client reads it.
    fn keep(&self, response: Response) -> Response {
        self.change(BytesMut::clear);
        if !is_json(&response) {
            return response;
        }
        let mut head = http::Response::new(());
        *head.status_mut() = response.status();
        *head.headers_mut() = response.headers().clone();
        let kept = Kept { body: Box::pin(response.bytes_stream()), answer: self.clone() };
        head.map(|()| Body::wrap_stream(kept)).into()
    }
}

/// Whether the body says that it is JSON as a whole; a stream of JSON lines or events is none.
fn is_json(response: &Response) -> bool {
    let media_type = response.headers().get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let media_type = media_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    media_type == "application/json" || media_type.ends_with("+json")
}

impl ClientHooks for Answer {
    fn exec<'a>(
        &'a self,
        client: &'a reqwest::Client,
        request: Request,
        _: &'a OperationInfo,
    ) -> HookFuture<'a, reqwest::Result<Response>> {
        Box::pin(async { client.execute(request).await.map(|response| self.keep(response)) })
    }
}

/// A body that is kept while it is read.
struct Kept {
    body: Pin<Box<dyn Stream<Item = reqwest::Result<Bytes>> + Send>>,
    answer: Answer,
}

impl Stream for Kept {
    type Item = reqwest::Result<Bytes>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let next = self.body.as_mut().poll_next(context);
        if let Poll::Ready(Some(Ok(chunk))) = &next {
            self.answer.change(|kept| kept.extend_from_slice(chunk));
        }
        next
    }
}
