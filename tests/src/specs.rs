//! The documents that this project exists for.

use std::fs;
use std::path::{Path, PathBuf};

use codegen::settings::Settings;
use codegen::{NoFiles, Outcome};

use crate::Run;

/// The workspace's folder.
pub fn workspace() -> PathBuf {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR"));
    tests.parent().unwrap_or(tests).to_owned()
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

/// Generates one of them, as `cargo xtask regen` does.
///
/// # Panics
///
/// On a document that cannot be read.
pub fn generate_spec(api: &str) -> Outcome {
    let file = |end: &str| {
        let name = format!("specs/{api}.{end}");
        fs::read_to_string(workspace().join(&name)).ok().map(|text| (name, text))
    };
    let settings = file("settings.yaml");
    let parsed = settings.as_ref().map(|(name, text)| Settings::parse(name, text).unwrap_or_else(|e| panic!("{e:?}")));
    let document = file("yaml").unwrap_or_else(|| panic!("specs/{api}.yaml cannot be read"));
    Run { api, document, overlay: file("overlay.yaml"), settings, files: &NoFiles }
        .generate(&parsed.unwrap_or_default())
}
