//! `add`, and the manifest that belongs to its user.

use std::fs;

use crate::publisher::Publisher;
use crate::sandbox::{DOCUMENT, Sandbox};

#[test]
fn one_command_makes_a_crate_of_an_empty_folder() {
    let sandbox = Sandbox::new(&[("upstream.yaml", DOCUMENT)]);
    sandbox
        .run(&["add", "pets", "upstream.yaml"])
        .expect(0)
        .says("specs/pets.yaml and specs/pets.settings.yaml are written")
        .says("cargo check --manifest-path generated/Cargo.toml")
        .says("use generated::Client;");
    let read = |path: &str| fs::read_to_string(sandbox.path(path)).unwrap();
    assert_eq!(read("specs/pets.yaml"), DOCUMENT);
    assert!(read("specs/pets.settings.yaml").contains("\n#numbers: float\n"));
    assert!(read("generated/src/lib.rs").contains("pub use pets::*;"));
    sandbox.run(&["regen", "--check"]).expect(0);
    // A second API leaves the root to none of them.
    sandbox.run(&["add", "cats", "upstream.yaml"]).expect(0).says("use generated::cats::Client;");
    assert!(!read("generated/src/lib.rs").contains("pub use pets::*;"));
    assert!(read("generated/Cargo.toml").contains("\"pets\", \"cats\"]"));
}

#[test]
fn a_document_from_an_address_is_fetched_from_there_from_then_on() {
    let publisher = Publisher::publishing(DOCUMENT.as_bytes());
    let sandbox = Sandbox::new(&[]);
    let address = publisher.address();
    sandbox.run(&["add", "pets", address]).expect(0);
    let settings = fs::read_to_string(sandbox.path("specs/pets.settings.yaml")).unwrap();
    assert!(settings.contains(&format!("\nsource: \"{address}\"\n")), "{settings}");
    sandbox.run(&["fetch", "--check"]).expect(0).says("as published");
}

#[test]
fn what_cannot_be_added_leaves_nothing_behind() {
    let sandbox =
        Sandbox::new(&[("page.html", "<!doctype html>"), ("pets.yaml", DOCUMENT), ("specs/cats.yaml", DOCUMENT)]);
    sandbox.run(&["add", "pets", "page.html"]).expect(1).says("page.html is not added: it is an HTML page");
    sandbox.run(&["add", "pets", "nothing.yaml"]).expect(1).says("nothing.yaml is not added");
    sandbox.run(&["add", "pets", "http://example.com/a.yaml"]).expect(2).says("write `https`");
    sandbox.run(&["add", "../pets", "pets.yaml"]).expect(2).says("is no name for an API");
    sandbox.run(&["add", "Cats", "pets.yaml"]).expect(2).says("there is an API `cats` already: specs/cats.yaml");
    assert!(!sandbox.path("specs/pets.yaml").exists() && !sandbox.path("generated").exists());
}

#[test]
fn the_manifest_is_the_users_and_the_crate_goes_by_it() {
    let sandbox = Sandbox::new(&[("specs/pets.yaml", DOCUMENT)]);
    sandbox.run(&["regen"]).expect(0);
    let manifest = fs::read_to_string(sandbox.path("generated/Cargo.toml")).unwrap();
    let mine =
        manifest.replace("name = \"generated\"", "name = \"my-pets\"").replace("0.1.0\"\nedition", "4.5.6\"\nedition");
    sandbox.write("generated/Cargo.toml", &mine);
    sandbox.run(&["regen"]).expect(0);
    assert_eq!(fs::read_to_string(sandbox.path("generated/Cargo.toml")).unwrap(), mine);
    let example = fs::read_to_string(sandbox.path("generated/examples/api.rs")).unwrap();
    assert!(example.contains("my_pets:") && example.contains("-p my-pets"), "{example}");
    sandbox.run(&["regen", "--check"]).expect(0);
}

#[test]
fn the_runtime_that_a_crate_began_with_stays() {
    let sandbox = Sandbox::new(&[("specs/pets.yaml", DOCUMENT)]);
    sandbox.run(&["regen", "--specs", "specs", "--out", "out", "--runtime", "0.1"]).expect(0);
    sandbox.run(&["regen", "--specs", "specs", "--out", "out"]).expect(0);
    let manifest = fs::read_to_string(sandbox.path("out/Cargo.toml")).unwrap();
    assert!(
        manifest.contains("openapi-client-runtime = { version = \"0.1\", default-features = false } # regen"),
        "{manifest}"
    );
    assert!(!sandbox.path("out/runtime").exists());
}
