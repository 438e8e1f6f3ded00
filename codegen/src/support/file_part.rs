//! Files in request bodies.

use std::cell::RefCell;
use std::fmt;
use std::path::{Path, PathBuf};

use bytes::Bytes;
use serde::de::{Error as _, Unexpected};
use serde::ser::{Error as _, SerializeMap};
use serde::{Deserialize, Deserializer, Serializer};
use serde_json::Value;

use super::base64::{decode_plain, encode_plain};
use super::wire::Wire;

/// The key of the object that stands for a file while a multipart body is taken apart. JSON text cannot hold it unescaped, so
/// that no string of a caller's looks like it.
const PLACEHOLDER: &str = "\0file";

thread_local! {
    static COLLECTED: RefCell<Option<Vec<FilePart>>> = const { RefCell::new(None) };
}

/// The content of a `format: binary` field: bytes in memory or a file on disk, with a name and a content type where a multipart
/// body has a place for them.
///
/// ```text
/// FilePart::path("statement.pdf").content_type("application/pdf")
/// FilePart::bytes(b"a,b\n1,2\n".as_slice()).filename("table.csv")
/// ```
///
/// A file on disk is streamed in a multipart body; in JSON it is base64 text.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct FilePart {
    filename: Option<String>,
    content_type: Option<String>,
    content: FileContent,
    /// Whether the bytes are a JSON text that was no base64, and is written as it came.
    plain: bool,
}

#[derive(Clone, PartialEq, Eq, Hash)]
pub(super) enum FileContent {
    Bytes(Bytes),
    Path(PathBuf),
}

impl FilePart {
    /// A file in memory.
    pub fn bytes(bytes: impl Into<Bytes>) -> Self {
        Self { filename: None, content_type: None, content: FileContent::Bytes(bytes.into()), plain: false }
    }

    /// A file on disk, named as it is there. It is opened when the request is sent.
    pub fn path(path: impl Into<PathBuf>) -> Self {
        let path = path.into();
        let filename = path.file_name().map(|name| name.to_string_lossy().into_owned());
        Self { filename, content_type: None, content: FileContent::Path(path), plain: false }
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

    pub(super) fn content(&self) -> &FileContent {
        &self.content
    }

    /// The bytes; a file on disk is read whole.
    pub(super) fn read(&self) -> std::io::Result<Bytes> {
        match &self.content {
            FileContent::Bytes(bytes) => Ok(bytes.clone()),
            FileContent::Path(path) => std::fs::read(path).map(Bytes::from),
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
        };
        out.finish()
    }
}

/// Base64 text; reads `{"$file": {"filename", "content_type", "data_base64"}}` as well. Any other text is kept as it is: JSON has no
/// way to say bytes, so servers differ in what they send for `format: binary`, and none of it may break a whole answer.
impl Wire for FilePart {
    fn decode<'de, D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let value = Value::deserialize(from)?;
        if let Value::String(text) = value {
            return Ok(Self::from_text(text));
        }
        let fields = value.get("$file");
        let data = fields.and_then(|fields| fields.get("data_base64")).and_then(Value::as_str);
        let bytes = data.and_then(decode_plain).ok_or_else(|| {
            D::Error::invalid_value(Unexpected::Other("another value"), &"text or an object with `$file`")
        })?;
        let text = |key: &str| fields.and_then(|fields| fields.get(key)).and_then(Value::as_str).map(str::to_owned);
        Ok(Self {
            filename: text("filename"),
            content_type: text("content_type"),
            content: FileContent::Bytes(bytes.into()),
            plain: false,
        })
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

super::serde_by_wire!(FilePart);

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
    let path = match &file.content {
        FileContent::Path(path) => path.as_path(),
        FileContent::Bytes(_) => Path::new(""),
    };
    format!("cannot read {}: {error}", path.display())
}

fn collect(file: &FilePart) -> Option<usize> {
    COLLECTED.with_borrow_mut(|files| {
        let files = files.as_mut()?;
        files.push(file.clone());
        Some(files.len() - 1)
    })
}
