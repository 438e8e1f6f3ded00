//! What the passes decide about small documents.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

mod arguments;
mod credentials;
mod headers;
mod outcomes;
mod pages;
mod xml;

use super::{Tables, run_passes};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::ir::TypeId;
use crate::name_lock::NameLock;
use crate::read::documents::LocalDocuments;
use crate::settings::Settings;
use crate::{Source, SourceFile, understand};

/// Runs the passes on a document with these `paths` and `components` (YAML).
fn planned(yaml: &str) -> Tables {
    planned_with(yaml, &Settings::default()).0
}

/// The same with settings; also what the passes say about it.
fn planned_with(yaml: &str, settings: &Settings) -> (Tables, Vec<Diagnostic>) {
    let text = format!("openapi: 3.0.3\ninfo: {{title: t, version: '1'}}\n{yaml}");
    let document = SourceFile::new("t.yaml", text);
    let source = Source::alone("t", document);
    let mut documents = LocalDocuments::new(source.files, &source.document.name);
    let api = understand(&source, settings, &NameLock::default(), &mut documents, &mut Diagnostics::default()).unwrap();
    let mut diagnostics = Diagnostics::default();
    let (_, tables) = run_passes(api, settings, &NameLock::default(), &mut diagnostics);
    (tables, diagnostics.into_list())
}

/// A document with one operation, `GET /a`, of which this YAML (indented by six) is the rest, and these components.
fn operation(rest: &str, components: &str) -> Tables {
    planned(&format!("paths:\n  /a:\n    get:\n      operationId: a\n{rest}\ncomponents:\n  schemas:\n{components}"))
}

impl Tables {
    /// The name of a type.
    fn name(&self, id: TypeId) -> String {
        self.names.type_name(id).to_string()
    }
}
