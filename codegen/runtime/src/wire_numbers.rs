//! Integers and floats, as JSON numbers or in JSON strings.

use std::fmt;
use std::marker::PhantomData;

use serde::de::value::{I64Deserializer, U64Deserializer};
use serde::de::{self, Deserialize, Deserializer, IntoDeserializer, Unexpected, Visitor};
use serde::ser::{self, Serializer};
use serde_json::value::RawValue;

use super::error_path::shortened;
use super::leniency;
use super::wire::Wire;

/// Below this every integer is an `f64` (2^53), and is what its text says: 2^53 + 1 is read as 2^53.
const MAX_EXACT: f64 = 9_007_199_254_740_992.0;

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

/// Takes integers, and floats without a fraction (`3.0`), that fit `T`; also in a string.
#[derive(Clone, Copy)]
struct Integer<T>(&'static str, PhantomData<T>);

impl<T: TryFrom<i64> + TryFrom<u64> + Copy> Visitor<'_> for Integer<T> {
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

    fn visit_str<E: de::Error>(self, text: &str) -> Result<T, E> {
        number_in_string(text, self)
    }
}

/// The integer that a float is, where it is one beyond doubt.
pub(super) fn integral(value: f64) -> Option<i64> {
    #[allow(clippy::as_conversions, reason = "an integer of 53 bits")]
    (value.fract() == 0.0 && value.abs() < MAX_EXACT).then_some(value as i64)
}

impl Wire for f64 {
    fn decode<'de, D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_any(Float)
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

/// Takes numbers, also in a string.
#[derive(Clone, Copy)]
struct Float;

impl Visitor<'_> for Float {
    type Value = f64;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("f64")
    }

    fn visit_f64<E: de::Error>(self, value: f64) -> Result<f64, E> {
        Ok(value)
    }

    fn visit_i64<E: de::Error>(self, value: i64) -> Result<f64, E> {
        let integer: I64Deserializer<E> = value.into_deserializer();
        f64::deserialize(integer)
    }

    fn visit_u64<E: de::Error>(self, value: u64) -> Result<f64, E> {
        let integer: U64Deserializer<E> = value.into_deserializer();
        f64::deserialize(integer)
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<f64, E> {
        number_in_string(text, self)
    }
}

/// Gives `visitor` the number that a JSON string holds, as if there were no quotes.
///
/// # Errors
/// The string holds no number, or none that fits; or this is no place for leniency.
pub(super) fn number_in_string<T, E: de::Error>(
    text: &str,
    visitor: impl for<'de> Visitor<'de, Value = T> + Copy,
) -> Result<T, E> {
    if !(leniency::is_allowed() && is_json_number(text)) {
        return Err(E::invalid_type(Unexpected::Str(&shortened(text)), &visitor));
    }
    let number = serde_json::Deserializer::from_str(text).deserialize_any(visitor);
    number.map_err(|_| E::invalid_value(Unexpected::Str(&shortened(text)), &visitor))
}

/// Whether a text is exactly one JSON number (RFC 8259, section 6): `-12.50` and `1e3`, but not ` 1`, `+1`, `007` or `.5`.
pub(super) fn is_json_number(text: &str) -> bool {
    let first = text.starts_with(|first: char| first == '-' || first.is_ascii_digit());
    let last = text.ends_with(|last: char| last.is_ascii_digit());
    first && last && serde_json::from_str::<&RawValue>(text).is_ok()
}
