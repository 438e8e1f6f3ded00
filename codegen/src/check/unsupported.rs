//! Fields of OpenAPI that the generator does not support.

use super::object::Object;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::grammar::{Kind, Place};

/// The fields by object, each with what is done without it.
const UNSUPPORTED: &[(Kind, &str, &str)] = &[
    (Kind::Encoding, "encoding", "the part is written as its type says"),
    (Kind::Encoding, "prefixEncoding", "the part is written as its type says"),
    (Kind::Encoding, "itemEncoding", "the part is written as its type says"),
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
