//! A field that can be left out, set to null, or set to a value.

use serde::ser::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::string_enum::Text;
use super::wire::{Sink, Wire};

/// A field of a request that can be left out, set to null, or set to a value.
///
/// ```text
/// PatchedContract {
///     deal_name: "Renewal".into(),           // {"deal_name": "Renewal",
///     contract_end_date: Maybe::Null,        //  "contract_end_date": null}
///     ..Default::default()                   // everything else is Absent, and is not sent
/// }
/// ```
///
/// `None.into()` is [`Maybe::Null`]: whoever has an `Option` in hand means a value of the field. [`Maybe::or_absent`] leaves the key out instead.
///
/// A struct of your own can hold it. It needs both attributes: serde takes a missing key for null without `default`, and
/// `Absent` cannot be written, since JSON has no word for it.
///
/// ```
/// use openapi_client_runtime::Maybe;
/// use serde::{Deserialize, Serialize};
///
/// #[derive(Debug, Default, PartialEq, Deserialize, Serialize)]
/// struct Change {
///     #[serde(default, skip_serializing_if = "Maybe::is_absent")]
///     name: Maybe<String>,
///     #[serde(default, skip_serializing_if = "Maybe::is_absent")]
///     due: Maybe<u32>,
/// }
///
/// let change: Change = serde_json::from_str(r#"{"due":null}"#)?;
/// assert_eq!(change, Change { name: Maybe::Absent, due: Maybe::Null });
/// let change = Change { name: "Renewal".into(), ..change };
/// assert_eq!(serde_json::to_string(&change)?, r#"{"name":"Renewal","due":null}"#);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Maybe<T> {
    /// The key is left out.
    #[default]
    Absent,
    /// The key is there, with null.
    Null,
    /// The key is there, with a value.
    Value(T),
}

impl<T> Maybe<T> {
    /// The value, or [`Maybe::Absent`] for `None`: what an answer does not have is not sent as null.
    ///
    /// ```
    /// # use openapi_client_runtime::Maybe;
    /// assert_eq!(Maybe::or_absent(Some(5)), Maybe::Value(5));
    /// assert_eq!(Maybe::<i64>::or_absent(None), Maybe::Absent);
    /// ```
    pub fn or_absent(value: Option<T>) -> Self {
        value.map_or(Self::Absent, Self::Value)
    }

    /// Whether the key is left out.
    pub const fn is_absent(&self) -> bool {
        matches!(self, Self::Absent)
    }

    /// Whether the key is there, with null.
    pub const fn is_null(&self) -> bool {
        matches!(self, Self::Null)
    }

    /// The same, with a reference to the value.
    pub const fn as_ref(&self) -> Maybe<&T> {
        match self {
            Self::Absent => Maybe::Absent,
            Self::Null => Maybe::Null,
            Self::Value(value) => Maybe::Value(value),
        }
    }

    /// The same, with a reference by which the value can be changed.
    pub const fn as_mut(&mut self) -> Maybe<&mut T> {
        match self {
            Self::Absent => Maybe::Absent,
            Self::Null => Maybe::Null,
            Self::Value(value) => Maybe::Value(value),
        }
    }

    /// The value, if there is one.
    pub const fn value(&self) -> Option<&T> {
        match self {
            Self::Absent | Self::Null => None,
            Self::Value(value) => Some(value),
        }
    }

    /// The value, if there is one.
    pub fn into_option(self) -> Option<T> {
        match self {
            Self::Absent | Self::Null => None,
            Self::Value(value) => Some(value),
        }
    }
}

impl<T> From<T> for Maybe<T> {
    fn from(value: T) -> Self {
        Self::Value(value)
    }
}

impl<T> From<Option<T>> for Maybe<T> {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Self::Value)
    }
}

impl<'a, T: Text> From<&'a str> for Maybe<T> {
    fn from(text: &'a str) -> Self {
        Self::Value(T::from(text))
    }
}

impl<T: Wire> Wire for Maybe<T> {
    fn decode<'de, D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        Option::decode(from).map(Self::from)
    }

    fn decode_to<'de, D: Deserializer<'de>>(from: D, to: Sink<'_, Self>) -> Result<(), D::Error> {
        Option::decode_to(from, &mut |value: Option<T>| to(Self::from(value)))
    }

    fn encode<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Absent | Self::Null => to.serialize_none(),
            Self::Value(value) => value.encode(to),
        }
    }

    fn absent() -> Option<Self> {
        Some(Self::Absent)
    }

    fn is_absent(&self) -> bool {
        Maybe::is_absent(self)
    }
}

/// For structs of your own: a value, or null.
///
/// # Errors
/// For [`Maybe::Absent`], unless the field has `#[serde(skip_serializing_if = "Maybe::is_absent")]`: a null that nobody chose could
/// delete something.
impl<T: Serialize> Serialize for Maybe<T> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Absent => Err(S::Error::custom(
                "`Maybe::Absent` cannot be written: give its field `skip_serializing_if = \"Maybe::is_absent\"`",
            )),
            Self::Null => to.serialize_none(),
            Self::Value(value) => value.serialize(to),
        }
    }
}

/// For structs of your own: null is [`Maybe::Null`]. A missing key is [`Maybe::Absent`] where the field has `#[serde(default)]`.
impl<'de, T: Deserialize<'de>> Deserialize<'de> for Maybe<T> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        Option::deserialize(from).map(Self::from)
    }
}
