//! What the codecs of an API are written with.

pub use serde::Serializer;
pub use serde::de::{Error as DecodeError, MapAccess};
pub use serde_json::Error as JsonError;
pub use serde_json::value::RawValue;

pub use super::json::nested;
pub use super::json_enum::{IntegerEnum, JsonEnum};
pub use super::object::{
    Object, ObjectWriter, read, read_additional, read_into, required, skip, write, write_additional, write_present,
};
pub use super::string_enum::StringEnum;
pub use super::union::Union;
pub use super::union_select::{Arm, Kinds, Select};
pub use super::unknown::UnknownValue;
pub use super::wire::Wire;

pub(crate) use super::json_enum::{integer_enum, json_enum};
pub(crate) use super::object::object;
pub(crate) use super::string_enum::string_enum;
pub(crate) use super::union::union;
pub(crate) use super::wire::newtype;
