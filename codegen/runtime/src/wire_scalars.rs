//! Booleans, strings and identifiers.

use std::fmt;

use serde::de::{self, Deserialize, Deserializer, Unexpected, Visitor};
use serde::ser::Serializer;
use uuid::Uuid;

use super::error_path::shortened;
use super::leniency;
use super::wire::Wire;

/// Reads `true` and `false`, and what servers send instead: `0`, `1`, `"0"`, `"1"`, `"true"`, `"false"`.
impl Wire for bool {
    fn decode<'de, D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_any(Boolean)
    }

    fn encode<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_bool(*self)
    }
}

struct Boolean;

impl Visitor<'_> for Boolean {
    type Value = bool;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a boolean")
    }

    fn visit_bool<E: de::Error>(self, value: bool) -> Result<bool, E> {
        Ok(value)
    }

    fn visit_i64<E: de::Error>(self, value: i64) -> Result<bool, E> {
        match value {
            0 | 1 if leniency::is_allowed() => Ok(value == 1),
            _ => Err(E::invalid_type(Unexpected::Signed(value), &self)),
        }
    }

    fn visit_u64<E: de::Error>(self, value: u64) -> Result<bool, E> {
        match value {
            0 | 1 if leniency::is_allowed() => Ok(value == 1),
            _ => Err(E::invalid_type(Unexpected::Unsigned(value), &self)),
        }
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<bool, E> {
        match text {
            "0" | "false" if leniency::is_allowed() => Ok(false),
            "1" | "true" if leniency::is_allowed() => Ok(true),
            _ => Err(E::invalid_type(Unexpected::Str(&shortened(text)), &self)),
        }
    }
}

impl Wire for String {
    fn decode<'de, D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        Self::deserialize(from)
    }

    fn encode<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(self)
    }
}

impl Wire for Uuid {
    fn decode<'de, D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        decode_text(from, "a UUID", |text| Self::try_parse(text).ok())
    }

    fn encode<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(&self.hyphenated())
    }
}

/// Reads a JSON string that `parse` understands; `expected` says what it should have been.
pub(super) fn decode_text<'de, T, D: Deserializer<'de>>(
    from: D,
    expected: &'static str,
    parse: fn(&str) -> Option<T>,
) -> Result<T, D::Error> {
    from.deserialize_str(Text { expected, parse })
}

struct Text<T> {
    expected: &'static str,
    parse: fn(&str) -> Option<T>,
}

impl<T> Visitor<'_> for Text<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.expected)
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<T, E> {
        (self.parse)(text).ok_or_else(|| E::invalid_value(Unexpected::Str(&shortened(text)), &self.expected))
    }
}
