//! Running the generator as the command line does, without its file system.

use codegen::diagnostic::{HumanFormat, Located, human};
use codegen::settings::Settings;
use codegen::{Files, Outcome, Source, SourceFile};

/// A document and what belongs to it: names, as messages print them, and texts.
pub struct Run<'a> {
    /// The API's name.
    pub api: &'a str,
    /// The document.
    pub document: (String, String),
    /// The overlay.
    pub overlay: Option<(String, String)>,
    /// The settings.
    pub settings: Option<(String, String)>,
    /// The files beside the document.
    pub files: &'a dyn Files,
}

impl Run<'_> {
    /// Generates.
    pub fn generate(self, settings: &Settings) -> Outcome {
        let file = |(name, text)| SourceFile { name, text };
        let source = Source {
            api: self.api.to_owned(),
            document: file(self.document),
            overlay: self.overlay.map(file),
            settings: self.settings.map(file),
            files: self.files,
        };
        codegen::generate(&source, settings)
    }
}

/// Messages as people see them, without colours.
pub fn rendered(diagnostics: &[Located]) -> String {
    human(diagnostics, HumanFormat { styled: false, notes: false })
}

/// The same with every note in full.
pub fn rendered_with_notes(diagnostics: &[Located]) -> String {
    human(diagnostics, HumanFormat { styled: false, notes: true })
}
