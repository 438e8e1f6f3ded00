//! JSON text for the serde implementations of users' types: each number reaches them with all its digits.
//!
//! serde_json gives a number with a fraction as an `f64`, which keeps 17 digits and no zeros behind the last one. Here a type that asks for a text
//! gets the number as it is written. A type that takes what comes (`deserialize_any`, as `rust_decimal::Decimal` does) first gets an `f64`, and
//! if that is not enough, the text: see [`read`].

use std::cell::Cell;
use std::fmt;

use serde::de::value::MapAccessDeserializer;
use serde::de::{DeserializeOwned, DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};
use serde::forward_to_deserialize_any;
use serde_json::Error;
use serde_json::value::RawValue;

use super::nesting::Level;

/// Reads a value of JSON text. `is_kept` says whether a reading has the numbers as they were, and `is_worse` whether one that got texts has lost
/// what one that got floats has.
///
/// # Errors
/// That of the type.
pub(super) fn read<T: DeserializeOwned>(
    json: &str,
    is_kept: impl Fn(&T) -> bool,
    is_worse: impl Fn(&T, &T) -> bool,
) -> Result<T, Error> {
    let was_asked = Cell::new(false);
    let with = |fractions| T::deserialize(Json { json, fractions, was_asked: &was_asked });
    let floats = with(Fractions::Float);
    if !was_asked.get() || floats.as_ref().is_ok_and(&is_kept) {
        return floats;
    }
    match (floats, with(Fractions::Text)) {
        (Err(_), Ok(texts)) => Ok(texts),
        (Ok(floats), Ok(texts)) if is_kept(&texts) && !is_worse(&floats, &texts) => Ok(texts),
        (floats, _) => floats,
    }
}

/// What a type gets that takes what comes, for a number with a fraction.
#[derive(Clone, Copy)]
enum Fractions {
    Float,
    Text,
}

/// A JSON text without blanks around it.
#[derive(Clone, Copy)]
struct Json<'de, 'a> {
    json: &'de str,
    fractions: Fractions,
    /// Whether a type took what came for a number with a fraction.
    was_asked: &'a Cell<bool>,
}

impl<'de> Json<'de, '_> {
    fn with(self, json: &'de str) -> Self {
        Self { json, ..self }
    }

    fn is_number(self) -> bool {
        self.json.starts_with(|first: char| first == '-' || first.is_ascii_digit())
    }

    fn plain(self) -> serde_json::Deserializer<serde_json::de::StrRead<'de>> {
        serde_json::Deserializer::from_str(self.json)
    }
}

