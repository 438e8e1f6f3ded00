//! JSON text to values and back, with the path of an error in its message.

use std::borrow::Cow;
use std::cell::Cell;

use serde::de::Error as _;

use super::decoded_size;
use super::error_path::{self, shortened};
use super::wire::{Decoded, Encoded, Sink, Wire};

/// How large a body may be unless something else is said: 64 MiB, as for clients.
const MAX_BODY: usize = 64 * 1024 * 1024;

/// How many times its size may be read again of a part whose content does not fit the alternatives that it looks like: in nested
/// unions the tries would multiply.
const AGAIN: usize = 16;

thread_local! {
    /// Inside a part that was kept as text: how many bytes may be read again.
    static INSIDE: Cell<Option<usize>> = const { Cell::new(None) };
}

/// Reads a JSON document (RFC 8259) of any [`Wire`] type.
///
/// It is read as text, like the parts that unions keep, so that the code to read a type is compiled once.
///
/// # Errors
/// Text that is no JSON, or does not fit `T`: the message starts with the path, as in `results[3].created_at: …`.
pub fn from_slice<T: Wire>(json: &[u8]) -> Result<T, serde_json::Error> {
    from_body(json, MAX_BODY)
}

/// As [`from_slice`], for a body that might have had `max_body` bytes: the value may take 16 times as much memory.
pub(super) fn from_body<T: Wire>(json: &[u8], max_body: usize) -> Result<T, serde_json::Error> {
    let json = std::str::from_utf8(json).map_err(serde_json::Error::custom)?;
    let read = || decoded_size::bounded(max_body, || serde_json::from_str::<Decoded<T>>(json));
    let (result, path) = error_path::recording(read);
    result.map(|value| value.0).map_err(|error| with_path(&path, error))
}

/// Reads a part of a document; `place` records where in it the part is, for the path of an error.
pub(super) fn from_part<T: Wire>(json: &[u8], place: impl FnOnce()) -> Result<T, serde_json::Error> {
    let json = std::str::from_utf8(json).map_err(serde_json::Error::custom)?;
    let (result, path) = error_path::recording(|| serde_json::from_str::<Decoded<T>>(json).inspect_err(|_| place()));
    result.map(|value| value.0).map_err(|error| with_path(&path, error))
}

/// Writes a value as compact JSON.
///
/// # Errors
/// A number that is not finite, a file that cannot be read: the message starts with the path.
pub fn to_vec<T: Wire>(value: &T) -> Result<Vec<u8>, serde_json::Error> {
    let (result, path) = error_path::recording(|| serde_json::to_vec(&Encoded(value)));
    result.map_err(|error| with_path(&path, error))
}

/// Reads a `T` from a part of a document that was kept as text, and hands it over.
///
/// # Errors
/// As [`from_slice`].
pub fn nested<T: Wire>(raw: &str, to: Sink<'_, T>) -> Result<(), serde_json::Error> {
    let outermost = INSIDE.get().is_none();
    if outermost {
        INSIDE.set(Some(raw.len().saturating_mul(AGAIN)));
    }
    let _reset = Reset(outermost);
    let mut json = serde_json::Deserializer::from_str(raw);
    T::decode_to(&mut json, to).map_err(|error| without_position(&error))
}

/// Whether a part may be read as another alternative: always in the outermost union, within bounds in nested ones.
pub(super) fn may_read_again(raw: &str) -> bool {
    let Some(left) = INSIDE.get() else { return true };
    let Some(rest) = left.checked_sub(raw.len()) else { return false };
    INSIDE.set(Some(rest));
    true
}

struct Reset(bool);

impl Drop for Reset {
    fn drop(&mut self) {
        if self.0 {
            INSIDE.set(None);
        }
    }
}

fn with_path(path: &str, error: serde_json::Error) -> serde_json::Error {
    let text = error.to_string();
    match (path, shortened(&text)) {
        ("", Cow::Borrowed(_)) => error,
        ("", Cow::Owned(short)) => serde_json::Error::custom(short),
        (path, text) => serde_json::Error::custom(format_args!("{path}: {text}")),
    }
}

/// Line and column inside a part would be taken for those in the document.
fn without_position(error: &serde_json::Error) -> serde_json::Error {
    let text = error.to_string();
    let position = format!(" at line {} column {}", error.line(), error.column());
    serde_json::Error::custom(shortened(text.strip_suffix(position.as_str()).unwrap_or(&text)))
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::from_body;

    #[test]
    fn a_value_that_takes_16_times_the_largest_body_is_an_error() {
        let zeros = |count: usize| format!("[[{}]]", vec!["0"; count].join(","));
        assert!(from_body::<Vec<Value>>(zeros(50_000).as_bytes(), 1_000).is_ok());
        let error = from_body::<Vec<Value>>(zeros(800_000).as_bytes(), 1_000)
            .map_or_else(|error| error.to_string(), |_| String::new());
        assert!(error.starts_with("[0]: the value takes more than 16 MiB of memory"), "{error}");
        assert!(from_body::<Vec<Value>>(zeros(800_000).as_bytes(), 10_000_000).is_ok());
    }
}
