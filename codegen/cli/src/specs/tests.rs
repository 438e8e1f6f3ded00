#![expect(clippy::unwrap_used, reason = "a failure fails the test")]

use std::fs;

use super::*;

fn specs(files: &[&str]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for file in files {
        let path = folder.path().join(file);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, "").unwrap();
    }
    folder
}

/// Each document as `api path overlay settings`, relative to the folder.
fn found(folder: &tempfile::TempDir, specs: &Path) -> Vec<String> {
    let relative = |path: &Path| path.strip_prefix(folder.path()).unwrap().to_string_lossy().into_owned();
    let optional = |path: &Option<PathBuf>| path.as_deref().map_or("-".to_owned(), relative);
    let line = |document: Document| {
        let (overlay, settings) = (optional(&document.overlay), optional(&document.settings));
        format!("{} {} {overlay} {settings}", document.api, relative(&document.path))
    };
    discover(specs).unwrap().into_iter().map(line).collect()
}

#[test]
fn documents_and_their_sidecars() {
    let folder = specs(&[
        "zen.yaml",
        "camp.yml",
        "charge.json",
        "camp.overlay.yaml",
        "camp.settings.yaml",
        "camp.names.yaml",
        "README.md",
        ".hidden.yaml",
        "multi/openapi.yaml",
        "multi/schemas/pet.yaml",
        "multi.overlay.yaml",
        "other/x.yaml",
    ]);
    assert_eq!(
        found(&folder, folder.path()),
        [
            "camp camp.yml camp.overlay.yaml camp.settings.yaml",
            "charge charge.json - -",
            "multi multi/openapi.yaml multi.overlay.yaml -",
            "zen zen.yaml - -",
        ]
    );
}

#[test]
fn one_document_by_its_file() {
    let folder = specs(&["a.yaml", "b.yaml", "a.overlay.yaml", "b.settings.yaml", "c.overlay.yaml"]);
    assert_eq!(found(&folder, &folder.path().join("a.yaml")), ["a a.yaml a.overlay.yaml -"]);
}

#[test]
fn what_makes_no_sense_is_refused() {
    let message = |files: &[&str]| {
        let folder = specs(files);
        discover(folder.path()).unwrap_err().to_string()
    };
    assert!(message(&["a.yaml", "a.json"]).contains("same API"));
    assert!(message(&["a-b.yaml", "a_b.yaml"]).contains("same API"));
    assert!(message(&["a.yaml", "a/openapi.json"]).contains("same API"));
    assert!(message(&["a.yaml", "b.overlay.yaml"]).contains("b.overlay.yaml"));
    assert!(message(&["README.md"]).contains("no document"));
    assert!(matches!(discover(Path::new("/none/such")), Err(Failure::Usage(_))));
}

#[test]
fn the_name_lock_lies_beside_the_document_or_its_folder() {
    let folder = specs(&["a.yaml", "b/openapi.yaml", "c.json", "c.names.yaml"]);
    let locks = |specs: &Path| {
        let documents = discover(specs).unwrap().into_iter();
        documents.map(|document| document.name_lock.unwrap()).collect::<Vec<_>>()
    };
    let beside = |name: &str| folder.path().join(name);
    assert_eq!(locks(folder.path()), ["a.names.yaml", "b.names.yaml", "c.names.yaml"].map(beside));
    assert_eq!(locks(&beside("a.yaml")), [beside("a.names.yaml")]);
    let lonely = specs(&["a.yaml", "b.names.yaml"]);
    assert!(discover(lonely.path()).unwrap_err().to_string().contains("b.names.yaml"));
}
