//! `effective`: the document as its overlay corrects it.

use codegen::{Source, SourceFile};

use crate::sandbox::{DOCUMENT, Sandbox};

const OVERLAY: &str = "\
overlay: 1.1.0
info: {title: Ours, version: '1'}
actions:
  - {target: $.info.title, description: Its name., update: Animals}
";

#[test]
fn the_corrected_document_is_printed_as_yaml_with_its_keys_in_their_order() {
    let sandbox = Sandbox::new(&[("specs/pets.yaml", DOCUMENT), ("specs/pets.overlay.yaml", OVERLAY)]);
    let printed = sandbox.run(&["effective", "pets"]).expect(0).stdout();
    assert!(printed.starts_with("openapi: 3.0.3\ninfo:\n  title: Animals\n  version: '1'\npaths:\n"), "{printed}");
    // What is printed is a document, and correcting it once more with nothing gives it again.
    let again = codegen::correct(&Source::alone("pets", SourceFile::new("pets.yaml", printed.clone())));
    assert_eq!(again.yaml, Some(printed));
}

#[test]
fn a_json_document_is_printed_as_yaml_and_texts_stay_texts() {
    let document =
        r#"{"openapi": "3.1.0", "x-many": ["1e3", "null", "~", "0x1", 1.50, null, "a\nb: c"], "200": {"1.0": true}}"#;
    let sandbox = Sandbox::new(&[("specs/pets.json", document)]);
    let printed = sandbox.run(&["effective", "pets"]).expect(0).stdout();
    let lines = ["openapi: 3.1.0", "x-many:", "- '1e3'", "- 'null'", "- '~'", "- '0x1'", "- 1.5", "- null"];
    let rest = ["- |-", "  a", "  b: c", "'200':", "  '1.0': true"];
    assert_eq!(printed.lines().collect::<Vec<_>>(), [&lines[..], &rest[..]].concat());
}

#[test]
fn an_action_that_does_not_apply_is_said_beside_the_rest() {
    let overlay = OVERLAY.to_owned() + "  - {target: $.gone, description: Gone., remove: true}\n";
    let sandbox = Sandbox::new(&[("specs/pets.yaml", DOCUMENT), ("specs/pets.overlay.yaml", &overlay)]);
    let run = sandbox.run(&["effective", "pets"]).expect(1).says("error[unmatched-overlay-action]");
    assert!(run.stdout().contains("title: Animals"));
    sandbox.run(&["effective", "cats"]).expect(2).says("there is no document `cats`");
}
