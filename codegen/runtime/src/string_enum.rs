//! Open enums of strings.

use serde::Deserializer;

use super::loss;
use super::unknown::UnknownValue;
use super::wire_scalars::decode_text;

/// What can be made of any text; it lets `"…".into()` reach through [`Maybe`](super::Maybe) and [`OrBlank`](super::OrBlank).
pub trait Text: for<'a> From<&'a str> {}

impl Text for String {}

/// An enum with one variant per listed string, and one for all others.
pub trait StringEnum: Sized {
    /// The type's name, for messages.
    const NAME: &'static str;
    /// The listed values.
    const VALUES: &'static [&'static str];

    /// The variant of a listed value.
    fn listed(index: usize) -> Option<Self>;

    /// The variant of any other value.
    fn unknown(value: UnknownValue) -> Self;

    /// Which listed value it is.
    fn index(&self) -> Result<usize, &UnknownValue>;
}

/// Implements the codec and conversions of an enum from a table of its values, or for a type that has [`StringEnum`] already.
#[doc(hidden)]
#[macro_export]
macro_rules! string_enum {
    ($name:ty as $text:literal { $($index:literal => $variant:ident = $value:literal;)* }) => {
        impl $crate::StringEnum for $name {
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
        $crate::string_enum!($name);
    };
    ($name:ty) => {
        impl $name {
            /// The text on the wire.
            pub fn as_str(&self) -> &str {
                $crate::driver::encode_string(self)
            }
        }
        impl ::core::fmt::Display for $name {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                f.pad(self.as_str())
            }
        }
        impl ::core::convert::From<&str> for $name {
            fn from(text: &str) -> Self {
                $crate::driver::variant_of(text)
            }
        }
        impl ::core::convert::From<::std::string::String> for $name {
            fn from(text: ::std::string::String) -> Self {
                Self::from(text.as_str())
            }
        }
        impl ::core::str::FromStr for $name {
            type Err = ::core::convert::Infallible;
            // No `Self::Err`: a variant may be called so.
            fn from_str(text: &str) -> ::core::result::Result<Self, ::core::convert::Infallible> {
                Ok(Self::from(text))
            }
        }
        impl $crate::Text for $name {}
        $crate::enum_order!($name, $crate::StringEnum);
        impl $crate::Wire for $name {
            fn decode<'de, D: $crate::crates::serde::Deserializer<'de>>(from: D) -> ::core::result::Result<Self, D::Error> {
                $crate::driver::decode_string(from)
            }
            fn encode<S: $crate::crates::serde::Serializer>(&self, to: S) -> ::core::result::Result<S::Ok, S::Error> {
                to.serialize_str(self.as_str())
            }
        }
        $crate::serde_by_wire!($name);
    };
}

/// Orders the values of an enum as the document lists them; those that it does not list come last.
#[doc(hidden)]
#[macro_export]
macro_rules! enum_order {
    ($name:ty, $table:path) => {
        impl ::core::cmp::Ord for $name {
            fn cmp(&self, other: &Self) -> ::core::cmp::Ordering {
                <Self as $table>::index(self).cmp(&<Self as $table>::index(other))
            }
        }
        impl ::core::cmp::PartialOrd for $name {
            fn partial_cmp(&self, other: &Self) -> ::core::option::Option<::core::cmp::Ordering> {
                ::core::option::Option::Some(::core::cmp::Ord::cmp(self, other))
            }
        }
    };
}

/// The variant for a text.
pub fn variant_of<T: StringEnum>(text: &str) -> T {
    let index = T::VALUES.iter().position(|value| *value == text);
    index.and_then(T::listed).unwrap_or_else(|| T::unknown(UnknownValue::from_text(text)))
}

/// [`Wire::decode`](crate::Wire::decode) of a string enum.
pub fn decode_string<'de, T: StringEnum, D: Deserializer<'de>>(from: D) -> Result<T, D::Error> {
    let value: T = decode_text(from, T::NAME, |text| Some(variant_of(text)))?;
    if value.index().is_err() {
        loss::not_listed(T::VALUES.len());
    }
    Ok(value)
}

/// The text of a variant.
pub fn encode_string<T: StringEnum>(value: &T) -> &str {
    match value.index() {
        Ok(index) => T::VALUES.get(index).copied().unwrap_or_default(),
        Err(unknown) => unknown.text(),
    }
}
