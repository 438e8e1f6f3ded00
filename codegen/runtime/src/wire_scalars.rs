//! Booleans, numbers, strings, identifiers and free JSON values.

use std::fmt;
use std::marker::PhantomData;

use serde::de::{self, Deserialize, Deserializer, Unexpected, Visitor};
use serde::ser::{self, Serialize, Serializer};
use serde_json::Value;
use uuid::Uuid;

use super::wire::Wire;

/// Below this every integer is an `f64` (2^53), and is what its text says: 2^53 + 1 is read as 2^53.
const MAX_EXACT: f64 = 9_007_199_254_740_992.0;

macro_rules! by_serde {
    ($($type:ty),+) => {$(
        impl Wire for $type {
            fn decode<'de, D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                Self::deserialize(from)
            }
            fn encode<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                self.serialize(to)
            }
        }
    )+};
}
by_serde!(bool, String);

impl Wire for Value {
    fn decode<'de, D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        Self::deserialize(from)
    }

    fn encode<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        self.serialize(to)
    }

    fn null() -> Option<Self> {
        Some(Self::Null)
    }
}

macro_rules! integer {
    ($($type:ty, $write:ident);+) => {$(
        impl Wire for $type {
            fn decode<'de, D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                from.deserialize_any(Integer::<Self>(stringify!($type), PhantomData))
            }
            fn encode<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                to.$write(*self)
            }
        }
    )+};
}
integer!(i32, serialize_i32; i64, serialize_i64; u32, serialize_u32; u64, serialize_u64);

/// Takes integers, and floats without a fraction (`3.0`), that fit `T`.
struct Integer<T>(&'static str, PhantomData<T>);

impl<T: TryFrom<i64> + TryFrom<u64>> Visitor<'_> for Integer<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }

    fn visit_i64<E: de::Error>(self, value: i64) -> Result<T, E> {
        T::try_from(value).map_err(|_| E::invalid_value(Unexpected::Signed(value), &self.0))
    }

    fn visit_u64<E: de::Error>(self, value: u64) -> Result<T, E> {
        T::try_from(value).map_err(|_| E::invalid_value(Unexpected::Unsigned(value), &self.0))
    }

    fn visit_f64<E: de::Error>(self, value: f64) -> Result<T, E> {
        let exact = integral(value).and_then(|integer| T::try_from(integer).ok());
        exact.ok_or_else(|| E::invalid_value(Unexpected::Float(value), &self.0))
    }
}

/// The integer that a float is, where it is one beyond doubt.
pub(super) fn integral(value: f64) -> Option<i64> {
    #[allow(clippy::as_conversions, reason = "an integer of 53 bits")]
    (value.fract() == 0.0 && value.abs() < MAX_EXACT).then_some(value as i64)
}

impl Wire for f64 {
    fn decode<'de, D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        Self::deserialize(from)
    }

    /// JSON has no infinities and no NaN; `null` would be another value.
    fn encode<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        if self.is_finite() {
            to.serialize_f64(*self)
        } else {
            Err(ser::Error::custom(format_args!("{self} is no JSON number")))
        }
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
        (self.parse)(text).ok_or_else(|| E::invalid_value(Unexpected::Str(text), &self.expected))
    }
}
