//! The runtime that generated crates carry.
//!
//! `wire` is the codec between JSON and Rust values, `http` sends requests. What people name in their own code ([`Maybe`],
//! [`OrBlank`], [`FilePart`], …) stands beside them. Nothing here knows a particular API.
#![allow(dead_code, unused_imports, unused_macros, reason = "an API uses the part that it needs")]

mod base64;
#[cfg(feature = "blocking")]
pub mod blocking;
#[doc(hidden)]
pub mod codec;
mod date_time;
mod decimal;
mod entries;
mod error_path;
mod file_part;
mod file_stream;
mod filter;
#[doc(hidden)]
pub mod http;
#[cfg(feature = "invoke")]
pub mod invoke;
mod json;
mod json_enum;
mod maybe;
mod object;
mod or_blank;
mod presence;
mod string_enum;
mod union;
mod union_select;
mod unknown;
mod wire;
mod wire_containers;
mod wire_scalars;
#[cfg(feature = "xml")]
#[doc(hidden)]
pub mod xml;

#[cfg(test)]
mod tests;

pub use self::base64::{Base64, Base64Url};
pub use self::decimal::DecimalString;
pub use self::file_part::FilePart;
pub use self::filter::{Filter, Order};
pub use self::http::*;
pub use self::json::{from_slice, nested, to_vec};
pub use self::json_enum::{IntegerEnum, JsonEnum};
pub use self::maybe::Maybe;
pub use self::object::{Object, ObjectReader, ObjectWriter, read_further, write_further};
pub use self::or_blank::OrBlank;
pub use self::string_enum::{StringEnum, Text};
pub use self::union::Union;
pub use self::union_select::{Arm, Kinds, Select};
pub use self::unknown::UnknownValue;
pub use self::wire::Wire;

pub(crate) use self::http::{client_builder, request_builder};
pub(crate) use self::json_enum::{integer_enum, json_enum};
pub(crate) use self::object::object;
pub(crate) use self::string_enum::string_enum;
pub(crate) use self::union::union;
pub(crate) use self::wire::{newtype, serde_by_wire};

/// The functions behind the macros, which expand to calls of them.
pub mod driver {
    pub use super::json_enum::{
        decode_integer, decode_json, display_json, encode_integer, encode_json, integer_variant, json_value,
        json_variant,
    };
    pub use super::object::{decode_object, encode_object};
    pub use super::string_enum::{decode_string, encode_string, variant_of};
    pub use super::union::decode_union;
}
