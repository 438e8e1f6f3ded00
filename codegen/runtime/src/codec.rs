//! The macros and words that the generated files `codec.rs` are written with.

pub use super::presence::{nullable, optional, required};

pub use crate::{integer_enum, json_enum, newtype, object, string_enum, union};
