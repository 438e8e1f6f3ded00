//! The one driver behind all structs: per type there is a table of field names and two small functions.

use std::collections::BTreeMap;
use std::fmt;
use std::marker::PhantomData;

use serde::de::{self, DeserializeSeed, Deserializer, IgnoredAny, MapAccess, Visitor};
pub use serde::ser::SerializeMap as ObjectWriter;
use serde::ser::Serializer;

use super::error_path;
use super::wire::{Encoded, Seed, Wire};

/// A struct with a JSON object as its form.
pub trait Object: Sized {
    /// The type's name, for messages.
    const NAME: &'static str;
    /// The keys, in the order in which they are usually sent.
    const FIELDS: &'static [&'static str];
    /// The fields while they are read.
    type Draft: Default;

    /// Reads the value of the field at an index of [`FIELDS`](Self::FIELDS).
    fn set<'de, M: MapAccess<'de>>(draft: &mut Self::Draft, field: usize, map: &mut M) -> Result<(), M::Error>;

    /// Reads the value of any other key.
    fn set_additional<'de, M: MapAccess<'de>>(
        _draft: &mut Self::Draft,
        _key: String,
        map: &mut M,
    ) -> Result<(), M::Error> {
        skip(map)
    }

    /// Makes the value of what was read.
    fn finish<E: de::Error>(draft: Self::Draft) -> Result<Self, E>;

    /// Writes the fields.
    fn write<W: ObjectWriter>(&self, out: &mut W) -> Result<(), W::Error>;
}

/// Implements the codec of a struct from a table of its fields, or for a type that has [`Object`] already.
///
/// A row says: index in `FIELDS` (and of further keys), field, type, key, and how the field is present, which is one of
/// [`required`], [`nullable`] and [`optional`]. A struct without required fields that has a `Default` is its own draft and says
/// no types.
macro_rules! object {
    (
        $name:ty as $text:literal via $draft:ident {
            $($index:pat => $field:ident: $ty:ty = $key:literal $presence:ident;)*
        }
        $(also [$($alias:literal),*])?
        $(further $further:ident: $value:ty)?
    ) => {
        #[derive(Default)]
        pub struct $draft {
            $($field: $crate::support::codec::$presence::Slot<$ty>,)*
            $($further: ::std::collections::BTreeMap<::std::string::String, $value>,)?
        }
        $crate::support::object! {
            @impl $name, $text, $draft, [$($index => $field = $key $presence;)*] [$($($alias),*)?] [$($further)?]
        }
    };
    (
        $name:ty as $text:literal {
            $($index:pat => $field:ident = $key:literal $presence:ident;)*
        }
        $(also [$($alias:literal),*])?
        $(further $further:ident)?
    ) => {
        $crate::support::object! {
            @impl $name, $text, Self, [$($index => $field = $key $presence;)*] [$($($alias),*)?] [$($further)?]
        }
    };
    (
        @impl $name:ty, $text:literal, $draft:ty, [$($index:pat => $field:ident = $key:literal $presence:ident;)*]
        [$($alias:literal),*] [$($further:ident)?]
    ) => {
        #[allow(unused_variables, reason = "a struct may have no fields")]
        impl $crate::support::Object for $name {
            const NAME: &'static str = $text;
            const FIELDS: &'static [&'static str] = &[$($key,)* $($alias,)*];
            type Draft = $draft;
            fn set<'de, M: ::serde::de::MapAccess<'de>>(
                draft: &mut Self::Draft,
                field: usize,
                map: &mut M,
            ) -> ::core::result::Result<(), M::Error> {
                match field {
                    $($index => $crate::support::codec::$presence::read(&mut draft.$field, map),)*
                    _ => $crate::support::skip(map),
                }
            }
            $(fn set_additional<'de, M: ::serde::de::MapAccess<'de>>(
                draft: &mut Self::Draft,
                key: ::std::string::String,
                map: &mut M,
            ) -> ::core::result::Result<(), M::Error> {
                $crate::support::read_additional(&mut draft.$further, key, map)
            })?
            fn finish<E: ::serde::de::Error>(draft: Self::Draft) -> ::core::result::Result<Self, E> {
                Ok(Self {
                    $($field: $crate::support::codec::$presence::finish(draft.$field, $key)?,)*
                    $($further: draft.$further,)?
                })
            }
            fn write<W: $crate::support::ObjectWriter>(&self, out: &mut W) -> ::core::result::Result<(), W::Error> {
                $($crate::support::codec::$presence::write(out, $key, &self.$field)?;)*
                $($crate::support::write_additional(out, &self.$further)?;)?
                Ok(())
            }
        }
        $crate::support::object!($name);
    };
    ($name:ty) => {
        impl $crate::support::Wire for $name {
            fn decode<'de, D: ::serde::Deserializer<'de>>(from: D) -> ::core::result::Result<Self, D::Error> {
                $crate::support::driver::decode_object(from)
            }
            fn encode<S: ::serde::Serializer>(&self, to: S) -> ::core::result::Result<S::Ok, S::Error> {
                $crate::support::driver::encode_object(self, to)
            }
        }
        $crate::support::serde_by_wire!($name);
    };
}
pub(crate) use object;

