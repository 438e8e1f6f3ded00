//! Schemas and discriminators.

use serde_json::Value;

use super::object::Object;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::grammar::walk::Verdict;
use crate::grammar::{Place, is_type};

/// Removes a `type` that OpenAPI 3.0 does not have; `normalize` has reported it.
pub(super) fn drop_unknown_type(object: &mut Object) -> Verdict {
    if object.get("type").and_then(Value::as_str).is_some_and(|name| !is_type(name)) {
        object.shift_remove("type");
    }
    Verdict::Keep
}

/// Leaves out a discriminator that names no property.
pub(super) fn check_discriminator(object: &Object, place: &Place<'_>, diagnostics: &mut Diagnostics) -> Verdict {
    if object.contains_key("propertyName") {
        return Verdict::Keep;
    }
    diagnostics.push(Diagnostic::warning(
        "missing-field",
        &place.pointer(),
        "the discriminator has no `propertyName`",
        "the discriminator is ignored",
    ));
    Verdict::Drop
}
