//! Names that things keep although the document changes: writes them into the name lock.

use codegen::diff::Report;

use crate::comparison::{Pair, files};
use crate::ending::Failure;
use crate::name_locks::LockChanges;
use crate::source::read_sources;
use crate::state::State;

/// Gives things back the names that they lost, by the name lock of the new state. Says whether it has changed.
///
/// # Errors
///
/// The new state is a revision, or its lock can't be written.
pub fn keep_names(new: &State, pair: &Pair, report: &Report) -> Result<bool, Failure> {
    let names = report.names_to_keep();
    let Some(document) = pair.new.as_ref().filter(|_| !names.is_empty()) else { return Ok(false) };
    let Some(path) = document.name_lock.as_ref().filter(|_| new.is_on_disk()) else {
        let message = format!("`{}` is no file: --keep-names writes the name lock beside it", new.specs.display());
        return Err(Failure::Usage(message));
    };
    let files = files(new, Some(document));
    // What is wrong with the document was said when it was compared.
    let sources = read_sources(new.tree.as_ref(), document, files.as_ref(), false).ok();
    let lock = sources.and_then(|(source, settings)| codegen::lock_keeping(&source, &settings, &names));
    let Some(lock) = lock else { return Ok(false) };
    let mut changes = LockChanges::default();
    changes.add(path, lock)?;
    changes.apply()?;
    Ok(!changes.is_empty())
}
