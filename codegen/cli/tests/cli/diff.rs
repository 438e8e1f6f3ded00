//! `diff`: which states it compares, how it prints, and how it ends. What it says of a change is tested elsewhere.

use std::process::Command;

use serde_json::Value;

use crate::sandbox::{DOCUMENT, Sandbox};

/// The document with another field, which no code minds.
fn with_a_field() -> String {
    DOCUMENT.replace("id: {type: integer}", "id: {type: integer}, name: {type: string}")
}

/// The document with another type for a field, which breaks code.
fn with_a_text() -> String {
    DOCUMENT.replace("id: {type: integer}", "id: {type: string}")
}

/// The document at another path, which breaks builds from before.
fn moved() -> String {
    DOCUMENT.replace("/pets:", "/v2/pets:")
}

/// A repository whose only commit has these files.
fn repository(files: &[(&str, &str)]) -> Sandbox {
    let sandbox = Sandbox::new(files);
    let git = |arguments: &[&str]| {
        let identity = ["-c", "user.name=Test", "-c", "user.email=test@example.com"];
        let run = Command::new("git").args(identity).args(arguments).current_dir(sandbox.path("")).output().unwrap();
        assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    };
    git(&["init", "--quiet"]);
    git(&["add", "--all"]);
    git(&["commit", "--quiet", "--message", "first"]);
    sandbox
}

#[test]
fn without_arguments_it_compares_the_last_commit_with_the_files() {
    let sandbox = repository(&[("specs/pets.yaml", DOCUMENT), ("specs/cats.yaml", DOCUMENT)]);
    let run = sandbox.run(&["diff"]).expect(0);
    assert_eq!(run.stdout(), "cats: no change\n\npets: no change\n");
    sandbox.write("specs/pets.yaml", &with_a_field());
    let run = sandbox.run(&["diff"]).expect(0);
    assert!(run.stdout().contains("cats: no change\n"), "{}", run.stdout());
    assert!(run.stdout().contains("pets: minor (patch before 1.0) · 1 additive\n"), "{}", run.stdout());
    assert!(run.stdout().contains("(specs/pets.yaml:15:"), "{}", run.stdout());
}

#[test]
fn each_state_has_its_own_overlay_and_settings() {
    // Only the old state has the overlay, and only the new one the settings.
    let overlay = "overlay: 1.0.0\ninfo: {title: t, version: '1'}\nactions:\n  - target: $.components.schemas.Pet.properties\n    description: why\n    update: {name: {type: string}}\n";
    let settings = "rename: {types: {Pet: Animal}}\n";
    let sandbox = repository(&[("specs/pets.yaml", DOCUMENT), ("specs/pets.overlay.yaml", overlay)]);
    sandbox.write("specs/pets.settings.yaml", settings);
    std::fs::remove_file(sandbox.path("specs/pets.overlay.yaml")).unwrap();
    let run = sandbox.run(&["diff"]).expect(0);
    assert!(run.stdout().contains("Pet → Animal"), "{}", run.stdout());
    assert!(run.stdout().contains("Animal.name (specs/pets.yaml"), "{}", run.stdout());
}

#[test]
fn states_are_files_folders_and_revisions() {
    let sandbox = repository(&[("specs/pets.yaml", DOCUMENT)]);
    sandbox.write("specs/pets.yaml", &with_a_field());
    sandbox.write("other/dogs.yaml", DOCUMENT);
    for states in [
        ["HEAD:", "specs"],
        ["HEAD:specs", "specs"],
        ["HEAD:specs/pets.yaml", "specs/pets.yaml"],
        ["other/dogs.yaml", "specs/pets.yaml"],
    ] {
        let run = sandbox.run(&[&["diff"][..], &states].concat()).expect(0);
        assert!(run.stdout().contains("pets: minor"), "{states:?}: {}", run.stdout());
    }
    let run = sandbox.run(&["diff", "HEAD:", "HEAD:"]).expect(0);
    assert_eq!(run.stdout(), "pets: no change\n");
}

