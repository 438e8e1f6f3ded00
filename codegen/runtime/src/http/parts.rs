//! A `multipart/*` response as a stream of its parts (RFC 2046, 5.1).

use std::fmt;
use std::marker::PhantomData;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use futures_core::Stream;
use reqwest::header::{CONTENT_TYPE, HeaderMap, HeaderName, HeaderValue};
use serde::de::Error as _;

use super::super::json;
use super::super::wire::Wire;
use super::error::{CallInfo, Error, Failure, Head, lift};
use super::lines::Lines;
use super::pending::Pending;
use super::response::Response;
use super::text::without_mark;

/// A stream of the parts of a response's body, each of which holds a `T`.
pub struct Parts<T> {
    pieces: Lines,
    /// Whether the text in front of the first part has come.
    began: bool,
    of: PhantomData<fn() -> T>,
}

impl<T: Wire> Parts<T> {
    /// The next part; `None` at the end.
    pub async fn next(&mut self) -> Option<Result<ResponsePart<T>, Error<()>>> {
        std::future::poll_fn(|context| self.poll(context)).await
    }

    /// Reads all remaining parts and writes them as JSON lines, a file for what is no JSON; bounded by the client's `max_response_size`.
    #[cfg(feature = "invoke")]
    pub(in super::super) async fn into_text(mut self) -> Result<String, Failure> {
        let mut text = String::new();
        while let Some(part) = std::future::poll_fn(|context| self.poll_part(context)).await {
            text.push_str(&part?.shown()?);
            text.push('\n');
            if text.len() > self.pieces.max_size() {
                return Err(self.pieces.too_large("the body"));
            }
        }
        Ok(text)
    }

    fn poll(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<ResponsePart<T>, Error<()>>>> {
        self.poll_part(context).map(|part| part.map(|part| part.map_err(lift)))
    }

    fn poll_part(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<ResponsePart<T>, Failure>>> {
        loop {
            let Some(piece) = ready!(self.pieces.poll(context)) else { return Poll::Ready(None) };
            let piece = match piece {
                Ok(piece) => piece,
                Err(failure) => return Poll::Ready(Some(Err(failure))),
            };
            if !std::mem::replace(&mut self.began, true) {
                continue;
            }
            if piece.starts_with(b"--") {
                self.pieces.stop();
                return Poll::Ready(None);
            }
            self.pieces.item_came();
            if self.pieces.is_at_end() {
                let error = serde_json::Error::custom("the last part of the body breaks off");
                return Poll::Ready(Some(Err(self.pieces.invalid(piece, &error))));
            }
            return Poll::Ready(Some(self.part(piece)));
        }
    }

    /// The part in a piece between two boundaries, which begins with the rest of the boundary's line.
    fn part(&self, piece: Bytes) -> Result<ResponsePart<T>, Failure> {
        let invalid = |why: &str| self.pieces.invalid(piece.clone(), &serde_json::Error::custom(why));
        let line = position(&piece, b"\r\n").ok_or_else(|| invalid("a part of the body breaks off"))?;
        // A part without headers has only the blank line.
        let from = line.saturating_add(2);
        let (head, body) = match piece.get(from..).unwrap_or_default() {
            rest if rest.starts_with(b"\r\n") => (&[][..], from.saturating_add(2)),
            rest => {
                let end = position(rest, b"\r\n\r\n")
                    .ok_or_else(|| invalid("a part of the body has no end of its headers"))?;
                (rest.get(..end).unwrap_or_default(), from.saturating_add(end).saturating_add(4))
            }
        };
        let headers = headers(head).ok_or_else(|| invalid("a part of the body has a header that is none"))?;
        let (head, call) = self.pieces.origin();
        Ok(ResponsePart { headers, body: piece.slice(body.min(piece.len())..), head, call, of: PhantomData })
    }
}

impl<T: Wire> Stream for Parts<T> {
    type Item = Result<ResponsePart<T>, Error<()>>;

    fn poll_next(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.get_mut().poll(context)
    }
}

impl<T> fmt::Debug for Parts<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Parts").finish_non_exhaustive()
    }
}

