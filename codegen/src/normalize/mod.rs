//! 3.0 or 3.1 to the 3.0 shape.
//!
//! A list of small rewrites, each idempotent and a no-op on its own result. What openapiv3 has no field for travels in `x-`
//! keys; a node that moves remembers the original pointer in `x-origin`, so that messages about it and what is below it
//! point into the document that its author wrote. Never checks shapes: what is not as it should be stays for `check`.

mod cycles;
mod encoding;
mod events;
mod generics;
mod inline;
mod references;
mod schema;
mod version;
mod webhooks;

use std::sync::Arc;

use serde_json::Value;

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::grammar::walk::{Verdict, walk};
use crate::grammar::{Kind, Place};
use crate::pointer::Pointer;

/// The other files of a document.
pub(crate) trait Documents {
    /// The value in `file`, a path relative to the root document's folder with `/`, without `.` and with `..` only in front.
    /// An error says why there is none.
    #[allow(clippy::result_large_err, reason = "once per file")]
    fn get(&mut self, file: &str) -> Result<Arc<Value>, Diagnostic>;

    /// The root document's own name, as other files would refer to it.
    fn root(&self) -> &str;
}

/// Brings `document` into the 3.0 shape; `None`, with an error, if it is no OpenAPI 3.x document.
pub(crate) fn normalize(
    mut document: Value,
    files: &mut dyn Documents,
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