#[test]
fn a_state_that_is_none_is_said() {
    let sandbox = repository(&[("specs/pets.yaml", DOCUMENT)]);
    sandbox.run(&["diff", "none.yaml"]).expect(2).says("none.yaml");
    sandbox.run(&["diff", "none:"]).expect(1).says("none");
    sandbox.run(&["diff", "HEAD:none"]).expect(2).says("HEAD:none");
    sandbox.run(&["diff", "--", "--output=x:"]).expect(2).says("begins with `-`");
    sandbox.run(&["diff", "HEAD:", "specs", "third"]).expect(2);
    assert!(!sandbox.path("x").exists());
}

#[test]
fn it_fails_where_it_is_asked_to() {
    for (document, on_breaking, on_wire) in [(with_a_field(), 0, 0), (moved(), 0, 1), (with_a_text(), 1, 1)] {
        let sandbox = repository(&[("specs/pets.yaml", DOCUMENT)]);
        sandbox.write("specs/pets.yaml", &document);
        sandbox.run(&["diff"]).expect(0);
        sandbox.run(&["diff", "--fail-on", "breaking"]).expect(on_breaking);
        sandbox.run(&["diff", "--fail-on", "wire"]).expect(on_wire);
    }
}

#[test]
fn tools_get_an_object_for_each_change_and_one_for_the_whole() {
    let sandbox = repository(&[("specs/pets.yaml", DOCUMENT)]);
    sandbox.write("specs/pets.yaml", &with_a_text());
    let run = sandbox.run(&["diff", "--format", "json"]).expect(0);
    let objects: Vec<Value> = run.stdout().lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let [change, whole] = objects.as_slice() else { panic!("{objects:?}") };
    let text = |pointer: &str| change.pointer(pointer).and_then(Value::as_str).unwrap_or_default().to_owned();
    assert_eq!(text("/code"), "response-property-type-changed");
    assert_eq!((text("/rust/before"), text("/rust/after")), ("i64".to_owned(), "String".to_owned()));
    assert_eq!(text("/wire"), "GET /pets → 200[].id");
    assert_eq!(
        (text("/at/file"), text("/was_at/file")),
        ("specs/pets.yaml".to_owned(), "HEAD:specs/pets.yaml".to_owned())
    );
    assert_eq!(whole.pointer("/summary/bump").and_then(Value::as_str), Some("major"));
    assert_eq!(whole.pointer("/summary/breaking").and_then(Value::as_u64), Some(1));
}

#[test]
fn the_body_of_a_pull_request_is_short_and_says_what_was_cut() {
    let fields: String =
        (0..2_000).map(|field| format!(", a_field_with_a_long_name_{field}: {{type: string}}")).collect();
    let long = DOCUMENT.replace("id: {type: integer}", &format!("id: {{type: integer}}{fields}"));
    let sandbox = repository(&[("specs/pets.yaml", &long)]);
    sandbox.write("specs/pets.yaml", DOCUMENT);
    let markdown = sandbox.run(&["diff", "--format", "markdown"]).expect(0).stdout();
    assert!(markdown.starts_with("## pets: major"), "{markdown}");
    assert!(markdown.chars().count() < 65_000);
    assert!(markdown.contains("lines were cut: `openapi-clients diff` shows them."), "{markdown}");
}

/// A document of Swagger 2.0 that describes what [`OPENAPI`] does.
const SWAGGER: &str = "swagger: '2.0'
info: {title: Pets, version: '1'}
consumes: [application/json]
produces: [application/json]
paths:
  /pets:
    post:
      operationId: add_pet
      parameters:
      - {name: pet, in: body, required: true, schema: {$ref: '#/definitions/Pet'}}
      - {name: tags, in: query, type: array, collectionFormat: pipes, items: {type: string}}
      responses: {'200': {description: OK, schema: {$ref: '#/definitions/Pet'}}}
definitions:
  Pet: {type: object, properties: {id: {type: integer}}}
";

