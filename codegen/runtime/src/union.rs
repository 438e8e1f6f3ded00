//! The codec of unions: one driver, and for each type a table of its variants.

use serde::de::{Deserializer, Error, Unexpected};
use serde::ser::Serializer;

use super::date_text;
use super::error_path;
use super::leniency;
use super::loss;
use super::raw_text::raw_text;
use super::union_keys::UnionKeys;
use super::union_reading::read_variant;
use super::union_select::Select;
use super::unknown::UnknownValue;
use super::wire::Sink;

/// An enum with one variant per alternative, and one for values that fit none.
pub trait Union: Sized {
    /// The type's name, for messages.
    const NAME: &'static str;
    /// How the variant of a value is decided.
    const SELECT: Select;

    /// The keys that its variants know.
    fn keys() -> &'static UnionKeys;

    /// Reads the variant at an index, and hands it over; `None` where there is no such variant.
    fn decode(variant: usize, raw: &str, to: Sink<'_, Self>) -> Option<Result<(), serde_json::Error>>;

    /// The variant of any other value.
    fn unknown(value: UnknownValue) -> Self;

    /// Writes the value.
    fn encode<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error>;
}

/// Implements the codec of a union from a table of its variants, or for a type that has [`Union`] already.
///
/// `by tag "kind"` gives the values of that property for each variant, `else 1` the variant of objects that have none of them; `by shape` says what JSON of each variant looks like.
#[doc(hidden)]
#[macro_export]
macro_rules! union {
    ($name:ty as $text:literal by tag $property:literal $(else $default:literal)? { $($index:literal => $variant:ident = [$($value:literal),*];)* }) => {
        $crate::union! {
            @impl $name, $text, [$($index => $variant),*],
            $crate::Select::Tag {
                property: $property,
                values: &[$($(($value, $index),)*)*],
                default: $crate::union!(@default $($default)?),
            }
        }
    };
    ($name:ty as $text:literal by shape { $(
        $index:literal => $variant:ident = [$($kind:ident),*]
        $(of $($object:ty),+: required [$($required:literal),*] $(tags [$($tags:expr),*])?)?;
    )* }) => {
        $crate::union! {
            @impl $name, $text, [$($index => $variant),*],
            $crate::Select::Keys(&[$($crate::Arm {
                kinds: $crate::Kinds::NONE$(.or($crate::Kinds::$kind))*,
                required: &[$($($required),*)?],
                known: &[$($(<$object as $crate::Object>::FIELDS),+)?],
                tags: &[$($($($tags),*)?)?],
            }),*])
        }
    };
    (@default) => {
        ::core::option::Option::None
    };
    (@default $default:literal) => {
        ::core::option::Option::Some($default)
    };
    (@impl $name:ty, $text:literal, [$($index:literal => $variant:ident),*], $select:expr) => {
        impl $crate::Union for $name {
            const NAME: &'static str = $text;
            const SELECT: $crate::Select = $select;
            fn keys() -> &'static $crate::UnionKeys {
                static KEYS: $crate::UnionKeys = $crate::UnionKeys::new();
                &KEYS
            }
            fn decode(
                variant: usize,
                raw: &str,
                to: $crate::Sink<'_, Self>,
            ) -> ::core::option::Option<::core::result::Result<(), $crate::crates::serde_json::Error>> {
                match variant {
                    $($index => Some($crate::nested(raw, &mut |value| to(Self::$variant(value)))),)*
                    _ => None,
                }
            }
            fn unknown(value: $crate::UnknownValue) -> Self {
                Self::Unknown(value)
            }
            fn encode<S: $crate::crates::serde::Serializer>(&self, out: S) -> ::core::result::Result<S::Ok, S::Error> {
                match self {
                    $(Self::$variant(value) => $crate::Wire::encode(value, out),)*
                    Self::Unknown(value) => $crate::Wire::encode(value, out),
                }
            }
        }
        $crate::union!($name);
    };
    ($name:ty) => {
        impl $crate::Wire for $name {
            fn decode<'de, D: $crate::crates::serde::Deserializer<'de>>(from: D) -> ::core::result::Result<Self, D::Error> {
                $crate::driver::taken(|to| Self::decode_to(from, to))
            }
            fn decode_to<'de, D: $crate::crates::serde::Deserializer<'de>>(
                from: D,
                to: $crate::Sink<'_, Self>,
            ) -> ::core::result::Result<(), D::Error> {
                $crate::driver::decode_union(from, to)
            }
            fn decode_nullable_to<'de, D: $crate::crates::serde::Deserializer<'de>>(
                from: D,
                to: $crate::Sink<'_, ::core::option::Option<Self>>,
            ) -> ::core::result::Result<(), D::Error> {
                $crate::driver::decode_nullable_union(from, to)
            }
            fn encode<S: $crate::crates::serde::Serializer>(&self, to: S) -> ::core::result::Result<S::Ok, S::Error> {
                <Self as $crate::Union>::encode(self, to)
            }
        }
        $crate::serde_by_wire!($name);
    };
}

/// [`Wire::decode_to`](super::Wire::decode_to) of a union.
pub fn decode_union<'de, T: Union, D: Deserializer<'de>>(from: D, to: Sink<'_, T>) -> Result<(), D::Error> {
    let raw = raw_text(from)?;
    if raw == "null" {
        return Err(D::Error::invalid_type(Unexpected::Unit, &T::NAME));
    }
    read_union(&raw, to).map_err(D::Error::custom)
}

/// [`Wire::decode_nullable_to`](super::Wire::decode_nullable_to) of a union: a text that no variant can read, and that servers write
/// for null, is null.
pub fn decode_nullable_union<'de, T: Union, D: Deserializer<'de>>(
    from: D,
    to: Sink<'_, Option<T>>,
) -> Result<(), D::Error> {
    let raw = raw_text(from)?;
    let before = error_path::mark();
    match read_union(&raw, &mut |value| to(Some(value))) {
        Err(_) if leniency::is_allowed() && date_text::is_zero_in_json(&raw) => {
            error_path::rewind(before);
            to(None);
            Ok(())
        }
        result => result.map_err(D::Error::custom),
    }
}

fn read_union<T: Union>(raw: &str, to: Sink<'_, T>) -> Result<(), serde_json::Error> {
    match read_variant(&T::SELECT, T::keys(), raw, T::decode, to) {
        Some(result) => result,
        None => {
            loss::not_listed(0);
            to(T::unknown(UnknownValue::from_raw(raw)));
            Ok(())
        }
    }
}
