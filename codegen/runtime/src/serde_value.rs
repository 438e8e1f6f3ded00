//! Values of users' types, which have serde's traits and none of ours.

use std::borrow::Cow;
use std::collections::HashMap;
use std::fmt;
use std::ops::{Deref, DerefMut};

use serde::de::{DeserializeOwned, DeserializeSeed, Error as _};
use serde::ser::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::value::RawValue;

use super::decimal::exact;
use super::dropped::Dropped;
use super::entries::Entries;
use super::error_path::shortened;
use super::loss;
use super::raw_text::raw_text;
use super::serde_digits::{message, read};
use super::wire::Wire;
use super::wire_numbers::is_json_number;

macro_rules! around_a_users_type {
    ($name:ident) => {
        impl<T> From<T> for $name<T> {
            fn from(value: T) -> Self {
                Self(value)
            }
        }
        impl<T> Deref for $name<T> {
            type Target = T;
            fn deref(&self) -> &T {
                &self.0
            }
        }
        impl<T> DerefMut for $name<T> {
            fn deref_mut(&mut self) -> &mut T {
                &mut self.0
            }
        }
        impl<T: fmt::Debug> fmt::Debug for $name<T> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }
        impl<T: fmt::Display> fmt::Display for $name<T> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }
        impl<T: Serialize + DeserializeOwned> Serialize for $name<T> {
            fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                self.encode(to)
            }
        }
        impl<'de, T: Serialize + DeserializeOwned> Deserialize<'de> for $name<T> {
            fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                Self::decode(from)
            }
        }
    };
}

/// A value of a type of yours, which stands for a component or a format of the document by the settings `replace` and `formats`.
///
/// It is read and written by the serde implementation of the type, and gives the value by `.0` and by dereferencing. Numbers inside of it reach the
/// type with all their digits.
///
/// ```
/// use openapi_client_runtime::Serde;
///
/// let mut name = Serde::from(String::from("Ada"));
/// name.push('!');
/// assert_eq!((name.len(), name.0.as_str()), (4, "Ada!"));
/// ```
#[derive(Clone, Copy, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Serde<T>(pub T);

around_a_users_type!(Serde);

impl<T: Serialize + DeserializeOwned> Wire for Serde<T> {
    fn decode<'de, D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let raw = raw_text(from)?;
        let is_kept = |value: &T| keeps_numbers(&raw, &json_of(value));
        let is_worse = |floats: &T, texts: &T| has_texts_for_numbers(&json_of(floats), &json_of(texts));
        let value = read(&raw, is_kept, is_worse);
        let value = value.map_err(|error| D::Error::custom(shortened(&message(&error))))?;
        if loss::is_recorded() {
            note_dropped_keys(&raw, &value).map_err(D::Error::custom)?;
        }
        Ok(Self(value))
    }

    fn encode<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(to)
    }
}

/// The same, where the document says that the value is a number. What the type writes as a text, such as `"12.50"`, is written as a number.
///
/// ```
/// use openapi_client_runtime::{SerdeNumber, from_slice, to_vec};
///
/// let cents: SerdeNumber<String> = from_slice(b"12.50")?;
/// assert_eq!(cents.0, "12.50");
/// assert_eq!(to_vec(&cents)?, b"12.50");
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Copy, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct SerdeNumber<T>(pub T);

around_a_users_type!(SerdeNumber);

impl<T: Serialize + DeserializeOwned> Wire for SerdeNumber<T> {
    fn decode<'de, D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let raw = raw_text(from)?;
        let is_kept = |value: &T| written_number(value).is_ok_and(|written| written == raw);
        let value = read(&raw, is_kept, |_, _| false);
        value.map(Self).map_err(|error| D::Error::custom(shortened(&message(&error))))
    }

    fn encode<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let json = written_number(&self.0).map_err(S::Error::custom)?;
        RawValue::from_string(json).map_err(S::Error::custom)?.serialize(to)
    }
}

/// The JSON of a value, in which a number has no quotes.
fn written_number<T: Serialize>(value: &T) -> Result<String, serde_json::Error> {
    let json = serde_json::to_string(value)?;
    match serde_json::from_str::<String>(&json) {
        Ok(text) if is_json_number(&text) => Ok(text),
        Ok(_) | Err(_) => Ok(json),
    }
}

/// The JSON of a value; empty where it has none.
fn json_of<T: Serialize>(value: &T) -> String {
    serde_json::to_string(value).unwrap_or_default()
}

/// Whether each number of a JSON text is the same number in another, or a text of the same digits, as far as that has its place.
fn keeps_numbers(read: &str, written: &str) -> bool {
    all_pairs(read, written, &|read, written| {
        let in_quotes = written.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
        written == read || in_quotes == Some(read) || exact(read).is_some_and(|number| exact(written) == Some(number))
    })
}

/// Whether a number of a JSON text is a text in another.
fn has_texts_for_numbers(numbers: &str, texts: &str) -> bool {
    !all_pairs(numbers, texts, &|_, other| !other.starts_with('"'))
}

/// Whether `holds` for each number of a JSON text and what stands in its place in another.
fn all_pairs(json: &str, other: &str, holds: &dyn Fn(&str, &str) -> bool) -> bool {
    match json.bytes().next() {
        Some(b'{') => {
            let entries = |json| Entries::of(json).map(|entries| entries.0).unwrap_or_default();
            let others: HashMap<Cow<'_, str>, &str> = entries(other).into_iter().collect();
            entries(json).iter().all(|(key, value)| others.get(key).is_none_or(|other| all_pairs(value, other, holds)))
        }
        Some(b'[') => {
            let items = |json| serde_json::from_str::<Vec<&RawValue>>(json).unwrap_or_default();
            items(json).iter().zip(items(other)).all(|(item, other)| all_pairs(item.get(), other.get(), holds))
        }
        Some(b'-' | b'0'..=b'9') => holds(json, other),
        Some(_) | None => true,
    }
}

/// Tells a union which keys of an object the type does not write again, and so has no place for.
fn note_dropped_keys<T: Serialize>(raw: &str, value: &T) -> Result<(), serde_json::Error> {
    let Ok(read) = Entries::of(raw) else { return Ok(()) };
    let written = serde_json::to_string(value)?;
    let written = Entries::of(&written).map(|entries| entries.0).unwrap_or_default();
    let written: HashMap<Cow<'_, str>, &str> = written.into_iter().collect();
    for (key, value) in read.0.iter().filter(|(key, _)| !written.contains_key(key)) {
        Dropped { key }.deserialize(&mut serde_json::Deserializer::from_str(value))?;
    }
    Ok(())
}
