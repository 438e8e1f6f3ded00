//! Finds the lines and columns of all messages of a run at once.

use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostic, Located, Location};
use crate::read::documents::LocalDocuments;
use crate::read::source_map::{LineIndex, positions};
use crate::{Source, SourceFile};

/// The messages of a run with their places, in the same order.
pub(crate) fn in_run(
    diagnostics: Vec<Diagnostic>,
    source: &Source<'_>,
    documents: &LocalDocuments<'_>,
) -> Vec<Located> {
    locate(diagnostics, |file| {
        if file.is_empty() {
            return (source.document.name.clone(), source.document.text.as_str());
        }
        let sidecars = [&source.overlay, &source.settings];
        if let Some(sidecar) = sidecars.into_iter().flatten().find(|sidecar| sidecar.name == file) {
            return (sidecar.name.clone(), sidecar.text.as_str());
        }
        (beside(&source.document.name, file), documents.text(file).unwrap_or_default())
    })
}

/// Finds the places of messages that are all about one file.
pub fn in_file(diagnostics: Vec<Diagnostic>, file: &SourceFile) -> Vec<Located> {
    locate(diagnostics, |_| (file.name.clone(), file.text.as_str()))
}

/// Groups the messages by file, so that each text is walked once.
fn locate<'a>(diagnostics: Vec<Diagnostic>, text_of: impl Fn(&str) -> (String, &'a str)) -> Vec<Located> {
    let mut by_file: BTreeMap<String, Vec<(usize, Diagnostic)>> = BTreeMap::new();
    for (index, diagnostic) in diagnostics.into_iter().enumerate() {
        by_file.entry(diagnostic.pointer.file().to_owned()).or_default().push((index, diagnostic));
    }
    let mut located = Vec::new();
    for (file, diagnostics) in by_file {
        let (name, text) = text_of(&file);
        let lines = LineIndex::new(text);
        let pointers: Vec<_> = diagnostics.iter().map(|(_, diagnostic)| &diagnostic.pointer).collect();
        let found = positions(&lines, &pointers).into_iter().zip(diagnostics);
        let mut placed: Vec<_> =
            found.map(|(found, (index, message))| (message.position.unwrap_or(found), index, message)).collect();
        // Asking for the lines in ascending order takes one pass, also over a document that is one long line.
        placed.sort_by_key(|(position, index, _)| (*position, *index));
        for (position, index, diagnostic) in placed {
            let location = Location::new(&name, &lines, position);
            located.push((index, Located { diagnostic, location }));
        }
    }
    located.sort_by_key(|(index, _)| *index);
    located.into_iter().map(|(_, located)| located).collect()
}

/// The path of another file of the document, relative to the same folder as the document's own path.
fn beside(document: &str, file: &str) -> String {
    match document.rsplit_once(['/', '\\']) {
        Some((folder, _)) => format!("{folder}/{file}"),
        None => file.to_owned(),
    }
}
