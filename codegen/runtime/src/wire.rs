//! The one codec trait, and the bridge between it and serde's traits.

use serde::de::{self, Deserialize, DeserializeSeed, Deserializer};
use serde::ser::{Serialize, Serializer};

/// Where a value goes that was read.
///
/// A value that is returned has a place in the stack of each function that it passes through, also while the values in it are read:
/// large types would overflow the stack at a few levels. A value that is handed over takes its place when it is complete.
pub type Sink<'a, T> = &'a mut dyn FnMut(T);

/// A type with a JSON form.
///
/// It is implemented for foreign types as well (numbers, strings, dates, lists, …), so that leniency, exactness and error
/// paths are decided in one place, whatever serde implementation such a type has.
pub trait Wire: Sized {
    /// Reads a value.
    fn decode<'de, D: Deserializer<'de>>(from: D) -> Result<Self, D::Error>;

    /// Reads a value that can be null, of JSON that is not null. `None` where it stands for null all the same, as `""` does where a
    /// date is expected.
    fn decode_nullable<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Self>, D::Error> {
        Self::decode(from).map(Some)
    }

    /// Reads a value, and hands it over.
    fn decode_to<'de, D: Deserializer<'de>>(from: D, to: Sink<'_, Self>) -> Result<(), D::Error> {
        Self::decode(from).map(to)
    }

    /// As [`Wire::decode_nullable`]; hands the value over.
    fn decode_nullable_to<'de, D: Deserializer<'de>>(from: D, to: Sink<'_, Option<Self>>) -> Result<(), D::Error> {
        Self::decode_nullable(from).map(to)
    }

    /// Writes a value.
    fn encode<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error>;

    /// The value that stands for a key that is not there; `None` where the type has none.
    fn absent() -> Option<Self> {
        None
    }

    /// Whether this value stands for a key that is not there.
    fn is_absent(&self) -> bool {
        false
    }

    /// The value for null, where the type has one of its own, as a free JSON value has.
    fn null() -> Option<Self> {
        None
    }
}

/// The value that `read` hands over.
///
/// # Errors
/// That of `read`.
pub fn taken<T, E: de::Error>(read: impl FnOnce(Sink<'_, T>) -> Result<(), E>) -> Result<T, E> {
    let mut value = None;
    read(&mut |read| value = Some(read))?;
    value.ok_or_else(|| E::custom("no value was read"))
}

/// Reads a `T` where serde asks for a seed, and hands it over.
pub(super) struct Seed<'a, T>(pub(super) Sink<'a, T>);

impl<'de, T: Wire> DeserializeSeed<'de> for Seed<'_, T> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<(), D::Error> {
        T::decode_to(from, self.0)
    }
}

/// Reads a `T` where serde asks for a `Deserialize`.
pub(super) struct Decoded<T>(pub(super) T);

impl<'de, T: Wire> Deserialize<'de> for Decoded<T> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        T::decode(from).map(Self)
    }
}

/// Writes a `T` where serde asks for a `Serialize`.
pub(super) struct Encoded<'a, T>(pub(super) &'a T);

impl<T: Wire> Serialize for Encoded<'_, T> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        self.0.encode(to)
    }
}

/// Implements serde's traits for a type (or several) that has [`Wire`].
#[doc(hidden)]
#[macro_export]
macro_rules! serde_by_wire {
    ($($name:ty),+ $(,)?) => {$(
        impl $crate::crates::serde::Serialize for $name {
            fn serialize<S: $crate::crates::serde::Serializer>(&self, to: S) -> ::core::result::Result<S::Ok, S::Error> {
                $crate::Wire::encode(self, to)
            }
        }
        impl<'de> $crate::crates::serde::Deserialize<'de> for $name {
            fn deserialize<D: $crate::crates::serde::Deserializer<'de>>(from: D) -> ::core::result::Result<Self, D::Error> {
                $crate::Wire::decode(from)
            }
        }
    )+};
}

/// Implements the codec for `struct Name(pub T)`, whose JSON form is that of `T`.
#[doc(hidden)]
#[macro_export]
macro_rules! newtype {
    ($name:ty) => {
        impl $crate::Wire for $name {
            fn decode<'de, D: $crate::crates::serde::Deserializer<'de>>(
                from: D,
            ) -> ::core::result::Result<Self, D::Error> {
                $crate::Wire::decode(from).map(Self)
            }
            fn decode_nullable<'de, D: $crate::crates::serde::Deserializer<'de>>(
                from: D,
            ) -> ::core::result::Result<::core::option::Option<Self>, D::Error> {
                $crate::Wire::decode_nullable(from).map(|value| value.map(Self))
            }
            fn decode_to<'de, D: $crate::crates::serde::Deserializer<'de>>(
                from: D,
                to: $crate::Sink<'_, Self>,
            ) -> ::core::result::Result<(), D::Error> {
                $crate::Wire::decode_to(from, &mut |value| to(Self(value)))
            }
            fn decode_nullable_to<'de, D: $crate::crates::serde::Deserializer<'de>>(
                from: D,
                to: $crate::Sink<'_, ::core::option::Option<Self>>,
            ) -> ::core::result::Result<(), D::Error> {
                $crate::Wire::decode_nullable_to(from, &mut |value: ::core::option::Option<_>| to(value.map(Self)))
            }
            fn encode<S: $crate::crates::serde::Serializer>(&self, to: S) -> ::core::result::Result<S::Ok, S::Error> {
                $crate::Wire::encode(&self.0, to)
            }
            fn absent() -> ::core::option::Option<Self> {
                $crate::Wire::absent().map(Self)
            }
            fn is_absent(&self) -> bool {
                $crate::Wire::is_absent(&self.0)
            }
            fn null() -> ::core::option::Option<Self> {
                $crate::Wire::null().map(Self)
            }
        }
        $crate::serde_by_wire!($name);
    };
}
