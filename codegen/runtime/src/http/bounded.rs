//! A body, read up to a size.

use bytes::{Bytes, BytesMut};

/// What was read of a body.
pub(super) enum Bounded {
    /// All of it.
    Whole(Bytes),
    /// Nothing: the body is larger than the bound.
    TooLarge,
    /// Its beginning, and an error that shows no URL.
    Broken(Bytes, reqwest::Error),
}

/// Reads a body of at most that many bytes.
pub(super) async fn read_bounded(response: &mut reqwest::Response, max: usize) -> Bounded {
    let announced = response.content_length().and_then(|length| usize::try_from(length).ok());
    if announced.is_some_and(|length| length > max) {
        return Bounded::TooLarge;
    }
    let mut body = BytesMut::new();
    loop {
        match response.chunk().await {
            Ok(Some(chunk)) if body.len().saturating_add(chunk.len()) > max => return Bounded::TooLarge,
            Ok(Some(chunk)) => body.extend_from_slice(&chunk),
            Ok(None) => return Bounded::Whole(body.freeze()),
            Err(error) => return Bounded::Broken(body.freeze(), error.without_url()),
        }
    }
}
