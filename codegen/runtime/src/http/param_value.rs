//! A value taken apart for the places that are no JSON: paths, queries, headers, forms.

use serde_json::value::RawValue;

use super::super::entries::Entries;

/// How deep a parameter may nest.
const MAX_DEPTH: usize = 64;

/// A value by its shape. Numbers keep their text, so that nothing is rounded on the way.
#[derive(Clone, Debug, PartialEq)]
pub enum ParamValue {
    /// Null, or absent.
    Null,
    /// A string, number or boolean as text.
    Scalar(String),
    /// A list, with its JSON text.
    List(Vec<ParamValue>, Box<str>),
    /// An object, with its JSON text.
    Object(Vec<(String, ParamValue)>, Box<str>),
}

impl ParamValue {
    /// Takes a value apart; the error is a sentence.
    pub(in super::super) fn from_json(json: &[u8]) -> Result<Self, String> {
        let raw = serde_json::from_slice::<&RawValue>(json).map_err(|error| error.to_string())?;
        Self::from_text(raw.get(), MAX_DEPTH).map_err(|error| error.to_string())
    }

    fn from_text(json: &str, depth: usize) -> Result<Self, serde_json::Error> {
        let Some(depth) = depth.checked_sub(1) else {
            return Err(serde::de::Error::custom("the value nests too deeply"));
        };
        match json.bytes().next() {
            Some(b'n') => Ok(Self::Null),
            Some(b'"') => serde_json::from_str(json).map(Self::Scalar),
            Some(b'[') => {
                let items = serde_json::from_str::<Vec<&RawValue>>(json)?;
                let items =
                    items.into_iter().map(|item| Self::from_text(item.get(), depth)).collect::<Result<_, _>>()?;
                Ok(Self::List(items, json.into()))
            }
            Some(b'{') => {
                let fields = Entries::of(json)?.0;
                let fields =
                    fields.into_iter().map(|(key, value)| Ok((key.into_owned(), Self::from_text(value, depth)?)));
                Ok(Self::Object(fields.collect::<Result<_, serde_json::Error>>()?, json.into()))
            }
            _ => Ok(Self::Scalar(json.strip_suffix(".0").unwrap_or(json).to_owned())),
        }
    }

    /// Whether the value is a string, number or boolean, or null.
    pub(in super::super) fn is_scalar(&self) -> bool {
        match self {
            Self::Null | Self::Scalar(_) => true,
            Self::List(..) | Self::Object(..) => false,
        }
    }

    /// The text of the value: null is empty, a list or object its JSON.
    pub(in super::super) fn text(&self) -> &str {
        match self {
            Self::Null => "",
            Self::Scalar(text) => text,
            Self::List(_, json) | Self::Object(_, json) => json,
        }
    }
}
