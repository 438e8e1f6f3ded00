//! `xml`.

use super::Schema;
use crate::diagnostic::Diagnostics;
use crate::grammar::Place;

/// openapiv3 has no field for `xml`, so it travels as `x-xml`.
pub(super) fn rewrite(schema: &mut Schema, _: &Place<'_>, _: &mut Diagnostics) {
    if let Some(xml) = schema.shift_remove("xml") {
        schema.entry("x-xml").or_insert(xml);
    }
}
