//! The codec of structs: one driver, and for each type a table of field names and two small functions.

use std::collections::BTreeMap;
use std::fmt;

use serde::de::{self, DeserializeSeed, Deserializer, MapAccess, Visitor};
use serde::ser::{SerializeMap, Serializer};

use super::dropped::Dropped;
use super::error_path;
use super::key_table::KeyTable;
use super::nesting::Level;
use super::repeated_keys::{SeenKeys, insert_value, repeated_key};
use super::wire::{Encoded, Seed, Sink, Wire};

/// A struct that is written as a JSON object.
///
/// The two functions of each struct are statements without a `?`: the reader and the writer keep the first error themselves, and do
/// nothing more after it. A thousand structs compile in a fraction of the time.
pub trait Object: Sized {
    /// The type's name, for messages.
    const NAME: &'static str;
    /// The keys, in the order in which they are usually sent.
    const FIELDS: &'static [&'static str];
    /// Where each key stands in [`FIELDS`](Self::FIELDS).
    const PLACES: &'static KeyTable = &KeyTable::of(Self::FIELDS);

    /// Reads the fields, and hands over the value that is made of them, unless the reader has an error at the end.
    fn read<'de, M: MapAccess<'de>>(from: &mut ObjectReader<M, M::Error>, to: Sink<'_, Self>);

    /// Writes the fields.
    fn write<M: SerializeMap>(&self, to: &mut ObjectWriter<M, M::Error>);
}

/// Implements the codec of a struct from a table of its fields.
///
/// A row says: index in `FIELDS` (and of further keys), field, key, and how the field is present, which is one of [`required`],
/// [`nullable`] and [`optional`](super::presence::optional).
///
/// [`required`]: super::presence::required
/// [`nullable`]: super::presence::nullable
#[doc(hidden)]
#[macro_export]
macro_rules! object {
    (
        $name:ty as $text:literal {
            $($index:pat => $field:ident = $key:literal $presence:ident;)*
        }
        $(also [$($alias:literal),*])?
        $(further $further:ident)?
    ) => {
        #[allow(unused_variables, reason = "a struct may have no fields")]
        impl $crate::Object for $name {
            const NAME: &'static str = $text;
            const FIELDS: &'static [&'static str] = &[$($key,)* $($($alias,)*)?];
            #[allow(irrefutable_let_patterns, reason = "a field that may be absent has a value in any case")]
            fn read<'de, M: $crate::crates::serde::de::MapAccess<'de>>(
                from: &mut $crate::ObjectReader<M, M::Error>,
                to: $crate::Sink<'_, Self>,
            ) {
                #[allow(non_camel_case_types, clippy::builtin_type_shadow, reason = "the type of each field has the field's name")]
                struct Slots<$($field,)* $($further)?> { $($field: $field,)* $($further: $further)? }
                let mut slots = $crate::boxed(|| Slots {
                    $($field: $crate::codec::$presence::slot(),)*
                    $($further: ::std::collections::BTreeMap::new(),)?
                });
                while let Some(field) = from.next_field() {
                    match field {
                        $($index => $crate::codec::$presence::read(&mut slots.$field, from),)*
                        _ => {
                            $($crate::read_further(&mut slots.$further, from);)?
                            from.skip();
                        }
                    }
                }
                from.finish(|from| {
                    $(let $crate::codec::$presence::Is($field) = slots.$field else { return from.missing($key) };)*
                    to(Self { $($field,)* $($further: slots.$further,)? });
                });
            }
            fn write<M: $crate::crates::serde::ser::SerializeMap>(&self, to: &mut $crate::ObjectWriter<M, M::Error>) {
                $($crate::codec::$presence::write(to, $key, &self.$field);)*
                $($crate::write_further(to, &self.$further);)?
            }
        }
        impl $crate::Wire for $name {
            fn decode<'de, D: $crate::crates::serde::Deserializer<'de>>(from: D) -> ::core::result::Result<Self, D::Error> {
                $crate::driver::taken(|to| Self::decode_to(from, to))
            }
            fn decode_to<'de, D: $crate::crates::serde::Deserializer<'de>>(
                from: D,
                to: $crate::Sink<'_, Self>,
            ) -> ::core::result::Result<(), D::Error> {
                $crate::driver::decode_object(from, to)
            }
            fn decode_nullable_to<'de, D: $crate::crates::serde::Deserializer<'de>>(
                from: D,
                to: $crate::Sink<'_, ::core::option::Option<Self>>,
            ) -> ::core::result::Result<(), D::Error> {
                Self::decode_to(from, &mut |value| to(Some(value)))
            }
            fn encode<S: $crate::crates::serde::Serializer>(&self, to: S) -> ::core::result::Result<S::Ok, S::Error> {
                $crate::driver::encode_object(self, to)
            }
        }
        $crate::serde_by_wire!($name);
    };
}

