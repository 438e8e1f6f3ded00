//! From nodes to places, for all the messages of a run at once.

use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostic, Located, Location};
use crate::read::documents::LocalDocuments;
use crate::read::source_map::{LineIndex, positions};
use crate::{Source, SourceFile};

/// Finds the places of a run's messages; the order stays.
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
        for (position, (index, diagnostic)) in positions(&lines, &pointers).into_iter().zip(diagnostics) {
            let location = Location::new(&name, &lines, diagnostic.position.unwrap_or(position));
            located.push((index, Located { diagnostic, location }));
        }
    }
    located.sort_by_key(|(index, _)| *index);
    located.into_iter().map(|(_, located)| located).collect()
}

/// The name of a file beside the document, written like the document's.
fn beside(document: &str, file: &str) -> String {
    match document.rsplit_once(['/', '\\']) {
        Some((folder, _)) => format!("{folder}/{file}"),
        None => file.to_owned(),
    }
}
