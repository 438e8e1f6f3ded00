//! What Rust clients run on that are generated from OpenAPI documents.
//!
//! A generated crate holds what one document says: types, methods, and tables. This crate holds what all of them share: it builds and
//! sends requests, reads answers and pages, reports errors, and reads and writes JSON by the tables. It knows no API.
//!
//! Programs use a generated crate, which re-exports what they name. Only a program with several generated crates may want to name this
//! one: [`Maybe`], [`FilePart`], [`ClientHooks`] and the others are the same types in all of them.
//!
//! | what | where |
//! |---|---|
//! | values with a form of their own in JSON | [`Maybe`], [`Nullable`], [`OrBlank`], [`FilePart`], [`Base64`], [`DecimalString`], [`UnknownValue`], [`Serde`] |
//! | calls and their answers | [`Pending`], [`ResponseValue`], [`Items`], [`Pages`], [`Events`], [`JsonLines`] |
//! | errors | [`Error`], [`ErrorResponse`], [`Outcome`] |
//! | how a client behaves | [`Credential`], [`ClientCredentials`], [`RetryPolicy`], [`ClientHooks`], [`Signer`] |
//! | what the document says about operations | [`description`] |
//! | calls without an async runtime | `blocking`, with the feature of that name |
//! | calls by name, with JSON arguments | `invoke`, with the feature of that name |
//! | a command line for all of it | `cli`, with the feature of that name |
//!
//! Items that only generated code names are hidden in this documentation, and are no part of what the version number promises to users.

mod base64;
#[cfg(feature = "blocking")]
pub mod blocking;
#[cfg(feature = "cli")]
pub mod cli;
#[doc(hidden)] // Named by generated `codec.rs` files only.
pub mod codec;
#[cfg(feature = "chrono")]
mod date_chrono;
#[cfg(feature = "jiff")]
mod date_jiff;
mod date_text;
#[cfg(any(feature = "chrono", feature = "jiff"))]
mod date_time;
mod decimal;
mod decoded_size;
pub mod description;
mod dropped;
mod entries;
mod error_path;
mod file_part;
mod file_stream;
#[doc(hidden)] // Named by generated code only; what users name is re-exported below.
pub mod http;
#[cfg(feature = "invoke")]
pub mod invoke;
mod json;
mod json_enum;
mod key_table;
mod leniency;
mod loss;
mod maybe;
mod nesting;
mod nullable;
mod object;
#[cfg(feature = "jiff")]
mod offset_date_time;
mod or_blank;
mod presence;
mod raw_text;
mod repeated_keys;
mod scoped_flag;
mod serde_digits;
mod serde_value;
mod string_enum;
mod union;
mod union_candidates;
mod union_keys;
mod union_reading;
mod union_select;
mod unknown;
mod unknown_keys;
mod value_of_key;
mod wire;
mod wire_containers;
mod wire_free;
mod wire_numbers;
mod wire_scalars;
mod words;
#[cfg(feature = "xml")]
#[doc(hidden)] // Named by generated `xml.rs` files only.
pub mod xml;

pub use self::base64::{Base64, Base64Url};
pub use self::decimal::DecimalString;
pub use self::description::{Location, Operation, Parameter};
pub use self::file_part::FilePart;
pub use self::http::{
    BuildError, ByteStream, ClientCredentials, ClientHooks, Credential, DeviceAuthorization, DeviceLogin, DeviceToken,
    Error, ErrorResponse, Event, Events, HookError, HookFuture, Items, JsonLines, OperationInfo, Outcome, Pages, Parts,
    Pending, RawResponse, Reason, ResponsePart, ResponseValue, RetryPolicy, Signer, SignerError, Tried, Unsigned,
    redirect_policy,
};
pub use self::json::{from_slice, to_vec};
pub use self::maybe::Maybe;
pub use self::nullable::Nullable;
#[cfg(feature = "jiff")]
pub use self::offset_date_time::OffsetDateTime;
pub use self::or_blank::OrBlank;
pub use self::serde_value::{Serde, SerdeNumber};
pub use self::string_enum::Text;
pub use self::unknown::UnknownValue;
pub use self::wire::Wire;

// Named by generated code and by the macros that it calls.
#[doc(hidden)]
pub use self::{
    http::*,
    json::nested,
    json_enum::{IntegerEnum, JsonEnum},
    key_table::KeyTable,
    object::{Object, ObjectReader, ObjectWriter, boxed, read_further, write_further},
    string_enum::StringEnum,
    union::Union,
    union_keys::UnionKeys,
    union_select::{Arm, Kinds, Select},
    wire::Sink,
};

/// The crates whose types are part of generated clients, in the versions that these are built with.
pub mod crates {
    #[cfg(feature = "chrono")]
    #[doc(no_inline)]
    pub use chrono;
    #[cfg(feature = "jiff")]
    #[doc(no_inline)]
    pub use jiff;
    #[doc(no_inline)]
    pub use {bytes, progenitor_client, reqwest, rust_decimal, serde, serde_json, uuid};
}

/// The functions that the macros of generated code expand to.
#[doc(hidden)]
pub mod driver {
    pub use super::json_enum::{
        decode_integer, decode_json, display_json, encode_integer, encode_json, integer_variant, json_value,
        json_variant,
    };
    pub use super::object::{decode_object, encode_object};
    pub use super::string_enum::{decode_string, encode_string, variant_of};
    pub use super::union::{decode_nullable_union, decode_union};
    pub use super::wire::taken;
}
