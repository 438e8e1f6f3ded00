//! `nullable` that says nothing.

use serde_json::Value;

use super::Schema;
use crate::diagnostic::Diagnostics;
use crate::grammar::Place;

/// `nullable: false` is the default.
pub(super) fn drop_nullable_false(schema: &mut Schema, _: &Place<'_>, _: &mut Diagnostics) {
    if schema.get("nullable") == Some(&Value::Bool(false)) {
        schema.shift_remove("nullable");
    }
}
