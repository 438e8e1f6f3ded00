//! `multipart/*` bodies whose parts have no names and come in the order of a list (RFC 2046, 5.1).

use std::collections::VecDeque;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use futures_core::Stream;
use reqwest::Body as HttpBody;

use super::super::description::PartEncoding;
use super::super::file_part::FilePart;
use super::body::Body;
use super::multipart::{part, single};
use super::param_value::ParamValue;
use super::part::{Part, PartContent};
use super::random::uuid;
use super::{file, header};

/// The parts of a list's JSON text, in which `files` left placeholders. `prefix` says how the first ones are written, `item` the others.
pub(super) fn mixed_body(
    media_type: &'static str,
    json: &[u8],
    files: &[FilePart],
    (prefix, item): (&[PartEncoding], Option<&PartEncoding>),
) -> Result<Body, String> {
    let ParamValue::List(items, _) = ParamValue::from_json(json)? else {
        return Err("a multipart body without names needs a list".to_owned());
    };
    let mut parts = Vec::new();
    for (index, value) in items.iter().enumerate() {
        let encoding = prefix.get(index).or(item);
        let given = encoding.and_then(|encoding| single(encoding.content_type?));
        // A text says what it is: there is no form around it to which that is plain.
        let content_type = given.or(matches!(value, ParamValue::Null | ParamValue::Scalar(_)).then_some("text/plain"));
        parts.push(part("", value, files, content_type)?);
    }
    Ok(Body::Mixed(media_type, parts))
}

/// The body of some parts.
pub(super) struct Mixed {
    pub(super) body: HttpBody,
    /// How many bytes it has, where that is known.
    pub(super) length: Option<u64>,
    pub(super) boundary: String,
}

/// Makes the body of parts; files on disk are opened here and read while the body is sent.
pub(super) async fn mixed(parts: &[Part]) -> Result<Mixed, String> {
    let boundary = uuid().simple().to_string();
    let (mut segments, mut length) = (VecDeque::new(), Some(0_u64));
    let mut add = |segments: &mut VecDeque<Segment>, text: String| {
        length = length.and_then(|length| length.checked_add(u64::try_from(text.len()).ok()?));
        segments.push_back(Segment::Bytes(text.into()));
    };
    let mut files = Some(0_u64);
    for part in parts {
        add(&mut segments, format!("--{boundary}\r\n{}\r\n", head(part)?));
        match &part.content {
            PartContent::Text(text) => add(&mut segments, text.clone()),
            PartContent::File(content) => {
                let (body, size) = file::content(content).await?;
                files = files.and_then(|files| files.checked_add(size?));
                segments.push_back(Segment::stream(body));
            }
        }
        add(&mut segments, "\r\n".to_owned());
    }
    add(&mut segments, format!("--{boundary}--\r\n"));
    let length = length.and_then(|length| length.checked_add(files?));
    Ok(Mixed { body: HttpBody::wrap_stream(Segments(segments)), length, boundary })
}

/// The headers of a part, each with its line's end.
fn head(part: &Part) -> Result<String, String> {
    let mut head = String::new();
    let content_type = part.content_type.as_ref().map(|value| ("Content-Type", value.as_str()));
    let own = match &part.content {
        PartContent::Text(_) => &[],
        PartContent::File(file) => file.headers(),
    };
    let own = own.iter().map(|(name, value)| (name.as_str(), value.as_str()));
    for (name, value) in content_type.into_iter().chain(own) {
        let what = || format!("the header `{}` of a part", name.escape_debug());
        header::name(name, what)?;
        header::header_value(value, what)?;
        head.push_str(&format!("{name}: {value}\r\n"));
    }
    if let PartContent::File(file) = &part.content
        && let Some(name) = file.name()
    {
        let name = name.replace(['"', '\r', '\n'], " ");
        head.push_str(&format!("Content-Disposition: attachment; filename=\"{name}\"\r\n"));
    }
    Ok(head)
}

/// Parts of a body, one behind the other.
struct Segments(VecDeque<Segment>);

enum Segment {
    Bytes(Bytes),
    Stream(Pin<Box<dyn Stream<Item = reqwest::Result<Bytes>> + Send>>),
}

impl Segment {
    fn stream(body: HttpBody) -> Self {
        Self::Stream(Box::pin(reqwest::Response::from(http::Response::new(body)).bytes_stream()))
    }
}

impl Stream for Segments {
    type Item = reqwest::Result<Bytes>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        loop {
            match self.0.front_mut() {
                None => return Poll::Ready(None),
                Some(Segment::Bytes(bytes)) => {
                    let bytes = std::mem::take(bytes);
                    self.0.pop_front();
                    return Poll::Ready(Some(Ok(bytes)));
                }
                Some(Segment::Stream(stream)) => {
                    if let Some(bytes) = ready!(stream.as_mut().poll_next(context)) {
                        return Poll::Ready(Some(bytes));
                    }
                    self.0.pop_front();
                }
            }
        }
    }
}
