//! Open enums of integers, and of JSON values of any kind.

use std::fmt;

use serde::Serialize;
use serde::de::{self, Deserializer, Unexpected, Visitor};
use serde::ser::{Error as _, Serializer};
use serde_json::Value;
use serde_json::value::RawValue;

use super::loss;
use super::raw_text::raw_text;
use super::unknown::UnknownValue;
use super::wire::Wire;
use super::wire_numbers::{integral, number_in_string};

/// An enum with one variant per listed integer, and one for all others.
pub trait IntegerEnum: Sized {
    /// The type's name, for messages.
    const NAME: &'static str;
    /// The listed values.
    const VALUES: &'static [i64];

    /// The variant of a listed value.
    fn listed(index: usize) -> Option<Self>;

    /// The variant of any other value.
    fn unknown(value: UnknownValue) -> Self;

    /// Which listed value it is.
    fn index(&self) -> Result<usize, &UnknownValue>;
}

/// An enum with one variant per listed JSON value, and one for all others.
pub trait JsonEnum: Sized {
    /// The type's name, for messages.
    const NAME: &'static str;
    /// The listed values as JSON texts.
    const VALUES: &'static [&'static str];

    /// The variant of a listed value.
    fn listed(index: usize) -> Option<Self>;

    /// The variant of any other value.
    fn unknown(value: UnknownValue) -> Self;

    /// Which listed value it is.
    fn index(&self) -> Result<usize, &UnknownValue>;
}

/// Implements the codec and conversions of an enum from a table of its values, or for a type that has [`IntegerEnum`] already.
#[doc(hidden)]
#[macro_export]
macro_rules! integer_enum {
    ($name:ty as $text:literal { $($index:literal => $variant:ident = $value:literal;)* }) => {
        impl $crate::IntegerEnum for $name {
            const NAME: &'static str = $text;
            const VALUES: &'static [i64] = &[$($value),*];
            fn listed(index: usize) -> ::core::option::Option<Self> {
                match index {
                    $($index => Some(Self::$variant),)*
                    _ => None,
                }
            }
            fn unknown(value: $crate::UnknownValue) -> Self {
                Self::Unknown(value)
            }
            fn index(&self) -> ::core::result::Result<usize, &$crate::UnknownValue> {
                match self {
                    $(Self::$variant => Ok($index),)*
                    Self::Unknown(value) => Err(value),
                }
            }
        }
        $crate::integer_enum!($name);
    };
    ($name:ty) => {
        impl $name {
            /// The integer, where the value is one of 64 bits.
            pub fn as_i64(&self) -> ::core::option::Option<i64> {
                match $crate::IntegerEnum::index(self) {
                    Ok(index) => <Self as $crate::IntegerEnum>::VALUES.get(index).copied(),
                    Err(unknown) => unknown.to_value().as_i64(),
                }
            }
        }
        impl ::core::fmt::Display for $name {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                match $crate::IntegerEnum::index(self) {
                    Ok(index) => match <Self as $crate::IntegerEnum>::VALUES.get(index) {
                        Some(value) => value.fmt(f),
                        None => Ok(()),
                    },
                    Err(unknown) => unknown.fmt(f),
                }
            }
        }
        impl ::core::convert::From<i64> for $name {
            fn from(value: i64) -> Self {
                $crate::driver::integer_variant(value)
            }
        }
        impl ::core::str::FromStr for $name {
            type Err = ::core::num::ParseIntError;
            // No `Self::Err`: a variant may be called so.
            fn from_str(text: &str) -> ::core::result::Result<Self, ::core::num::ParseIntError> {
                text.parse::<i64>().map(Self::from)
            }
        }
        $crate::enum_order!($name, $crate::IntegerEnum);
        impl $crate::Wire for $name {
            fn decode<'de, D: $crate::crates::serde::Deserializer<'de>>(from: D) -> ::core::result::Result<Self, D::Error> {
                $crate::driver::decode_integer(from)
            }
            fn encode<S: $crate::crates::serde::Serializer>(&self, to: S) -> ::core::result::Result<S::Ok, S::Error> {
                $crate::driver::encode_integer(self, to)
            }
        }
        $crate::serde_by_wire!($name);
    };
}

/// Implements the codec and conversions of an enum from a table of its values, or for a type that has [`JsonEnum`] already.
#[doc(hidden)]
#[macro_export]
macro_rules! json_enum {
    ($name:ty as $text:literal { $($index:literal => $variant:ident = $value:literal;)* }) => {
        impl $crate::JsonEnum for $name {
            const NAME: &'static str = $text;
            const VALUES: &'static [&'static str] = &[$($value),*];
            fn listed(index: usize) -> ::core::option::Option<Self> {
                match index {
                    $($index => Some(Self::$variant),)*
                    _ => None,
                }
            }
            fn unknown(value: $crate::UnknownValue) -> Self {
                Self::Unknown(value)
            }
            fn index(&self) -> ::core::result::Result<usize, &$crate::UnknownValue> {
                match self {
                    $(Self::$variant => Ok($index),)*
                    Self::Unknown(value) => Err(value),
                }
            }
        }
        $crate::json_enum!($name);
    };
    ($name:ty) => {
        impl $name {
            /// The value as serde_json's `Value`.
            pub fn to_value(&self) -> $crate::crates::serde_json::Value {
                $crate::driver::json_value(self)
            }
        }
        impl ::core::fmt::Display for $name {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                $crate::driver::display_json(self, f)
            }
        }
        impl ::core::convert::From<$crate::crates::serde_json::Value> for $name {
            fn from(value: $crate::crates::serde_json::Value) -> Self {
                $crate::driver::json_variant(value)
            }
        }
        $crate::enum_order!($name, $crate::JsonEnum);
        impl $crate::Wire for $name {
            fn decode<'de, D: $crate::crates::serde::Deserializer<'de>>(from: D) -> ::core::result::Result<Self, D::Error> {
                $crate::driver::decode_json(from)
            }
            fn encode<S: $crate::crates::serde::Serializer>(&self, to: S) -> ::core::result::Result<S::Ok, S::Error> {
                $crate::driver::encode_json(self, to)
            }
        }
        $crate::serde_by_wire!($name);
    };
}