/// One part of a response's body.
#[derive(Clone)]
pub struct ResponsePart<T> {
    headers: HeaderMap,
    body: Bytes,
    head: Head,
    call: CallInfo,
    of: PhantomData<fn() -> T>,
}

impl<T> ResponsePart<T> {
    /// The part's own headers.
    pub fn headers(&self) -> &HeaderMap {
        &self.headers
    }

    /// The part's content type; `None` where it says none.
    pub fn content_type(&self) -> Option<&str> {
        self.headers.get(CONTENT_TYPE)?.to_str().ok()
    }

    /// The bytes as they came.
    pub fn bytes(&self) -> &Bytes {
        &self.body
    }

    fn is_json(&self) -> bool {
        self.content_type().is_none_or(|media_type| media_type.contains("json"))
    }
}

impl<T: Wire> ResponsePart<T> {
    /// The value that the part holds: its JSON, or its text.
    ///
    /// # Errors
    /// `InvalidResponsePayload` where it is not as documented.
    pub fn value(&self) -> Result<T, Error<()>> {
        self.read().map_err(lift)
    }

    fn read(&self) -> Result<T, Failure> {
        let text = without_mark(&self.body);
        let value = if self.is_json() {
            json::from_slice(text)
        } else {
            let text = std::str::from_utf8(text).map_err(serde_json::Error::custom);
            text.and_then(|text| json::from_slice(serde_json::Value::from(text).to_string().as_bytes()))
        };
        let head = || self.head.clone().with_body(self.body.clone());
        value.map_err(|error| Failure::invalid_payload(&self.call, head(), &error))
    }

    /// The value as JSON; what is neither JSON nor text as a file.
    #[cfg(feature = "invoke")]
    fn shown(&self) -> Result<String, Failure> {
        if !self.is_json() && std::str::from_utf8(&self.body).is_err() {
            let file = serde_json::json!({
                "content_type": self.content_type(),
                "data_base64": super::super::base64::encode_plain(&self.body),
            });
            return Ok(serde_json::json!({ "$file": file }).to_string());
        }
        let json = json::to_vec(&self.read()?);
        let json = json.map_err(|error| Failure::invalid_payload(&self.call, self.head.clone(), &error))?;
        Ok(String::from_utf8_lossy(&json).into_owned())
    }
}

impl<T> fmt::Debug for ResponsePart<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ResponsePart").field("bytes", &self.body.len()).finish_non_exhaustive()
    }
}

impl Response {
    /// The body as a stream of parts; each of them is bounded in size, the whole is not.
    ///
    /// # Errors
    /// `InvalidResponsePayload` where the response's content type names no boundary.
    pub fn parts<T: Wire + 'static, E: 'static>(self) -> Pending<Parts<T>, E> {
        let boundary = self.content_type().and_then(boundary);
        match boundary {
            Some(boundary) => self.with_pieces(format!("\r\n--{boundary}").into(), |pieces| Parts {
                pieces,
                began: false,
                of: PhantomData,
            }),
            None => self.decoded(|_| Err(serde_json::Error::custom("the content type names no boundary"))),
        }
    }
}

/// The boundary that a content type names.
fn boundary(content_type: &str) -> Option<String> {
    let (_, parameters) = content_type.split_once(';')?;
    let named = parameters.split(';').filter_map(|parameter| parameter.split_once('='));
    let (_, value) = named.into_iter().find(|(name, _)| name.trim().eq_ignore_ascii_case("boundary"))?;
    Some(value.trim().trim_matches('"').to_owned()).filter(|value| !value.is_empty())
}

fn headers(head: &[u8]) -> Option<HeaderMap> {
    let mut headers = HeaderMap::new();
    for line in head.split(|byte| *byte == b'\n').map(<[u8]>::trim_ascii).filter(|line| !line.is_empty()) {
        let colon = line.iter().position(|byte| *byte == b':')?;
        let (name, value) = line.split_at_checked(colon)?;
        let value = value.get(1..).unwrap_or_default().trim_ascii();
        headers.append(HeaderName::from_bytes(name).ok()?, HeaderValue::from_bytes(value).ok()?);
    }
    Some(headers)
}

fn position(bytes: &[u8], mark: &[u8]) -> Option<usize> {
    bytes.windows(mark.len()).position(|window| window == mark)
}
