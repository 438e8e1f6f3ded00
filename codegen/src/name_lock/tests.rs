#![expect(clippy::unwrap_used, reason = "a failure fails the test")]

use super::*;
use crate::SourceFile;

fn file(text: &str) -> SourceFile {
    SourceFile { name: "api.names.yaml".to_owned(), text: text.to_owned() }
}

#[test]
fn what_is_written_is_read_back() {
    let mut lock = NameLock { file: "api.names.yaml".to_owned(), ..NameLock::default() };
    for place in [
        "Invoice.status",
        "no",
        "a: b",
        "\"quoted\" \\ \u{1}",
        "in\u{202e}visible\n😀\u{3164}",
        "업태",
        "1",
        "GET /a#b",
    ] {
        lock.types.insert(place.to_owned(), "Name".to_owned());
        lock.known.insert(place);
    }
    lock.shared.insert("True".to_owned(), "12345678".to_owned());
    lock.shared.insert("Status".to_owned(), "1e456789".to_owned());
    assert_eq!(NameLock::parse(&file(&lock.to_text())).unwrap(), lock);
}

#[test]
fn a_lock_of_nothing_has_no_text() {
    assert_eq!(NameLock::default().to_text(), "");
    assert!(NameLock::parse(&file("")).unwrap().exists());
}

#[test]
fn what_is_no_lock_is_an_error_at_its_place() {
    for (text, place) in [
        ("[]", "api.names.yaml#"),
        ("type: {}", "api.names.yaml#/type"),
        ("types: []", "api.names.yaml#/types"),
        ("types: {a: 1}", "api.names.yaml#/types/a"),
        ("known: {}", "api.names.yaml#/known"),
        ("known: [12345]", "api.names.yaml#/known/0"),
    ] {
        let error = NameLock::parse(&file(text)).unwrap_err();
        assert_eq!((error.pointer.to_string().as_str(), text), (place, text));
    }
}

#[test]
fn a_place_is_as_long_as_yaml_allows_a_key_to_be() {
    let long = |end: &str| place_of(&NameHint::new("a".repeat(500)).child(end));
    assert!(long("x").chars().count() < 250);
    assert_ne!(long("x"), long("y"));
}
