//! Fields of OpenAPI that the generator does not support.

use super::object::Object;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::grammar::{Kind, Place};

/// The fields by object, each with what is done without it.
const UNSUPPORTED: &[(Kind, &str, &str)] = &[
    (Kind::Document, "$self", "references are resolved from where the file is"),
    (Kind::MediaType, "prefixEncoding", "the parts are encoded as their types say"),
    (Kind::MediaType, "itemEncoding", "the parts are encoded as their types say"),
    (Kind::Discriminator, "defaultMapping", "a value that `mapping` does not list is kept as an unknown one"),
    (Kind::OAuthFlows, "deviceAuthorization", "the client does not fetch tokens in this way: give it one"),
];

/// Reports each field of an object that is not supported.
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
