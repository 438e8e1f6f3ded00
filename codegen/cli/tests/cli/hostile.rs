//! Names and files that would break the crate, or hang the program.

use std::fs;
use std::process::Command;

use crate::sandbox::{DOCUMENT, Sandbox};

#[test]
fn names_of_documents_and_tags_become_ascii_and_short() {
    let tagged = |tag: &str| DOCUMENT.replace("operationId:", &format!("tags: [{tag}]\n      operationId:"));
    let sandbox = Sandbox::new(&[
        ("specs/café.yaml", &tagged(&"t".repeat(252))),
        ("specs/А.yaml", &tagged(&"tag ".repeat(1_250))),
        ("specs/nul.yaml", &tagged("COM1")),
        (&format!("specs/{}.yaml", "x".repeat(250)), &tagged("업태")),
    ]);
    sandbox.regen(&[]).expect(0);
    let manifest: toml::Table = fs::read_to_string(sandbox.path("out/Cargo.toml")).unwrap().parse().unwrap();
    let features = manifest.get("features").unwrap().as_table().unwrap();
    assert!(["cafe", "a", "nul_api"].iter().all(|feature| features.contains_key(*feature)), "{features:?}");
    for path in sandbox.output().keys() {
        let path = path.strip_prefix(sandbox.path("out")).unwrap().to_str().unwrap();
        let is_safe = |part: &str| part.is_ascii() && part.len() <= 64 && !part.starts_with("com1.");
        assert!(path.split('/').all(is_safe), "{path}");
    }
    sandbox.regen(&["--check"]).expect(0);
}

#[cfg(unix)]
#[test]
fn a_named_pipe_is_refused_and_not_waited_for() {
    let pipe = |sandbox: &Sandbox, path: &str| {
        fs::create_dir_all(sandbox.path("specs")).unwrap();
        assert!(Command::new("mkfifo").arg(sandbox.path(path)).status().unwrap().success());
    };
    let sandbox = Sandbox::new(&[("specs/cats.yaml", DOCUMENT)]);
    pipe(&sandbox, "specs/pets.yaml");
    sandbox.regen(&[]).expect(1).says("specs/pets.yaml").says("the file can't be read: it is not a regular file");
    sandbox.run(&["regen", "--specs", "specs/pets.yaml", "--out", "out"]).expect(2).says("nor a regular file");
    sandbox.run(&["regen", "--specs", "/dev/zero", "--out", "out"]).expect(2).says("nor a regular file");

    for beside in ["specs/pets.overlay.yaml", "specs/pets.settings.yaml"] {
        let sandbox = Sandbox::new(&[("specs/pets.yaml", DOCUMENT)]);
        pipe(&sandbox, beside);
        sandbox.regen(&[]).expect(1).says("it is not a regular file");
    }

    let referring = DOCUMENT.replace("'#/components/schemas/Pet'", "'pet.yaml'");
    let sandbox = Sandbox::new(&[("specs/pets/openapi.yaml", &referring)]);
    pipe(&sandbox, "specs/pets/pet.yaml");
    sandbox.regen(&[]).expect(1).says("the file `pet.yaml` can't be read: it is not a regular file");
}

#[cfg(unix)]
#[test]
fn a_link_in_the_output_is_not_written_through() {
    let sandbox = Sandbox::new(&[("specs/pets.yaml", DOCUMENT), ("elsewhere/mine.rs", "// Mine.\n"), ("out/x", "")]);
    std::os::unix::fs::symlink(sandbox.path("elsewhere"), sandbox.path("out/src")).unwrap();
    sandbox.regen(&[]).expect(1).says("out/src is a symbolic link");
    let there: Vec<_> =
        fs::read_dir(sandbox.path("elsewhere")).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(there, ["mine.rs"]);
}

#[test]
fn a_prefix_that_would_end_a_header_is_refused() {
    let settings = "security:\n  key: {prefix: \"Token \\r\\nX-Admin: yes\"}\n";
    let sandbox = Sandbox::new(&[("specs/pets.yaml", DOCUMENT), ("specs/pets.settings.yaml", settings)]);
    sandbox.regen(&[]).expect(1).says("error[invalid-settings]").says("specs/pets.settings.yaml:2:");
    assert!(!sandbox.path("out").exists());
}
