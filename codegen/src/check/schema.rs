//! Schemas and discriminators.

use serde_json::Value;

use super::object::Object;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::grammar::walk::Verdict;
use crate::grammar::{Place, is_type};
use crate::internal_keys::DEFAULT_MAPPING;

/// Removes a `type` that OpenAPI 3.0 does not have; `normalize` has reported it.
pub(super) fn drop_unknown_type(object: &mut Object) -> Verdict {
    if object.get("type").and_then(Value::as_str).is_some_and(|name| !is_type(name)) {
        object.shift_remove("type");
    }
    Verdict::Keep
}

/// Leaves out a discriminator that names no property, and moves `defaultMapping` to [`DEFAULT_MAPPING`].
pub(super) fn check_discriminator(object: &mut Object, place: &Place<'_>, diagnostics: &mut Diagnostics) -> Verdict {
    if let Some(default) = object.shift_remove("defaultMapping") {
        object.entry(DEFAULT_MAPPING).or_insert(default);
    }
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
