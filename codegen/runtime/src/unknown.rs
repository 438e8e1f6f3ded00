//! A value that the document does not list.

use std::fmt;

use serde::ser::Error;
use serde::{Deserializer, Serialize, Serializer};
use serde_json::Value;
use serde_json::value::RawValue;

use super::raw_text::raw_text;
use super::wire::Wire;

/// A JSON value that the API's document does not list, kept exactly as it came.
///
/// It has no constructor: values come from decoding an answer, and a listed value is decoded as its own variant.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct UnknownValue(Repr);

#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
enum Repr {
    /// A string, unescaped.
    Text(Box<str>),
    /// Any other JSON.
    Json(Box<str>),
}

impl UnknownValue {
    pub(crate) fn from_text(text: &str) -> Self {
        Self(Repr::Text(text.into()))
    }

    /// A string with a lone surrogate has no Rust form and stays JSON text.
    pub(crate) fn from_raw(raw: &str) -> Self {
        match serde_json::from_str::<String>(raw) {
            Ok(text) => Self(Repr::Text(text.into())),
            Err(_) => Self(Repr::Json(raw.into())),
        }
    }

    pub(super) fn from_number(number: impl fmt::Display) -> Self {
        Self(Repr::Json(number.to_string().into()))
    }

    /// The text, where the value is a string.
    pub fn as_str(&self) -> Option<&str> {
        match &self.0 {
            Repr::Text(text) => Some(text),
            Repr::Json(_) => None,
        }
    }

    /// The value as serde_json's [`Value`]; a number that `Value` cannot hold becomes a string.
    pub fn to_value(&self) -> Value {
        match &self.0 {
            Repr::Text(text) => Value::String(text.to_string()),
            Repr::Json(json) => serde_json::from_str(json).unwrap_or_else(|_| Value::String(json.to_string())),
        }
    }

    /// A string without its quotes, any other value as JSON text.
    pub(super) fn text(&self) -> &str {
        match &self.0 {
            Repr::Text(text) | Repr::Json(text) => text,
        }
    }
}

/// A string without its quotes, any other value as JSON text.
impl fmt::Display for UnknownValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.text())
    }
}

impl fmt::Debug for UnknownValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Repr::Text(text) => write!(f, "{text:?}"),
            Repr::Json(json) => f.write_str(json),
        }
    }
}

impl Wire for UnknownValue {
    fn decode<'de, D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        raw_text(from).map(|raw| Self::from_raw(&raw))
    }

    fn encode<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match &self.0 {
            Repr::Text(text) => to.serialize_str(text),
            Repr::Json(json) => {
                let raw = serde_json::from_str::<&RawValue>(json).map_err(S::Error::custom)?;
                raw.serialize(to)
            }
        }
    }
}

crate::serde_by_wire!(UnknownValue);
