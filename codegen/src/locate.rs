//! Finds the lines and columns of all messages of a run at once.

use std::borrow::Cow;
use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostic, Located, Location, Position};
use crate::pointer::Pointer;
use crate::read::documents::{LocalDocuments, is_address};
use crate::read::source_map::{LineIndex, positions};
use crate::{Source, SourceFile};

/// The messages of a run with their places, in the same order.
pub(crate) fn in_run(
    diagnostics: Vec<Diagnostic>,
    source: &Source<'_>,
    documents: &LocalDocuments<'_>,
) -> Vec<Located> {
    messages(diagnostics, |file| match source.own_text(file) {
        Some(own) => own,
        None => (beside(&source.document.name, file), documents.text(file).unwrap_or_default().into()),
    })
}

/// Finds the places of messages that are all about one file.
pub fn in_file(diagnostics: Vec<Diagnostic>, file: &SourceFile) -> Vec<Located> {
    messages(diagnostics, |_| (file.name.clone(), file.text.as_str().into()))
}

/// The places of these nodes of a document, in the same order.
pub fn places(pointers: &[Option<Pointer>], source: &Source<'_>) -> Vec<Option<Location>> {
    let wanted: Vec<(usize, &Pointer)> =
        pointers.iter().enumerate().filter_map(|(index, pointer)| Some((index, pointer.as_ref()?))).collect();
    let found = locate(
        wanted,
        |(_, pointer)| pointer,
        |_| None,
        |file| match source.own_text(file) {
            Some(own) => own,
            None if is_address(file) => (file.to_owned(), source.files.fetched(file).unwrap_or_default().into()),
            None => (beside(&source.document.name, file), source.files.read(file).unwrap_or_default().into()),
        },
    );
    let mut places = vec![None; pointers.len()];
    for ((index, _), location) in found {
        places.get_mut(index).into_iter().for_each(|place| *place = Some(location.clone()));
    }
    places
}

fn messages<'a>(diagnostics: Vec<Diagnostic>, text_of: impl Fn(&str) -> (String, Cow<'a, str>)) -> Vec<Located> {
    let found = locate(diagnostics, |message| &message.pointer, |message| message.position, text_of);
    found.into_iter().map(|(diagnostic, location)| Located { diagnostic, location }).collect()
}

/// Groups the items by file, so that each text is walked once.
fn locate<'a, T>(
    items: Vec<T>,
    pointer: impl Fn(&T) -> &Pointer,
    known: impl Fn(&T) -> Option<Position>,
    text_of: impl Fn(&str) -> (String, Cow<'a, str>),
) -> Vec<(T, Location)> {
    let mut by_file: BTreeMap<String, Vec<(usize, T)>> = BTreeMap::new();
    for (index, item) in items.into_iter().enumerate() {
        by_file.entry(pointer(&item).file().to_owned()).or_default().push((index, item));
    }
    let mut located = Vec::new();
    for (file, items) in by_file {
        let (name, text) = text_of(&file);
        let lines = LineIndex::new(&text);
        let pointers: Vec<_> = items.iter().map(|(_, item)| pointer(item)).collect();
        let found = positions(&lines, &pointers).into_iter().zip(items);
        let mut placed: Vec<_> =
            found.map(|(found, (index, item))| (known(&item).unwrap_or(found), index, item)).collect();
        // Asking for the lines in ascending order takes one pass, also over a document that is one long line.
        placed.sort_by_key(|(position, index, _)| (*position, *index));
        for (position, index, item) in placed {
            located.push((index, item, Location::new(&name, &lines, position)));
        }
    }
    located.sort_by_key(|(index, ..)| *index);
    located.into_iter().map(|(_, item, location)| (item, location)).collect()
}

impl Source<'_> {
    /// The name and the text of the document, its overlay, its settings or its name lock; `None` for another file.
    fn own_text(&self, file: &str) -> Option<(String, Cow<'_, str>)> {
        let sidecars = [&self.overlay, &self.settings, &self.name_lock].into_iter().flatten();
        let found = sidecars.into_iter().find(|sidecar| sidecar.name == file);
        let own = if file.is_empty() { &self.document } else { found? };
        Some((own.name.clone(), own.text.as_str().into()))
    }
}

/// The address of another file of the document, or its path, relative to the same folder as the document's own path.
fn beside(document: &str, file: &str) -> String {
    if is_address(file) {
        return file.to_owned();
    }
    match document.rsplit_once(['/', '\\']) {
        Some((folder, _)) => format!("{folder}/{file}"),
        None => file.to_owned(),
    }
}
