//! Schemas, discriminators, XML objects.

use serde_json::Value;

use super::object::Object;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::grammar::walk::Verdict;
use crate::grammar::{Kind, Place, is_type};

/// Each field was looked at by itself; this is what they have to do with each other.
pub(super) fn check(kind: Kind, object: &mut Object, place: &Place<'_>, diagnostics: &mut Diagnostics) -> Verdict {
    match kind {
        Kind::Schema => {
            if object.get("type").and_then(Value::as_str).is_some_and(|name| !is_type(name)) {
                object.shift_remove("type");
            }
            Verdict::Keep
        }
        Kind::Discriminator if !object.contains_key("propertyName") => {
            diagnostics.push(Diagnostic::warning(
                "missing-field",
                &place.pointer(),
                "the discriminator has no `propertyName`",
                "the discriminator is ignored",
            ));
            Verdict::Drop
        }
        _ => Verdict::Keep,
    }
}