/// An object while it is read. After an error it has no more fields.
pub struct ObjectReader<M, E> {
    map: M,
    fields: &'static [&'static str],
    places: &'static KeyTable,
    /// The field that is looked for first: the one after the field whose value is next.
    expected: usize,
    /// The unknown key whose value is next.
    other: Option<String>,
    seen: SeenKeys,
    error: Option<E>,
}

impl<'de, M: MapAccess<'de>> ObjectReader<M, M::Error> {
    fn new<T: Object>(map: M) -> Self {
        let (fields, places) = (T::FIELDS, T::PLACES);
        Self { map, fields, places, expected: 0, other: None, seen: SeenKeys::default(), error: None }
    }

    /// The index of the next field; `usize::MAX` for an unknown key, `None` at the end.
    pub fn next_field(&mut self) -> Option<usize> {
        if self.error.is_some() {
            return None;
        }
        let key = KeySeed { fields: self.fields, places: self.places, expected: self.expected, other: &mut self.other };
        match self.map.next_key_seed(key) {
            Ok(Some(usize::MAX)) => Some(usize::MAX),
            Ok(Some(index)) => {
                self.expected = index + 1;
                if self.seen.insert(index) { Some(index) } else { self.repeated(index) }
            }
            Ok(None) => None,
            Err(error) => {
                self.error = Some(error);
                None
            }
        }
    }

    /// Notes the error of a key that the object has for the second time.
    #[cold]
    fn repeated(&mut self, index: usize) -> Option<usize> {
        error_path::at_key(self.fields.get(index).copied().unwrap_or_default());
        self.error = Some(repeated_key());
        None
    }

    /// Hands over the field's value.
    fn value<T: Wire>(&mut self, to: Sink<'_, T>) {
        if let Err(error) = self.map.next_value_seed(Seed(to)) {
            let field = self.expected.checked_sub(1).and_then(|index| self.fields.get(index));
            error_path::at_key(field.copied().unwrap_or_default());
            self.error = Some(error);
        }
    }

    /// Skips the value of an unknown key, unless it was read already.
    pub fn skip(&mut self) {
        if let Some(key) = self.other.take() {
            let skipped = self.map.next_value_seed(Dropped { key: &key });
            self.error = skipped.inspect_err(|_| error_path::at_key(&key)).err();
        }
    }

    /// Runs what makes the value of the fields, unless there was an error. It is no part of [`Object::read`], so that the value takes
    /// no stack while the values in it are read.
    #[inline(never)]
    pub fn finish(&mut self, make: impl FnOnce(&mut Self)) {
        if self.error.is_none() {
            make(self);
        }
    }

    /// Notes the error of an object without a required key: ``missing field `name` ``.
    #[cold]
    pub fn missing(&mut self, name: &'static str) {
        error_path::at_key(name);
        self.error = Some(de::Error::missing_field(name));
    }
}

/// Puts on the heap what `make` returns, without a place for it in the stack of the caller.
#[inline(never)]
pub fn boxed<T>(make: impl FnOnce() -> T) -> Box<T> {
    Box::new(make())
}

