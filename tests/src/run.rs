//! Running the generator as the command line does, without its file system.

use codegen::diagnostic::{HumanFormat, Located, human};
use codegen::settings::Settings;
use codegen::{Files, NoFiles, Outcome, OutputFile, Source, SourceFile};

/// A document and what belongs to it.
pub struct Run<'a> {
    /// The API's name.
    pub api: &'a str,
    /// The document's name, as messages print it, and its text.
    pub document: (&'a str, &'a str),
    /// The overlay's name and text.
    pub overlay: Option<(&'a str, &'a str)>,
    /// The settings' name and text.
    pub settings: Option<(&'a str, &'a str)>,
    /// The files beside the document.
    pub files: &'a dyn Files,
}

impl Run<'_> {
    /// Generates. Settings that cannot be read are a failure of the test.
    ///
    /// # Panics
    ///
    /// On settings that cannot be read.
    pub fn generate(&self) -> Outcome {
        let file = |(name, text): (&str, &str)| SourceFile { name: name.to_owned(), text: text.to_owned() };
        let settings = match self.settings {
            Some((name, text)) => Settings::parse(name, text).unwrap_or_else(|error| panic!("{error:?}")),
            None => Settings::default(),
        };
        let source = Source {
            api: self.api.to_owned(),
            document: file(self.document),
            overlay: self.overlay.map(file),
            settings: self.settings.map(file),
            files: self.files,
        };
        codegen::generate(&source, &settings)
    }
}

/// Generates the client of a document that stands alone, called `api`.
pub fn run(text: &str) -> Outcome {
    run_named("api.yaml", text)
}

/// The same with a file name that messages print.
pub fn run_named(name: &str, text: &str) -> Outcome {
    Run { api: "api", document: (name, text), overlay: None, settings: None, files: &NoFiles }.generate()
}

/// Messages as people see them, without colours.
pub fn rendered(diagnostics: &[Located]) -> String {
    human(diagnostics, HumanFormat { styled: false, notes: false })
}

/// A file of an outcome by the end of its path.
pub fn file<'a>(outcome: &'a Outcome, end: &str) -> Option<&'a OutputFile> {
    outcome.files.iter().find(|file| file.path.ends_with(end))
}