impl<'de> Deserializer<'de> for Json<'de, '_> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self.json.bytes().next() {
            Some(b'{' | b'[') => self.plain().deserialize_any(Inside { visitor, at: self }),
            Some(b'-' | b'0'..=b'9') if self.json.parse::<i64>().is_err() && self.json.parse::<u64>().is_err() => {
                self.was_asked.set(true);
                match self.fractions {
                    Fractions::Float => self.plain().deserialize_any(visitor),
                    Fractions::Text => visitor.visit_borrowed_str(self.json),
                }
            }
            Some(_) | None => self.plain().deserialize_any(visitor),
        }
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        if self.is_number() { visitor.visit_borrowed_str(self.json) } else { self.plain().deserialize_str(visitor) }
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.deserialize_str(visitor)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        if self.json == "null" { visitor.visit_none() } else { visitor.visit_some(self) }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, name: &'static str, visitor: V) -> Result<V::Value, Error> {
        // A part that is wanted as text.
        if name.starts_with("$serde_json::private") {
            return self.plain().deserialize_newtype_struct(name, visitor);
        }
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        if self.json.starts_with('{') {
            return self.plain().deserialize_map(Inside { visitor: Tagged(visitor), at: self });
        }
        self.plain().deserialize_enum(name, variants, visitor)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        self.plain().deserialize_struct(name, fields, Inside { visitor, at: self })
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.plain().deserialize_map(Inside { visitor, at: self })
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.plain().deserialize_seq(Inside { visitor, at: self })
    }

    fn deserialize_tuple<V: Visitor<'de>>(self, length: usize, visitor: V) -> Result<V::Value, Error> {
        self.plain().deserialize_tuple(length, Inside { visitor, at: self })
    }

    fn deserialize_tuple_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        length: usize,
        visitor: V,
    ) -> Result<V::Value, Error> {
        self.plain().deserialize_tuple_struct(name, length, Inside { visitor, at: self })
    }

    fn deserialize_f32<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.plain().deserialize_f32(visitor)
    }

    fn deserialize_f64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.plain().deserialize_f64(visitor)
    }

    fn deserialize_i128<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.plain().deserialize_i128(visitor)
    }

    fn deserialize_u128<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.plain().deserialize_u128(visitor)
    }

    fn deserialize_bytes<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.plain().deserialize_bytes(visitor)
    }

    fn deserialize_byte_buf<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.plain().deserialize_byte_buf(visitor)
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_unit()
    }

    fn deserialize_i8<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.plain().deserialize_i8(visitor)
    }

    fn deserialize_i16<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.plain().deserialize_i16(visitor)
    }

    fn deserialize_i32<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.plain().deserialize_i32(visitor)
    }

    fn deserialize_i64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.plain().deserialize_i64(visitor)
    }

    fn deserialize_u8<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.plain().deserialize_u8(visitor)
    }

    fn deserialize_u16<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.plain().deserialize_u16(visitor)
    }

    fn deserialize_u32<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.plain().deserialize_u32(visitor)
    }

    fn deserialize_u64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.plain().deserialize_u64(visitor)
    }

    forward_to_deserialize_any! { bool char unit unit_struct identifier }
}

/// What is inside an object or a list, value by value.
struct Inside<'de, 'a, V> {
    visitor: V,
    at: Json<'de, 'a>,
}

impl<'de, V: Visitor<'de>> Visitor<'de> for Inside<'de, '_, V> {
    type Value = V::Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.visitor.expecting(f)
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<V::Value, A::Error> {
        let _level = Level::list()?;
        self.visitor.visit_map(Values { of: map, at: self.at })
    }

    fn visit_seq<A: SeqAccess<'de>>(self, list: A) -> Result<V::Value, A::Error> {
        let _level = Level::list()?;
        self.visitor.visit_seq(Values { of: list, at: self.at })
    }
}

/// The values of a map or a list, each read as text first.
struct Values<'de, 'a, A> {
    of: A,
    at: Json<'de, 'a>,
}

impl<'de, A: MapAccess<'de>> MapAccess<'de> for Values<'de, '_, A> {
    type Error = A::Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, A::Error> {
        self.of.next_key_seed(seed)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, A::Error> {
        let raw = self.of.next_value::<&'de RawValue>()?;
        seed.deserialize(self.at.with(raw.get())).map_err(without_place)
    }
}

impl<'de, A: SeqAccess<'de>> SeqAccess<'de> for Values<'de, '_, A> {
    type Error = A::Error;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, A::Error> {
        match self.of.next_element::<&'de RawValue>()? {
            Some(raw) => seed.deserialize(self.at.with(raw.get())).map(Some).map_err(without_place),
            None => Ok(None),
        }
    }
}

/// An enum whose variant has a value: an object with one key.
struct Tagged<V>(V);

impl<'de, V: Visitor<'de>> Visitor<'de> for Tagged<V> {
    type Value = V::Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.expecting(f)
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<V::Value, A::Error> {
        self.0.visit_enum(MapAccessDeserializer::new(map))
    }
}

/// The position in a part of the text would be taken for that in the whole.
fn without_place<E: serde::de::Error>(error: Error) -> E {
    E::custom(message(&error))
}

/// The message of an error without line and column.
pub(super) fn message(error: &Error) -> String {
    let text = error.to_string();
    let position = format!(" at line {} column {}", error.line(), error.column());
    text.strip_suffix(position.as_str()).unwrap_or(&text).to_owned()
}
