//! One API as the files of its crate have it: its module, and the cargo features that it needs.

use std::collections::BTreeSet;

use super::first_program::program_of;
use crate::OutputFile;
use crate::passes::module_name;

/// One API of a generated crate.
#[derive(Clone, Debug)]
pub struct CrateApi {
    /// What its document is called.
    pub name: String,
    /// The features of the runtime that its code needs.
    needs: BTreeSet<RuntimeFeature>,
    /// The features of its tags, where it has any.
    pub tag_features: Vec<String>,
    /// The program in the documentation of its module: a call of the API.
    pub first_program: Option<String>,
    /// The path of its `mod.rs`, where that is not in the crate's own `src` folder.
    pub module_file: Option<String>,
}

impl CrateApi {
    /// The API of a document of this name, with its files in the crate's own folder; `files` may have those of other APIs as well.
    pub fn new(name: &str, files: &[OutputFile]) -> Self {
        let folder = format!("src/{}/", module_name(name));
        let folder = folder.as_str();
        let own = || files.iter().filter(move |file| file.path.starts_with(folder));
        let operations = own().find(|file| file.path.ends_with("/operations/mod.rs"));
        Self {
            name: name.to_owned(),
            needs: own().flat_map(RuntimeFeature::needed_by).collect(),
            tag_features: operations.map(|file| tag_features(&file.text)).unwrap_or_default(),
            first_program: own()
                .find(|file| file.path == format!("{folder}mod.rs"))
                .and_then(|file| program_of(&file.text)),
            module_file: None,
        }
    }

    /// The cargo feature that turns on the API, and what it needs.
    pub(super) fn feature(&self) -> String {
        let needs = self.needs.iter().map(|feature| format!("\"openapi-client-runtime/{}\"", feature.name()));
        let needs: Vec<String> = needs.collect();
        let all: Vec<String> = self.tag_features.iter().map(|tag| format!("{tag:?}")).chain(needs.clone()).collect();
        let tags = self.tag_features.iter().map(|tag| format!("{tag} = [{}] # regen\n", needs.join(", ")));
        format!("{} = [{}] # regen\n{}", module_name(&self.name), all.join(", "), tags.collect::<String>())
    }

    /// The condition under which the API is there.
    pub(super) fn condition(&self) -> String {
        let own = format!("feature = \"{}\"", module_name(&self.name));
        let tags = self.tag_features.iter().map(|tag| format!(", feature = {tag:?}"));
        if self.tag_features.is_empty() { own } else { format!("any({own}{})", tags.collect::<String>()) }
    }

    /// Its items in the root of a crate that has no other API: nobody says `skyvern::skyvern::Client`.
    pub(super) fn re_export(&self) -> String {
        let module = module_name(&self.name);
        format!("#[cfg({})]\n#[doc(no_inline)]\npub use {module}::*;\n", self.condition())
    }

    /// Whether its types have the runtime's own date-times.
    pub(super) fn needs_jiff(&self) -> bool {
        self.needs.contains(&RuntimeFeature::Jiff)
    }

    /// The item in `lib.rs`.
    pub(super) fn module(&self) -> String {
        let module = module_name(&self.name);
        let path = self.module_file.as_ref().map(|path| format!("#[path = {path:?}]\n")).unwrap_or_default();
        format!("#[cfg({})]\n#[rustfmt::skip]\n{path}pub mod {module};\n", self.condition())
    }
}

/// A feature of the runtime that the code of some APIs needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum RuntimeFeature {
    Chrono,
    Jiff,
    Xml,
}

impl RuntimeFeature {
    fn name(self) -> &'static str {
        match self {
            Self::Chrono => "chrono",
            Self::Jiff => "jiff",
            Self::Xml => "xml",
        }
    }

    /// The features that a generated file needs, by its name and by what it imports.
    fn needed_by(file: &OutputFile) -> Vec<Self> {
        let imports = || file.text.lines().filter(|line| line.starts_with("use openapi_client_runtime::"));
        let names = |words: &[&str]| imports().any(|line| words.iter().any(|word| line.contains(word)));
        let needs = [
            (Self::Chrono, names(&["::crates::chrono"])),
            (Self::Jiff, names(&["::crates::jiff", "OffsetDateTime"])),
            (Self::Xml, file.path.ends_with("/xml.rs")),
        ];
        needs.into_iter().filter(|(_, is_needed)| *is_needed).map(|(feature, _)| feature).collect()
    }
}

/// The features of the tags of an API, by the text of its `operations/mod.rs`.
fn tag_features(operations: &str) -> Vec<String> {
    let features = operations.lines().filter_map(|line| line.strip_prefix("#[cfg(feature = \"")?.strip_suffix("\")]"));
    features.map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_feature_of_a_tag_turns_on_its_api() {
        let file = |path: &str, text: &str| OutputFile { path: path.to_owned(), text: text.to_owned() };
        let operations = "// header\n\n#[cfg(feature = \"pets-cats\")]\npub mod cats;\n#[cfg(feature = \"pets-dogs\")]\npub mod dogs;\n";
        let api = CrateApi::new("pets", &[file("src/pets/operations/mod.rs", operations), file("src/pets/xml.rs", "")]);
        let xml = "\"openapi-client-runtime/xml\"";
        assert_eq!(
            api.feature(),
            format!(
                "pets = [\"pets-cats\", \"pets-dogs\", {xml}] # regen\npets-cats = [{xml}] # regen\npets-dogs = [{xml}] # regen\n"
            )
        );
        let condition = "#[cfg(any(feature = \"pets\", feature = \"pets-cats\", feature = \"pets-dogs\"))]";
        assert!(api.module().starts_with(condition), "{}", api.module());
    }
}
