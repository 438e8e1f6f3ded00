//! Addresses of documents: what they call themselves (3.2's `$self`), and where they were fetched from.

use std::collections::HashMap;

use serde_json::Value;
use url::Url;

use crate::read::documents::{LocalDocuments, is_address};

/// The addresses of the documents of a run.
pub(super) struct Addresses {
    /// The root document's `$self`.
    own_name: Option<String>,
    /// Documents by their addresses; `None` until one is asked for.
    files: Option<HashMap<String, String>>,
}

impl Addresses {
    pub(super) fn new(root: &Value) -> Self {
        let own_name = root.get("$self").and_then(Value::as_str).map(str::to_owned);
        Self { own_name, files: None }
    }

    /// What references in a document are relative to; `None` where that is its path.
    pub(super) fn base(&self, file: &str, documents: &mut LocalDocuments<'_>) -> Option<Url> {
        let retrieved = retrieved(file, documents);
        let own_name = match file {
            "" => self.own_name.clone(),
            _ => documents.get(file).and_then(|document| Some(document.get("$self")?.as_str()?.to_owned())),
        };
        match own_name {
            Some(name) => named(file, &name, documents),
            None => retrieved,
        }
    }

    /// The document that has an address, by its `$self` or since it was fetched from there.
    pub(super) fn file(&mut self, address: &str, documents: &mut LocalDocuments<'_>) -> Option<String> {
        let own_name = &self.own_name;
        let files = self.files.get_or_insert_with(|| known_files(own_name.as_deref(), documents));
        files.get(address).cloned()
    }
}

/// Where a document was fetched from: its address, or one beside that of the root document.
fn retrieved(file: &str, documents: &LocalDocuments<'_>) -> Option<Url> {
    if is_address(file) { Url::parse(file).ok() } else { documents.address()?.join(file).ok() }
}

/// What a document calls itself, as an address: relative to where it was fetched from, else to its path.
fn named(file: &str, name: &str, documents: &LocalDocuments<'_>) -> Option<Url> {
    if let Some(retrieved) = retrieved(file, documents) {
        return retrieved.join(name).ok();
    }
    let path = if file.is_empty() { documents.root() } else { file };
    Url::parse("file:///").ok()?.join(path).ok()?.join(name).ok()
}

fn known_files(own_name: Option<&str>, documents: &LocalDocuments<'_>) -> HashMap<String, String> {
    let mut known = HashMap::new();
    let mut add = |file: &str, name: Option<&str>| {
        let named = name.and_then(|name| named(file, name, documents));
        for address in named.into_iter().chain(retrieved(file, documents)) {
            known.entry(without_fragment(address)).or_insert_with(|| file.to_owned());
        }
    };
    add("", own_name);
    for (path, name) in documents.own_names() {
        add(&path, Some(&name));
    }
    known
}

/// An address without its fragment.
pub(super) fn without_fragment(mut address: Url) -> String {
    address.set_fragment(None);
    address.into()
}
