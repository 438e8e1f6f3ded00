//! A value that may be the empty string.

use serde::de::{DeserializeOwned, Error};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::json::nested;
use super::raw_text::raw_text;
use super::string_enum::Text;
use super::wire::{Wire, taken};

/// A value that the API also allows to be blank: `""` in JSON, which is neither null nor a missing key.
///
/// ```text
/// contract.terms == Some(OrBlank::Blank)                    // {"terms": ""}
/// contract.terms == Some(OrBlank::Value(TermsEnum::Net5))   // {"terms": "net_5"}
/// contract.terms == None                                    // {"terms": null}
/// ```
///
/// A struct of your own can hold it.
///
/// ```
/// use openapi_client_runtime::OrBlank;
/// use serde::{Deserialize, Serialize};
///
/// #[derive(Debug, PartialEq, Deserialize, Serialize)]
/// struct Terms {
///     days: OrBlank<u32>,
///     discount: Option<OrBlank<u32>>,
/// }
///
/// let terms: Terms = serde_json::from_str(r#"{"days":30,"discount":""}"#)?;
/// assert_eq!(terms, Terms { days: OrBlank::Value(30), discount: Some(OrBlank::Blank) });
/// assert_eq!(serde_json::to_string(&terms)?, r#"{"days":30,"discount":""}"#);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum OrBlank<T> {
    /// The empty string.
    Blank,
    /// A value.
    Value(T),
}

impl<T> OrBlank<T> {
    /// Whether it is the empty string.
    pub const fn is_blank(&self) -> bool {
        matches!(self, Self::Blank)
    }

    /// The value, if there is one.
    pub const fn value(&self) -> Option<&T> {
        match self {
            Self::Blank => None,
            Self::Value(value) => Some(value),
        }
    }

    /// The value, if there is one.
    pub fn into_option(self) -> Option<T> {
        match self {
            Self::Blank => None,
            Self::Value(value) => Some(value),
        }
    }
}

impl<T> From<T> for OrBlank<T> {
    fn from(value: T) -> Self {
        Self::Value(value)
    }
}

/// `""` is [`OrBlank::Blank`].
impl<'a, T: Text> From<&'a str> for OrBlank<T> {
    fn from(text: &'a str) -> Self {
        if text.is_empty() { Self::Blank } else { Self::Value(T::from(text)) }
    }
}

impl<T: Text> Text for OrBlank<T> {}

impl<T: Wire> Wire for OrBlank<T> {
    fn decode<'de, D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let raw = raw_text(from)?;
        if raw == r#""""# {
            return Ok(Self::Blank);
        }
        taken(|to| nested(&raw, to)).map(Self::Value).map_err(D::Error::custom)
    }

    fn decode_nullable<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Self>, D::Error> {
        let raw = raw_text(from)?;
        if raw == r#""""# {
            return Ok(Some(Self::Blank));
        }
        taken(|to| nested(&raw, to)).map(|value: Option<T>| value.map(Self::Value)).map_err(D::Error::custom)
    }

    fn encode<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Blank => to.serialize_str(""),
            Self::Value(value) => value.encode(to),
        }
    }
}

/// For structs of your own: `""`, or a value.
impl<T: Serialize> Serialize for OrBlank<T> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Blank => to.serialize_str(""),
            Self::Value(value) => value.serialize(to),
        }
    }
}

/// For structs of your own. Only from JSON, and not in a struct with `#[serde(flatten)]` or an enum without a tag: numbers keep all their
/// digits, so the value is read from the text.
impl<'de, T: DeserializeOwned> Deserialize<'de> for OrBlank<T> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let raw = raw_text(from)?;
        if raw == r#""""# {
            return Ok(Self::Blank);
        }
        serde_json::from_str(&raw).map(Self::Value).map_err(D::Error::custom)
    }
}
