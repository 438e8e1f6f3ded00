//! The documents in `specs/`, which this project was made for.

use std::fs;
use std::path::{Path, PathBuf};

use codegen::settings::Settings;
use codegen::{Description, NoFiles, Outcome, Source, SourceFile, ext_path};

/// The workspace's folder.
pub fn workspace() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// The APIs in `specs/`, sorted.
///
/// # Panics
///
/// If there is no such folder.
pub fn apis() -> Vec<String> {
    let entries = fs::read_dir(workspace().join("specs")).unwrap_or_else(|error| panic!("specs: {error}"));
    let names = entries.flatten().map(|entry| entry.file_name().to_string_lossy().into_owned());
    let mut apis: Vec<String> = names
        .filter_map(|name| name.strip_suffix(".yaml").map(str::to_owned))
        .filter(|api| !api.contains('.'))
        .collect();
    apis.sort();
    apis
}

/// Generates the module of one API in `specs/`, as `cargo xtask regen` does.
///
/// # Panics
///
/// On a document or settings that cannot be read.
pub fn generate_spec(api: &str) -> Outcome {
    let (source, settings) = read_spec(api);
    codegen::generate(&source, &settings)
}

/// Describes what users and the wire see of one API in `specs/`.
///
/// # Panics
///
/// On a document or settings that cannot be read.
pub fn describe_spec(api: &str) -> Description {
    let (source, settings) = read_spec(api);
    codegen::describe(&source, &settings)
}

/// The same with another text of the document, and with another lock.
///
/// # Panics
///
/// On a document or settings that cannot be read.
pub fn describe_spec_as(api: &str, document: SourceFile, name_lock: Option<SourceFile>) -> Description {
    let (source, settings) = read_spec(api);
    codegen::describe(&Source { document, name_lock, ..source }, &settings)
}

fn read_spec(api: &str) -> (Source<'static>, Settings) {
    let file = |end: &str| {
        let name = format!("specs/{api}.{end}");
        fs::read_to_string(workspace().join(&name)).ok().map(|text| SourceFile { name, text })
    };
    let source = Source {
        api: api.to_owned(),
        document: file("yaml").unwrap_or_else(|| panic!("specs/{api}.yaml cannot be read")),
        overlay: file("overlay.yaml"),
        settings: file("settings.yaml"),
        name_lock: file("names.yaml"),
        files: &NoFiles,
        has_ext: workspace().join("generated").join(ext_path(api)).is_file(),
    };
    let settings = source.settings.as_ref().map(|file| Settings::parse(&file.name, &file.text));
    let settings = settings.map(|parsed| parsed.unwrap_or_else(|error| panic!("{error:?}")));
    (source, settings.unwrap_or_default())
}
