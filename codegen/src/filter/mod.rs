//! The operations that the settings choose, and the components that these need.
//!
//! Takes a normalized document and gives it without the operations that `include` and `exclude` leave out, and without the components that
//! only those refer to. It comes before everything that looks into an operation or a component: what is left out costs nothing, has no
//! messages, and has no part in anything that is decided later. What the settings say of it has a message here.

mod beside;
mod candidate;
mod condition;
mod places;
mod reach;
mod rules;
mod schemes;

use std::collections::HashSet;

use serde_json::Value;

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::pointer::Pointer;
use crate::settings::{Settings, UnusedTypes};
use crate::stale::History;
use candidate::{Candidate, candidates, remove_operations};
use places::Places;

/// The document with what the settings choose; `None`, with an error, if that is no operation at all.
pub(crate) fn keep_chosen(
    mut document: Value,
    settings: &Settings,
    history: &History<'_>,
    diagnostics: &mut Diagnostics,
) -> Option<Value> {
    let root = Pointer::root_of(&settings.file);
    let mut places = Places::default();
    if settings.chooses_operations() {
        let all = candidates(&document);
        rules::report_rules(settings, &all, &document, history, diagnostics);
        let chosen: HashSet<&Candidate> = rules::chosen(settings, &all).into_iter().collect();
        if chosen.is_empty() {
            let section = if settings.include.is_empty() { "exclude" } else { "include" };
            let message = "the settings choose no operation";
            let action = "nothing is generated from this document";
            diagnostics.push(Diagnostic::error("nothing-chosen", &root.child(section), message, action));
            return None;
        }
        let left_out: Vec<&Candidate> = all.iter().filter(|candidate| !chosen.contains(candidate)).collect();
        beside::report_operations(settings, &left_out, &chosen, diagnostics);
        let named = schemes::named_schemes(&document);
        remove_operations(&mut document, &left_out, &mut places);
        let schemes = schemes::drop_unneeded(&mut document, &named);
        beside::report_schemes(settings, &schemes, diagnostics);
    } else if settings.unused_types == Some(UnusedTypes::Keep) {
        let message = "without `include` and `exclude` types that no operation uses are kept anyway";
        let action = "the setting has no effect";
        diagnostics.push(Diagnostic::error("ineffective-setting", &root.child("unused_types"), message, action));
    }
    if settings.drops_unused_types() {
        let schemas = reach::drop_unreached(&mut document, &mut places);
        beside::report_schemas(settings, &schemas, diagnostics);
    }
    places.drop_messages(diagnostics);
    Some(document)
}
