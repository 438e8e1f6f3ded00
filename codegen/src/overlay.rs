//! Corrections of a document: OpenAPI Overlay 1.0.
//!
//! Takes the document's value and the overlay's text, gives the corrected value. It knows nothing of OpenAPI. Beyond the
//! specification, each action must say why it is there, and must change something: a correction that upstream has made is noticed.

mod apply;
mod contained;
mod parse;

use serde_json::Value;

use crate::SourceFile;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::pointer::Pointer;
use crate::read::read_value;
use crate::stale::History;

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
    let actions = parse::overlay(&value, &root, diagnostics)?;
    let upstream_says_so: Vec<bool> = actions.iter().map(|action| contained::says_so(document, action)).collect();
    for (action, upstream_says_so) in actions.iter().zip(upstream_says_so) {
        if let Err(diagnostic) = apply::action(document, action, upstream_says_so, history) {
            diagnostics.push(diagnostic);
        }
    }
    Some(())
}

/// One correction.
struct Action {
    /// Where it stands in the overlay.
    pointer: Pointer,
    /// The path as it is written, for messages.
    target: String,
    /// The nodes to correct.
    path: serde_json_path::JsonPath,
    change: Change,
}

enum Change {
    Update(Value),
    Remove,
}

fn error(pointer: &Pointer, message: impl Into<String>) -> Diagnostic {
    Diagnostic::error("invalid-overlay", pointer, message, "nothing is generated from this document")
}

#[cfg(test)]
mod tests;
