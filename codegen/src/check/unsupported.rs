//! Fields that OpenAPI has and the generated code has no use for.

use super::object::Object;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::grammar::{Kind, Place};

/// What a field would have changed on the wire or in a type.
const UNSUPPORTED: &[(Kind, &str, &str)] = &[
    (Kind::Document, "$self", "references are resolved from where the file is"),
    (Kind::MediaType, "prefixEncoding", "the parts are encoded as their types say"),
    (Kind::MediaType, "itemEncoding", "the parts are encoded as their types say"),
    (Kind::Discriminator, "defaultMapping", "a value that `mapping` does not list is kept as an unknown one"),
    (Kind::OAuthFlows, "deviceAuthorization", "the client does not fetch tokens in this way: give it one"),
];

/// Says what of an object makes no difference.
pub(super) fn note(kind: Kind, object: &Object, place: &Place<'_>, diagnostics: &mut Diagnostics) {
    for (_, key, instead) in UNSUPPORTED.iter().filter(|(of, _, _)| *of == kind) {
        if object.contains_key(*key) {
            diagnostics.push(Diagnostic::note(
                "field-not-supported",
                &place.key(key).pointer(),
                format!("`{key}` is not supported"),
                *instead,
            ));
        }
    }
}
