//! JSON text to values and back, with the path of an error in its message.

use std::cell::Cell;

use serde::de::Error as _;

use super::error_path;
use super::wire::{Decoded, Encoded, Sink, Wire};

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
    let json = std::str::from_utf8(json).map_err(serde_json::Error::custom)?;
    let (result, path) = error_path::recording(|| serde_json::from_str::<Decoded<T>>(json));
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
    if path.is_empty() { error } else { serde_json::Error::custom(format_args!("{path}: {error}")) }
}

/// Line and column inside a part would be taken for those in the document.
fn without_position(error: &serde_json::Error) -> serde_json::Error {
    let text = error.to_string();
    let position = format!(" at line {} column {}", error.line(), error.column());
    serde_json::Error::custom(text.strip_suffix(position.as_str()).unwrap_or(&text))
}
