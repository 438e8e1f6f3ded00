//! Files in request bodies.

use std::cell::RefCell;
use std::fmt;
use std::path::PathBuf;

use bytes::Bytes;
use futures_core::stream::TryStream;
use serde::de::{Error as _, Unexpected};
use serde::ser::{Error as _, SerializeMap};
use serde::{Deserializer, Serializer};
use serde_json::Value;

use super::base64::{decode_plain, encode_plain};
use super::file_stream::FileStream;
use super::wire::Wire;

/// The key of the object that stands for a file while a multipart body is taken apart. JSON text cannot hold it unescaped, so
/// that no string of a caller's looks like it.
const PLACEHOLDER: &str = "\0file";

thread_local! {
    static COLLECTED: RefCell<Option<Vec<FilePart>>> = const { RefCell::new(None) };
}

/// The content of a `format: binary` field or of a body of bytes: bytes in memory, a file on disk, or a stream. A multipart body
/// sends its name and headers too.
///
/// ```text
/// FilePart::path("statement.pdf").content_type("application/pdf")
/// FilePart::bytes(b"a,b\n1,2\n".as_slice()).filename("table.csv").header("X-Checksum", "7f3a")
/// FilePart::stream(chunks).length(1_048_576)
/// ```
///
/// A file on disk and a stream are read while they are sent, and never whole. In JSON a file is base64 text, and no stream.
///
/// A struct of your own can hold it, as that text:
///
/// ```
/// use openapi_client_runtime::FilePart;
/// use serde::{Deserialize, Serialize};
///
/// #[derive(Deserialize, Serialize)]
/// struct Attachment {
///     content: FilePart,
/// }
///
/// let attachment = Attachment { content: FilePart::bytes("hello").filename("hello.txt") };
/// assert_eq!(serde_json::to_string(&attachment)?, r#"{"content":"aGVsbG8="}"#);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct FilePart {
    filename: Option<String>,
    content_type: Option<String>,
    headers: Vec<(String, String)>,
    content: FileContent,
    /// Whether the bytes are a JSON text that was no base64, and is written as it came.
    plain: bool,
}

#[derive(Clone, PartialEq, Eq, Hash)]
pub(super) enum FileContent {
    Bytes(Bytes),
    Path(PathBuf),
    /// With its length in bytes, where that is known.
    Stream(FileStream, Option<u64>),
}

impl FilePart {
    /// A file in memory.
    pub fn bytes(bytes: impl Into<Bytes>) -> Self {
        Self::new(FileContent::Bytes(bytes.into()))
    }

    /// A file on disk, named as it is there. It is opened when the request is sent.
    pub fn path(path: impl Into<PathBuf>) -> Self {
        let path = path.into();
        let filename = path.file_name().map(|name| name.to_string_lossy().into_owned());
        Self { filename, ..Self::new(FileContent::Path(path)) }
    }

    /// A file that comes as a stream of bytes. It can be sent once: a second request with it, or with a copy of it, is refused.
    pub fn stream<S>(stream: S) -> Self
    where
        S: TryStream + Send + 'static,
        S::Error: Into<Box<dyn std::error::Error + Send + Sync>>,
        Bytes: From<S::Ok>,
    {
        Self::new(FileContent::Stream(FileStream::new(reqwest::Body::wrap_stream(stream)), None))
    }

    fn new(content: FileContent) -> Self {
        Self { filename: None, content_type: None, headers: Vec::new(), content, plain: false }
    }

    /// Says how many bytes a stream has; many servers refuse a body without. Other files know it of themselves.
    #[must_use]
    pub fn length(mut self, bytes: u64) -> Self {
        if let FileContent::Stream(_, length) = &mut self.content {
            *length = Some(bytes);
        }
        self
    }

    /// Adds a header to the file's part of a multipart body. A value with a line break is refused when the request is sent.
    #[must_use]
    pub fn header(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.headers.push((name.into(), value.into()));
        self
    }

    /// Sets the file name that the server sees.
    #[must_use]
    pub fn filename(mut self, filename: impl Into<String>) -> Self {
        self.filename = Some(filename.into());
        self
    }

    /// Sets the content type, such as `image/png`.
    #[must_use]
    pub fn content_type(mut self, content_type: impl Into<String>) -> Self {
        self.content_type = Some(content_type.into());
        self
    }

    fn from_text(text: String) -> Self {
        match decode_plain(&text).filter(|bytes| encode_plain(bytes) == text) {
            Some(bytes) => Self::bytes(bytes),
            None => Self { plain: true, ..Self::bytes(text) },
        }
    }

