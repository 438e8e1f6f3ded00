//! Settings for what other settings leave out.

use std::collections::HashSet;

use super::candidate::Candidate;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::pointer::Pointer;
use crate::settings::{Settings, unmatched};

/// Reports the settings for operations that are left out.
pub(super) fn report_operations(
    settings: &Settings,
    left_out: &[&Candidate],
    chosen: &HashSet<&Candidate>,
    diagnostics: &mut Diagnostics,
) {
    let root = Pointer::root_of(&settings.file);
    let chosen: HashSet<String> = chosen.iter().map(|operation| operation.key()).collect();
    let left_out: HashSet<String> = left_out.iter().map(|operation| operation.key()).collect();
    for (section, keys) in [
        (root.child("rename").child("operations"), settings.rename.operations.keys().collect::<Vec<_>>()),
        (root.child("pagination"), settings.pagination.keys().collect()),
    ] {
        let idle = keys.into_iter().filter(|key| left_out.contains(*key) && !chosen.contains(*key));
        diagnostics.extend(idle.map(|key| {
            let message = format!("the operation `{key}` is left out by `include` or `exclude`");
            remove_or_include(unmatched(&section.child(key), message))
        }));
    }
}

/// Reports the settings for security schemes that are left out.
pub(super) fn report_schemes(settings: &Settings, left_out: &[String], diagnostics: &mut Diagnostics) {
    let section = Pointer::root_of(&settings.file).child("security");
    let idle = settings.security.keys().filter(|key| left_out.contains(*key));
    diagnostics.extend(idle.map(|key| {
        let message = format!("no operation that is chosen asks for the security scheme `{key}`");
        remove_or_include(unmatched(&section.child(key), message))
    }));
}

/// Reports the settings for schemas that are left out.
pub(super) fn report_schemas(settings: &Settings, left_out: &[String], diagnostics: &mut Diagnostics) {
    let section = Pointer::root_of(&settings.file).child("rename").child("types");
    let idle = settings.rename.types.keys().filter(|name| left_out.contains(*name));
    diagnostics.extend(idle.map(|name| {
        let message = format!("no operation uses the schema `{name}`, and unused types are left out");
        remove_or_include(unmatched(&section.child(name), message))
    }));
}

fn remove_or_include(diagnostic: Diagnostic) -> Diagnostic {
    diagnostic.help("remove the setting, or include what it is for")
}