/// The variant for an integer.
pub fn integer_variant<T: IntegerEnum>(value: i64) -> T {
    let index = T::VALUES.iter().position(|listed| *listed == value);
    index.and_then(T::listed).unwrap_or_else(|| T::unknown(UnknownValue::from_number(value)))
}

/// [`Wire::decode`] of an integer enum; any JSON number will do.
pub fn decode_integer<'de, T: IntegerEnum, D: Deserializer<'de>>(from: D) -> Result<T, D::Error> {
    let value: T = from.deserialize_any(Number(T::NAME))?.map_or_else(T::unknown, integer_variant);
    if value.index().is_err() {
        loss::not_listed(T::VALUES.len());
    }
    Ok(value)
}

/// [`Wire::encode`] of an integer enum.
pub fn encode_integer<T: IntegerEnum, S: Serializer>(value: &T, to: S) -> Result<S::Ok, S::Error> {
    match value.index() {
        Ok(index) => T::VALUES.get(index).copied().unwrap_or_default().serialize(to),
        Err(unknown) => unknown.encode(to),
    }
}

/// Takes integers, also in a string.
#[derive(Clone, Copy)]
struct Number(&'static str);

impl Visitor<'_> for Number {
    type Value = Result<i64, UnknownValue>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "an integer ({})", self.0)
    }

    fn visit_i64<E: de::Error>(self, value: i64) -> Result<Self::Value, E> {
        Ok(Ok(value))
    }

    fn visit_u64<E: de::Error>(self, value: u64) -> Result<Self::Value, E> {
        Ok(i64::try_from(value).map_err(|_| UnknownValue::from_number(value)))
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<Self::Value, E> {
        number_in_string(text, self)
    }

    fn visit_f64<E: de::Error>(self, value: f64) -> Result<Self::Value, E> {
        match integral(value) {
            Some(integer) => Ok(Ok(integer)),
            None => Err(E::invalid_type(Unexpected::Float(value), &self)),
        }
    }
}

/// The variant for a JSON value.
pub fn json_variant<T: JsonEnum>(value: Value) -> T {
    match serde_json::value::to_raw_value(&value) {
        Ok(raw) => raw_variant(raw.get()),
        // A value always has a text; this keeps the conversion total.
        Err(_) => T::unknown(UnknownValue::from_text("")),
    }
}

/// [`Wire::decode`] of an enum of JSON values.
pub fn decode_json<'de, T: JsonEnum, D: Deserializer<'de>>(from: D) -> Result<T, D::Error> {
    let raw = raw_text(from)?;
    if raw == "null" && !T::VALUES.contains(&"null") {
        return Err(de::Error::invalid_type(Unexpected::Unit, &T::NAME));
    }
    let value: T = raw_variant(&raw);
    if value.index().is_err() {
        loss::not_listed(T::VALUES.len());
    }
    Ok(value)
}

/// [`Wire::encode`] of an enum of JSON values.
pub fn encode_json<T: JsonEnum, S: Serializer>(value: &T, to: S) -> Result<S::Ok, S::Error> {
    match value.index() {
        Ok(index) => {
            let json = T::VALUES.get(index).copied().unwrap_or_default();
            serde_json::from_str::<&RawValue>(json).map_err(S::Error::custom)?.serialize(to)
        }
        Err(unknown) => unknown.encode(to),
    }
}

/// The value of a variant.
pub fn json_value<T: JsonEnum>(value: &T) -> Value {
    match value.index() {
        Ok(index) => T::VALUES.get(index).and_then(|json| serde_json::from_str(json).ok()).unwrap_or_default(),
        Err(unknown) => unknown.to_value(),
    }
}

/// `Display` of a variant: a string without its quotes, any other value as JSON.
pub fn display_json<T: JsonEnum>(value: &T, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    match json_value(value) {
        Value::String(text) => f.pad(&text),
        other => f.pad(&other.to_string()),
    }
}

/// Whether two JSON texts say the same value; `1` and `1.0` do.
pub(super) fn same_json(left: &str, right: &str) -> bool {
    if left == right {
        return true;
    }
    match (serde_json::from_str::<Value>(left), serde_json::from_str::<Value>(right)) {
        (Ok(Value::Number(left)), Ok(Value::Number(right))) => left == right || left.as_f64() == right.as_f64(),
        (Ok(left), Ok(right)) => left == right,
        _ => false,
    }
}

fn raw_variant<T: JsonEnum>(raw: &str) -> T {
    let index = T::VALUES.iter().position(|listed| same_json(listed, raw));
    index.and_then(T::listed).unwrap_or_else(|| T::unknown(UnknownValue::from_raw(raw)))
}
