//! Corrections of a document: OpenAPI Overlay 1.0 and 1.1.
//!
//! Takes the document's value and the overlay's text, gives the corrected value. It knows nothing of OpenAPI. Beyond the
//! specification, each action should say why it is there, and must change something: a correction that upstream has made is noticed.

mod action;
mod apply;
mod contained;
mod copied;
mod info;
mod merge;
mod parse;
mod version;

use serde_json::Value;

use crate::SourceFile;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::pointer::Pointer;
use crate::read::read_value;
use crate::stale::History;
use version::Version;

/// Applies the overlay's actions to the document, one after the other.
///
/// An action that matches or changes nothing is an error, and the others are applied nevertheless. A file that is no overlay changes
/// nothing; all that is wrong with it is reported, and the result is `None`.
pub fn apply_overlay(
    document: &mut Value,
    overlay: &SourceFile,
    history: &History<'_>,
    diagnostics: &mut Diagnostics,
) -> Option<()> {
    let root = Pointer::root_of(&overlay.name);
    let value =
        read_value(&overlay.name, &root, &overlay.text, diagnostics).map_err(|error| diagnostics.push(error)).ok()?;
    let Overlay { version, actions } = parse::overlay(&value, &root, diagnostics)?;
    let upstream_says_so: Vec<bool> =
        actions.iter().map(|action| contained::says_so(document, action, version)).collect();
    for (action, upstream_says_so) in actions.iter().zip(upstream_says_so) {
        let application = apply::Application { action, version, upstream_says_so, history };
        if let Err(diagnostic) = application.apply(document, diagnostics) {
            diagnostics.push(diagnostic);
        }
    }
    Some(())
}

/// A file of corrections.
struct Overlay {
    version: Version,
    actions: Vec<Action>,
}

/// One correction.
struct Action {
    /// Where it stands in the overlay.
    pointer: Pointer,
    /// The nodes to correct.
    target: Query,
    change: Change,
}

/// A JSONPath.
struct Query {
    /// As it is written, for messages.
    text: String,
    path: serde_json_path::JsonPath,
}

enum Change {
    Update(Value),
    /// Updates with the one node that the query matches.
    Copy(Query),
    Remove,
    /// The action says nothing of what to do.
    Nothing,
}

fn error(pointer: &Pointer, message: impl Into<String>) -> Diagnostic {
    Diagnostic::error("invalid-overlay", pointer, message, "nothing is generated from this document")
}

#[cfg(test)]
mod tests;
