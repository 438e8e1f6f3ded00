//! `const`.

use serde_json::Value;

use super::Schema;
use crate::diagnostic::Diagnostics;
use crate::grammar::Place;

/// `const: v` is an enum of one value.
pub(super) fn const_to_enum(schema: &mut Schema, _: &Place<'_>, _: &mut Diagnostics) {
    if let Some(value) = schema.shift_remove("const") {
        schema.insert("enum".to_owned(), Value::Array(vec![value]));
    }
}
