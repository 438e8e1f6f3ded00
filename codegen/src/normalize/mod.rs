//! 3.0 or 3.1 to the 3.0 shape.
//!
//! A list of small rewrites, each idempotent and a no-op on its own result. What openapiv3 has no field for is renamed to one
//! of [`crate::internal_keys`]. A node that moves keeps a pointer to where it stood under [`crate::internal_keys::ORIGIN`], so
//! that messages about it, and about what is in it, point into the document that its author wrote. Never checks shapes: what is not as it should be stays for `check`.

mod cycles;
mod encoding;
mod events;
mod generics;
mod inline;
mod references;
mod schema;
mod version;
mod webhooks;

use serde_json::Value;

use crate::diagnostic::Diagnostics;
use crate::grammar::walk::{Verdict, walk};
use crate::grammar::{Kind, Place};
use crate::pointer::Pointer;
use crate::read::documents::LocalDocuments;

/// Brings `document` into the 3.0 shape; `None`, with an error, if it is no OpenAPI 3.x document.
pub(crate) fn normalize(
    mut document: Value,
    files: &mut LocalDocuments<'_>,
    diagnostics: &mut Diagnostics,
) -> Option<Value> {
    if !version::is_openapi_3(&document, diagnostics) {
        return None;
    }
    generics::rewrite(&mut document, diagnostics);
    document = references::rewrite(document, files, diagnostics);
    cycles::rewrite(&mut document, diagnostics);
    inline::rewrite(&mut document, diagnostics);
    let schemas = events::schemas(&document);
    let root = Place::start(Pointer::root());
    walk(Kind::Document, &mut document, &root, &mut |kind, node, place| {
        if kind == Kind::Schema {
            schema::rewrite(node, place, diagnostics);
        } else if matches!(kind, Kind::Encoding | Kind::Header) {
            encoding::rewrite(node);
        } else if kind == Kind::MediaType && place.last() == Some("text/event-stream") {
            events::rewrite(node, place, &schemas);
        }
        Verdict::Keep
    });
    webhooks::rewrite(&mut document);
    Some(document)
}
