//! 3.0, 3.1 or 3.2 to the 3.0 shape.
//!
//! A list of small rewrites, each idempotent and a no-op on its own result. What openapiv3 has no field for is renamed to one
//! of [`crate::internal_keys`]. A node that moves keeps a pointer to where it stood under [`crate::internal_keys::ORIGIN`], so
//! that messages about it, and about what is in it, point into the document that its author wrote. Never checks shapes: what does
//! not have the shape that it should have is left to `check`.

mod cycles;
mod events;
mod explode;
mod generics;
mod inline;
pub(crate) mod references;
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
    generics::make_generic_instances(&mut document, diagnostics);
    document = references::resolve_references(document, files, diagnostics);
    cycles::cut_reference_cycles(&mut document, diagnostics);
    inline::put_copies_for_references(&mut document, diagnostics);
    let schemas = events::event_schemas(&document);
    let root = Place::start(Pointer::root());
    walk(Kind::Document, &mut document, &root, &mut |kind, node, place| {
        if kind == Kind::Schema {
            schema::rewrite_schema(node, place, diagnostics);
        } else if matches!(kind, Kind::Encoding | Kind::Header) {
            explode::keep_given_explode(node);
        } else if kind == Kind::MediaType && place.last() == Some("text/event-stream") {
            events::item_schema_to_event_data(node, place, &schemas);
        }
        Verdict::Keep
    });
    webhooks::webhooks_to_internal_key(&mut document);
    Some(document)
}