    pub(super) fn name(&self) -> Option<&str> {
        self.filename.as_deref()
    }

    pub(super) fn media_type(&self) -> Option<&str> {
        self.content_type.as_deref()
    }

    pub(super) fn headers(&self) -> &[(String, String)] {
        &self.headers
    }

    pub(super) fn content(&self) -> &FileContent {
        &self.content
    }

    /// Whether it can be sent again.
    pub(super) fn is_repeatable(&self) -> bool {
        match self.content {
            FileContent::Bytes(_) | FileContent::Path(_) => true,
            FileContent::Stream(..) => false,
        }
    }

    /// The bytes; a file on disk is read whole.
    pub(super) fn read(&self) -> std::io::Result<Bytes> {
        match &self.content {
            FileContent::Bytes(bytes) => Ok(bytes.clone()),
            FileContent::Path(path) => std::fs::read(path).map(Bytes::from),
            FileContent::Stream(..) => Err(std::io::Error::other("a stream has no place in text")),
        }
    }
}

impl<T: Into<Bytes>> From<T> for FilePart {
    fn from(bytes: T) -> Self {
        Self::bytes(bytes)
    }
}

/// Without the bytes.
impl fmt::Debug for FilePart {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut out = f.debug_struct("FilePart");
        out.field("filename", &self.filename).field("content_type", &self.content_type);
        match &self.content {
            FileContent::Bytes(bytes) => out.field("bytes", &bytes.len()),
            FileContent::Path(path) => out.field("path", path),
            FileContent::Stream(_, length) => out.field("stream", length),
        };
        out.finish()
    }
}

/// Base64 text; reads `{"$file": {"filename", "content_type", "headers", "data_base64"}}` as well. Any other text is kept as it is: JSON has no
/// way to say bytes, so servers differ in what they send for `format: binary`, and none of it may break a whole answer.
impl Wire for FilePart {
    fn decode<'de, D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let value = Value::decode(from)?;
        if let Value::String(text) = value {
            return Ok(Self::from_text(text));
        }
        let fields = value.get("$file");
        let data = fields.and_then(|fields| fields.get("data_base64")).and_then(Value::as_str);
        let bytes = data.and_then(decode_plain).ok_or_else(|| {
            D::Error::invalid_value(Unexpected::Other("another value"), &"text or an object with `$file`")
        })?;
        let text = |key: &str| fields.and_then(|fields| fields.get(key)).and_then(Value::as_str).map(str::to_owned);
        let headers = fields.and_then(|fields| fields.get("headers")).and_then(Value::as_object).into_iter().flatten();
        let headers = headers.filter_map(|(name, value)| Some((name.clone(), value.as_str()?.to_owned()))).collect();
        let (filename, content_type) = (text("filename"), text("content_type"));
        Ok(Self { filename, content_type, headers, ..Self::bytes(bytes) })
    }

    fn encode<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match collect(self) {
            Some(index) => {
                let mut map = to.serialize_map(Some(1))?;
                map.serialize_entry(PLACEHOLDER, &index)?;
                map.end()
            }
            None => {
                let bytes = self.read().map_err(|error| S::Error::custom(unreadable(self, &error)))?;
                match std::str::from_utf8(&bytes) {
                    Ok(text) if self.plain => to.serialize_str(text),
                    _ => to.serialize_str(&encode_plain(&bytes)),
                }
            }
        }
    }
}

crate::serde_by_wire!(FilePart);

/// Runs `encode`, in which each file leaves a placeholder instead of its bytes; returns the files in order.
pub(super) fn collecting<R>(encode: impl FnOnce() -> R) -> (R, Vec<FilePart>) {
    COLLECTED.set(Some(Vec::new()));
    let _reset = Reset;
    let result = encode();
    (result, COLLECTED.take().unwrap_or_default())
}

struct Reset;

impl Drop for Reset {
    fn drop(&mut self) {
        COLLECTED.set(None);
    }
}

/// The JSON text that stands for the file at `index`.
pub(super) fn placeholder(index: usize) -> String {
    format!(r#"{{"\u0000file":{index}}}"#)
}

pub(super) fn unreadable(file: &FilePart, error: &std::io::Error) -> String {
    match &file.content {
        FileContent::Path(path) => format!("cannot read {}: {error}", path.display()),
        FileContent::Bytes(_) | FileContent::Stream(..) => format!("cannot read the file: {error}"),
    }
}

fn collect(file: &FilePart) -> Option<usize> {
    COLLECTED.with_borrow_mut(|files| {
        let files = files.as_mut()?;
        files.push(file.clone());
        Some(files.len() - 1)
    })
}
