//! Surfaces of documents that are texts.

use codegen::settings::Settings;
use codegen::surface::ApiSurface;
use codegen::{Source, SourceFile};

/// The surface of a document. A document that cannot be used gives an empty one.
pub fn surface_of(text: &str) -> ApiSurface {
    codegen::describe(&source(text), &Settings::default()).surface.unwrap_or_default()
}

/// The same as lines.
pub fn lines_of(text: &str) -> String {
    surface_of(text).lines()
}

fn source(text: &str) -> Source<'static> {
    let document = SourceFile::new("case.yaml", text);
    Source::alone("case", document)
}