/// Reads a required field.
pub fn read<'de, T: Wire, M: MapAccess<'de>>(slot: &mut Option<T>, map: &mut M) -> Result<(), M::Error> {
    *slot = Some(map.next_value_seed(Seed::new())?);
    Ok(())
}

/// Reads a field whose type has an absent form itself.
pub fn read_into<'de, T: Wire, M: MapAccess<'de>>(slot: &mut T, map: &mut M) -> Result<(), M::Error> {
    *slot = map.next_value_seed(Seed::new())?;
    Ok(())
}

/// Reads the value of a key without a field of its own.
pub fn read_additional<'de, T: Wire, M: MapAccess<'de>>(
    fields: &mut BTreeMap<String, T>,
    key: String,
    map: &mut M,
) -> Result<(), M::Error> {
    let value = map.next_value_seed(Seed::new()).inspect_err(|_| error_path::at_key(&key))?;
    fields.insert(key, value);
    Ok(())
}

/// Reads past a value.
pub fn skip<'de, M: MapAccess<'de>>(map: &mut M) -> Result<(), M::Error> {
    map.next_value::<IgnoredAny>().map(drop)
}

/// The value of a required field.
///
/// # Errors
/// The key was not there: ``missing field `name` ``.
pub fn required<T: Wire, E: de::Error>(slot: Option<T>, name: &'static str) -> Result<T, E> {
    slot.or_else(T::absent).ok_or_else(|| {
        error_path::at_key(name);
        E::missing_field(name)
    })
}

/// Writes a field; what stands for an absent one becomes null.
pub fn write<W: ObjectWriter, T: Wire>(out: &mut W, name: &'static str, value: &T) -> Result<(), W::Error> {
    out.serialize_entry(name, &Encoded(value)).inspect_err(|_| error_path::at_key(name))
}

/// Writes a field unless it is absent.
pub fn write_present<W: ObjectWriter, T: Wire>(out: &mut W, name: &'static str, value: &T) -> Result<(), W::Error> {
    if value.is_absent() { Ok(()) } else { write(out, name, value) }
}

/// Writes the keys that have no field of their own.
pub fn write_additional<W: ObjectWriter, T: Wire>(out: &mut W, fields: &BTreeMap<String, T>) -> Result<(), W::Error> {
    for (key, value) in fields {
        out.serialize_entry(key, &Encoded(value)).inspect_err(|_| error_path::at_key(key))?;
    }
    Ok(())
}

/// [`Wire::decode`] of an object.
pub fn decode_object<'de, T: Object, D: Deserializer<'de>>(from: D) -> Result<T, D::Error> {
    from.deserialize_map(Fields(PhantomData))
}

/// [`Wire::encode`] of an object.
pub fn encode_object<T: Object, S: Serializer>(value: &T, to: S) -> Result<S::Ok, S::Error> {
    let mut map = to.serialize_map(None)?;
    value.write(&mut map)?;
    map.end()
}

struct Fields<T>(PhantomData<T>);

impl<'de, T: Object> Visitor<'de> for Fields<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "an object ({})", T::NAME)
    }

    fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<T, M::Error> {
        let mut draft = T::Draft::default();
        let mut expected = 0;
        while let Some(key) = map.next_key_seed(KeySeed { fields: T::FIELDS, expected })? {
            match key {
                Key::Field(index, name) => {
                    expected = index + 1;
                    T::set(&mut draft, index, &mut map).inspect_err(|_| error_path::at_key(name))?;
                }
                Key::Other(key) => T::set_additional(&mut draft, key, &mut map)?,
            }
        }
        T::finish(draft)
    }
}

enum Key {
    Field(usize, &'static str),
    Other(String),
}

/// Looks a key up, first where it is expected: servers send an object's keys in the document's order.
struct KeySeed {
    fields: &'static [&'static str],
    expected: usize,
}

impl<'de> DeserializeSeed<'de> for KeySeed {
    type Value = Key;

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<Key, D::Error> {
        from.deserialize_identifier(self)
    }
}

impl Visitor<'_> for KeySeed {
    type Value = Key;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a key")
    }

    fn visit_str<E: de::Error>(self, key: &str) -> Result<Key, E> {
        let at = |index: usize| self.fields.get(index).filter(|name| **name == key).map(|name| Key::Field(index, name));
        let found = at(self.expected)
            .or_else(|| self.fields.iter().position(|name| *name == key).and_then(at))
            .unwrap_or_else(|| Key::Other(key.to_owned()));
        Ok(found)
    }
}