/// Reads a required field.
pub fn read<'de, T: Wire, M: MapAccess<'de>>(slot: &mut Option<T>, from: &mut ObjectReader<M, M::Error>) {
    from.value(&mut |value| *slot = Some(value));
}

/// The slot of a field whose type has an absent form.
pub struct Is<T>(pub T);

/// Reads a field whose type has an absent form.
pub fn read_into<'de, T: Wire, M: MapAccess<'de>>(slot: &mut Is<T>, from: &mut ObjectReader<M, M::Error>) {
    from.value(&mut |value| slot.0 = value);
}

/// Reads the value of an unknown key into the map of further properties.
pub fn read_further<'de, T: Wire, M: MapAccess<'de>>(
    fields: &mut BTreeMap<String, T>,
    from: &mut ObjectReader<M, M::Error>,
) {
    let Some(key) = from.other.take() else { return };
    from.error = insert_value(fields, key, &mut from.map).err();
}

/// An object while it is written. After an error nothing more is written.
pub struct ObjectWriter<M, E> {
    map: M,
    result: Result<(), E>,
}

/// Writes a field; an absent value is written as null.
pub fn write<T: Wire, M: SerializeMap>(to: &mut ObjectWriter<M, M::Error>, name: &str, value: &T) {
    if to.result.is_ok() {
        to.result = to.map.serialize_entry(name, &Encoded(value)).inspect_err(|_| error_path::at_key(name));
    }
}

/// Writes a field unless it is absent.
pub fn write_present<T: Wire, M: SerializeMap>(to: &mut ObjectWriter<M, M::Error>, name: &str, value: &T) {
    if !value.is_absent() {
        write(to, name, value);
    }
}

/// Writes the map of further properties.
pub fn write_further<T: Wire, M: SerializeMap>(to: &mut ObjectWriter<M, M::Error>, fields: &BTreeMap<String, T>) {
    fields.iter().for_each(|(key, value)| write(to, key, value));
}

/// [`Wire::decode_to`] of an object.
pub fn decode_object<'de, T: Object, D: Deserializer<'de>>(from: D, to: Sink<'_, T>) -> Result<(), D::Error> {
    from.deserialize_map(Fields(to))
}

/// [`Wire::encode`] of an object.
pub fn encode_object<T: Object, S: Serializer>(value: &T, to: S) -> Result<S::Ok, S::Error> {
    let mut to = ObjectWriter { map: to.serialize_map(None)?, result: Ok(()) };
    value.write(&mut to);
    to.result?;
    to.map.end()
}

struct Fields<'a, T>(Sink<'a, T>);

impl<'de, T: Object> Visitor<'de> for Fields<'_, T> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "an object ({})", T::NAME)
    }

    fn visit_map<M: MapAccess<'de>>(self, map: M) -> Result<(), M::Error> {
        let _level = Level::object::<T, _>()?;
        let mut reader = ObjectReader::new::<T>(map);
        T::read(&mut reader, self.0);
        reader.error.map_or(Ok(()), Err)
    }
}

/// Looks a key up, first where it is expected: most servers send an object's keys in the document's order.
struct KeySeed<'a> {
    fields: &'static [&'static str],
    places: &'static KeyTable,
    expected: usize,
    /// Where a key goes that is none of the fields.
    other: &'a mut Option<String>,
}

impl<'de> DeserializeSeed<'de> for KeySeed<'_> {
    type Value = usize;

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<usize, D::Error> {
        from.deserialize_identifier(self)
    }
}

impl Visitor<'_> for KeySeed<'_> {
    type Value = usize;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a key")
    }

    fn visit_str<E: de::Error>(self, key: &str) -> Result<usize, E> {
        if self.fields.get(self.expected).is_some_and(|name| *name == key) {
            return Ok(self.expected);
        }
        Ok(self.places.find(self.fields, key).unwrap_or_else(|| {
            *self.other = Some(key.to_owned());
            usize::MAX
        }))
    }
}
