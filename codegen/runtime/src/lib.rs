//! What the clients run on that are generated from OpenAPI documents.
//!
//! `wire` is the codec between JSON and Rust values, `http` sends requests. What people name in their own code ([`Maybe`],
//! [`OrBlank`], [`FilePart`], …) stands beside them. Nothing here knows a particular API.

mod base64;
#[cfg(feature = "blocking")]
pub mod blocking;
#[cfg(feature = "cli")]
pub mod cli;
#[doc(hidden)]
pub mod codec;
mod date_text;
mod date_time;
mod decimal;
#[doc(hidden)]
pub mod description;
mod entries;
mod error_path;
mod file_part;
mod file_stream;
#[doc(hidden)]
pub mod http;
#[cfg(feature = "invoke")]
pub mod invoke;
mod json;
mod json_enum;
mod leniency;
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
mod wire_numbers;
mod wire_scalars;
#[cfg(feature = "xml")]
#[doc(hidden)]
pub mod xml;

pub use self::base64::{Base64, Base64Url};
pub use self::decimal::DecimalString;
pub use self::file_part::FilePart;
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

/// The crates whose types are part of generated clients, in the versions that these are built with.
pub mod crates {
    pub use {bytes, chrono, progenitor_client, reqwest, rust_decimal, serde, serde_json, uuid};
}

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
