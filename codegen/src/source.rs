//! What goes into a run, and what comes out of it.

use heck::ToSnakeCase;
use serde_json::Value;

use crate::diagnostic::{Diagnostics, Located};
use crate::pointer::Pointer;
use crate::read::documents::Files;
use crate::{overlay, read};

/// A file that the caller has read.
#[derive(Clone, Debug)]
pub struct SourceFile {
    /// Its name, as the user gave it: messages print it.
    pub name: String,
    /// Its text.
    pub text: String,
}

/// A document and what belongs to it.
pub struct Source<'a> {
    /// What the API is called after: the document's file stem, before it is made an identifier.
    pub api: String,
    /// The document.
    pub document: SourceFile,
    /// Its corrections.
    pub overlay: Option<SourceFile>,
    /// The text that the settings of the run were parsed from, for messages about it.
    pub settings: Option<SourceFile>,
    /// The files beside the document.
    pub files: &'a dyn Files,
}

impl Source<'_> {
    /// The document's value; `None` if it could not be read.
    pub(crate) fn read(&self, diagnostics: &mut Diagnostics) -> Option<Value> {
        let SourceFile { name, text } = &self.document;
        read::read(name, &Pointer::root(), text, diagnostics).map_err(|error| diagnostics.push(error)).ok()
    }

    /// Applies the overlay, if there is one; `None` if it is no overlay.
    pub(crate) fn correct(&self, document: &mut Value, diagnostics: &mut Diagnostics) -> Option<()> {
        match &self.overlay {
            Some(overlay) => overlay::apply(document, overlay, diagnostics),
            None => Some(()),
        }
    }
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
    /// What there is to say about the document, with places.
    pub diagnostics: Vec<Located>,
    /// What the run was about.
    pub stats: Stats,
}

/// Counts of what a run made.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Stats {
    /// Operations of the client.
    pub operations: usize,
    /// Type definitions.
    pub types: usize,
}

/// The name of an API's module, and of the folder that holds its files: [`Source::api`] as a Rust identifier.
pub fn module_name(api: &str) -> String {
    let name = api.to_snake_case();
    match name.chars().next() {
        None => "api".to_owned(),
        Some(first) if first.is_numeric() => format!("api_{name}"),
        Some(_) if syn::parse_str::<syn::Ident>(&name).is_err() || name == "support" => format!("{name}_api"),
        Some(_) => name,
    }
}

/// What the files of a generated crate that belong to no single document depend on.
#[derive(Clone, Debug)]
pub struct CrateOptions {
    /// The package's name.
    pub package: String,
    /// The APIs that are in the crate, as their documents are called, sorted.
    pub apis: Vec<String>,
    /// Whether the crate is a workspace of its own, because it lies in a folder of one that does not list it.
    pub standalone_workspace: bool,
}

#[cfg(test)]
mod tests {
    use super::module_name;

    #[test]
    fn any_file_stem_makes_a_module() {
        let names = ["campfire", "My-API v2", "3gpp", "", "type", "support", "größe"].map(module_name);
        assert_eq!(names, ["campfire", "my_api_v2", "api_3gpp", "api", "type_api", "support_api", "größe"]);
    }
}
