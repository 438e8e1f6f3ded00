//! The input and the output of a run.

use serde_json::Value;

use crate::diagnostic::{Diagnostics, Located};
use crate::name_lock::NameLock;
use crate::origins::TypeOrigin;
use crate::passes::module_name;
use crate::pointer::Pointer;
use crate::read::documents::{Files, NoFiles};
use crate::stale::History;
use crate::stats::Stats;
use crate::surface::ApiSurface;
use crate::{overlay, read};

/// A file that the caller has read.
#[derive(Clone, Debug)]
pub struct SourceFile {
    /// Its name, as the user gave it: messages print it.
    pub name: String,
    /// Its text.
    pub text: String,
}

impl SourceFile {
    /// A file of this name with this text.
    pub fn new(name: impl Into<String>, text: impl Into<String>) -> Self {
        Self { name: name.into(), text: text.into() }
    }
}

/// A document with its overlay, settings and other files.
pub struct Source<'a> {
    /// The name of the API: the document's file name without its ending. It need not be an identifier.
    pub api: String,
    /// The document.
    pub document: SourceFile,
    /// The overlay, if there is one.
    pub overlay: Option<SourceFile>,
    /// The text that the settings of the run were parsed from, for messages about it.
    pub settings: Option<SourceFile>,
    /// The name lock, if there is one: what [`Outcome::name_lock`] was when the names were given.
    pub name_lock: Option<SourceFile>,
    /// The files beside the document.
    pub files: &'a dyn Files,
    /// Whether the crate has code written by hand for this API, at [`ext_path`]: it becomes part of the API's module.
    pub has_ext: bool,
}

impl Source<'static> {
    /// A document with nothing beside it.
    pub fn alone(api: impl Into<String>, document: SourceFile) -> Self {
        Self {
            api: api.into(),
            document,
            overlay: None,
            settings: None,
            name_lock: None,
            files: &NoFiles,
            has_ext: false,
        }
    }
}

impl Source<'_> {
    /// The document's value; `None` if it could not be read.
    pub(crate) fn read_document(&self, diagnostics: &mut Diagnostics) -> Option<Value> {
        let SourceFile { name, text } = &self.document;
        read::read_value(name, &Pointer::root(), text, diagnostics).map_err(|error| diagnostics.push(error)).ok()
    }

    /// Applies the overlay, if there is one; `None` if it is no overlay.
    pub(crate) fn correct(
        &self,
        document: &mut Value,
        history: &History<'_>,
        diagnostics: &mut Diagnostics,
    ) -> Option<()> {
        match &self.overlay {
            Some(overlay) => overlay::apply_overlay(document, overlay, history, diagnostics),
            None => Some(()),
        }
    }

    /// The names that were given before: none without a lock; `None` if it is no lock.
    pub(crate) fn read_name_lock(&self, diagnostics: &mut Diagnostics) -> Option<NameLock> {
        match &self.name_lock {
            Some(file) => NameLock::parse(file).map_err(|error| diagnostics.push(error)).ok(),
            None => Some(NameLock::default()),
        }
    }
}

/// The path of the code that people write by hand for an API, in the generated crate: `src/<module>/ext.rs`.
pub fn ext_path(api: &str) -> String {
    format!("src/{}/ext.rs", module_name(api))
}

/// A file to write.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutputFile {
    /// Its path in the generated crate, with `/` between the parts, such as `src/campfire/types.rs`.
    pub path: String,
    /// Its text.
    pub text: String,
}

/// The result of a run.
#[derive(Debug, Default)]
pub struct Outcome {
    /// The API's own files; none if the document could not be used.
    pub files: Vec<OutputFile>,
    /// The text of the name lock to write; empty where the API needs none, `None` if the document could not be used.
    pub name_lock: Option<String>,
    /// The messages about the document, with their places.
    pub diagnostics: Vec<Located>,
    /// Counts of operations, types and the like.
    pub stats: Stats,
    /// Which type came of which schema.
    pub types: Vec<TypeOrigin>,
}

/// A document as its overlay corrects it.
#[derive(Debug, Default)]
pub struct Corrected {
    /// It as YAML; `None` if the document could not be read, or the overlay is none.
    pub yaml: Option<String>,
    /// The messages about the two, with their places.
    pub diagnostics: Vec<Located>,
}

/// What users and the wire see of a document's client.
#[derive(Debug, Default)]
pub struct Description {
    /// The surface; `None` if the document could not be used.
    pub surface: Option<ApiSurface>,
    /// The text of the name lock that goes with it; empty where the API needs none, `None` if the document could not be used.
    pub name_lock: Option<String>,
    /// The messages about the document, with their places.
    pub diagnostics: Vec<Located>,
}
