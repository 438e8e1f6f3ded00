//! Gets what a document's references to the network lead to, and what the references there lead to.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use codegen::Files;
use codegen::diagnostic::Located;

use super::curl::download_reference;
use crate::files::Folder;
use crate::source::read_sources;
use crate::specs::Document;
use crate::tree::Disk;

/// How many documents are fetched for one document.
const MOST_DOCUMENTS: usize = 200;

/// How many bytes all of them may have together.
const MOST_BYTES: usize = 256 << 20;

/// What came of the network, by address.
#[derive(Default)]
pub struct Fetched {
    /// The bytes.
    pub documents: BTreeMap<String, Vec<u8>>,
    /// Addresses of which nothing came, with the reasons.
    pub failures: BTreeMap<String, String>,
}

/// Follows the references of a document.
///
/// # Errors
///
/// The document, or a file beside it, cannot be read.
pub fn fetch_references(document: &Document) -> Result<Fetched, Vec<Located>> {
    let network = Network { folder: Folder::new(document.folder()), fetched: Mutex::default() };
    let (source, settings) = read_sources(&Disk, document, &network, false)?;
    // What else is wrong with the document is said when it is generated.
    codegen::resolve(&source, &settings);
    drop(source);
    Ok(network.fetched.into_inner().unwrap_or_else(PoisonError::into_inner))
}

/// The files beside a document, and the network.
struct Network {
    folder: Folder,
    fetched: Mutex<Fetched>,
}

impl Files for Network {
    fn read(&self, path: &str) -> Result<String, String> {
        self.folder.read(path)
    }

    fn others(&self) -> Vec<String> {
        self.folder.others()
    }

    fn fetched(&self, address: &str) -> Result<String, String> {
        let mut fetched = self.fetched.lock().unwrap_or_else(PoisonError::into_inner);
        match fetched.get(address) {
            Ok(text) => Ok(text),
            Err(reason) => {
                fetched.failures.insert(address.to_owned(), reason.clone());
                Err(reason)
            }
        }
    }
}

impl Fetched {
    /// The text at an address, which is downloaded once.
    fn get(&mut self, address: &str) -> Result<String, String> {
        if let Some(bytes) = self.documents.get(address) {
            return Ok(String::from_utf8_lossy(bytes).into_owned());
        }
        if let Some(reason) = self.failures.get(address) {
            return Err(reason.clone());
        }
        if self.documents.len() >= MOST_DOCUMENTS {
            return Err(format!("its references lead to more than {MOST_DOCUMENTS} documents"));
        }
        let bytes = download_reference(address)?;
        let text = String::from_utf8(bytes).map_err(|_| "what came is no UTF-8".to_owned())?;
        let size: usize = self.documents.values().map(Vec::len).sum();
        if size.saturating_add(text.len()) > MOST_BYTES {
            return Err(format!("what its references lead to has more than {} MB", MOST_BYTES >> 20));
        }
        self.documents.insert(address.to_owned(), text.clone().into_bytes());
        Ok(text)
    }
}