const OPENAPI: &str = "openapi: 3.0.3
info: {title: Pets, version: '1'}
paths:
  /pets:
    post:
      operationId: add_pet
      parameters:
      - {name: tags, in: query, style: pipeDelimited, explode: false, schema: {type: array, items: {type: string}}}
      requestBody: {required: true, content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}
      responses: {'200': {description: OK, content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}}
components:
  schemas:
    Pet: {type: object, properties: {id: {type: integer}}}
";

#[test]
fn documents_of_swagger_2_are_compared_with_others_and_with_openapi_3() {
    let sandbox = Sandbox::new(&[("old/pets.yaml", SWAGGER), ("specs/pets.yaml", OPENAPI)]);
    let run = sandbox.run(&["diff", "old/pets.yaml", "specs/pets.yaml"]).expect(0);
    assert_eq!(run.stdout(), "pets: no change\n");
    let changed = SWAGGER.replace("id: {type: integer}", "id: {type: string}").replace("pipes", "multi");
    sandbox.write("specs/pets.yaml", &changed);
    let run = sandbox.run(&["diff", "old/pets.yaml", "specs/pets.yaml"]).expect(0);
    for place in ["(specs/pets.yaml:14:", "(specs/pets.yaml:11:"] {
        assert!(run.stdout().contains(place), "{place} in {}", run.stdout());
    }
}

#[test]
fn an_api_that_one_state_has_alone_is_one_line() {
    let sandbox = repository(&[("specs/pets.yaml", DOCUMENT)]);
    sandbox.write("specs/cats.yaml", DOCUMENT);
    let run = sandbox.run(&["diff"]).expect(0);
    assert!(run.stdout().starts_with("cats: minor (patch before 1.0) · 1 additive\n"), "{}", run.stdout());
    assert!(
        run.stdout().contains("the API is new [document-added]\n      cats (specs/cats.yaml:1:1)\n"),
        "{}",
        run.stdout()
    );
    std::fs::remove_file(sandbox.path("specs/pets.yaml")).unwrap();
    let run = sandbox.run(&["diff"]).expect(0);
    assert!(
        run.stdout().contains("the API is gone; remove what uses its module [document-removed]\n"),
        "{}",
        run.stdout()
    );
}

#[test]
fn names_are_kept_in_the_lock_where_that_is_asked_for() {
    let sandbox = repository(&[("specs/pets.yaml", DOCUMENT)]);
    let renamed = DOCUMENT.replace("schemas/Pet", "schemas/Animal").replace("    Pet:", "    Animal:");
    sandbox.write("specs/pets.yaml", &renamed);
    assert!(sandbox.run(&["diff"]).expect(0).stdout().contains("Pet → Animal"));
    assert!(!sandbox.path("specs/pets.names.yaml").exists());
    let run = sandbox.run(&["diff", "--keep-names"]).expect(0);
    assert_eq!(run.stdout(), "pets: no change\n");
    assert!(run.stderr().contains("pets: 1 name is kept; run `openapi-clients regen`"), "{}", run.stderr());
    let lock = std::fs::read_to_string(sandbox.path("specs/pets.names.yaml")).unwrap();
    assert!(lock.contains("types:\n  Animal: Pet\n"), "{lock}");
    // What is kept stays, and there is nothing more to keep.
    sandbox.run(&["regen"]).expect(0);
    assert_eq!(std::fs::read_to_string(sandbox.path("specs/pets.names.yaml")).unwrap(), lock);
    let again = sandbox.run(&["diff", "--keep-names"]).expect(0);
    assert!(!again.stderr().contains("kept"), "{}", again.stderr());
}

#[test]
fn names_are_kept_in_files_alone() {
    let sandbox = repository(&[("specs/pets.yaml", DOCUMENT)]);
    sandbox.write("specs/pets.yaml", &DOCUMENT.replace("schemas/Pet", "schemas/A").replace("    Pet:", "    A:"));
    let run = sandbox.run(&["diff", "specs", "HEAD:", "--keep-names"]).expect(2);
    assert!(run.stderr().contains("--keep-names writes the name lock"), "{}", run.stderr());
}
