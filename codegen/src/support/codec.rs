//! What the codecs of an API are written with.

pub use super::presence::{nullable, optional, required};

pub(crate) use super::json_enum::{integer_enum, json_enum};
pub(crate) use super::object::object;
pub(crate) use super::string_enum::string_enum;
pub(crate) use super::union::union;
pub(crate) use super::wire::newtype;
