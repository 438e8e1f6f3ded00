//! `fetch`: what is kept of what a publisher has, and what is refused.

use std::fs;

use crate::publisher::Publisher;
use crate::sandbox::{DOCUMENT, Sandbox};

/// A project whose document comes from a publisher.
fn project(publisher: &Publisher) -> Sandbox {
    Sandbox::new(&[("specs/pets.yaml", DOCUMENT), ("specs/pets.settings.yaml", &publisher.settings())])
}

fn bytes(sandbox: &Sandbox) -> Vec<u8> {
    fs::read(sandbox.path("specs/pets.yaml")).unwrap()
}

/// A fetch that fails, says so, and leaves the document and its folder as they were.
#[track_caller]
fn refused(publisher: &Publisher, why: &str) {
    let sandbox = project(publisher);
    sandbox.run(&["fetch"]).expect(1).says("error: specs/pets.yaml: ").says("is not fetched").says(why);
    assert_eq!(bytes(&sandbox), DOCUMENT.as_bytes());
    assert_eq!(fs::read_dir(sandbox.path("specs")).unwrap().count(), 2);
}

#[test]
fn a_document_is_kept_byte_for_byte() {
    let published = "\u{feff}# Ours\r\nopenapi: 3.0.3\r\ninfo: {title: Größe, version: '2'}\r\npaths: {}".as_bytes();
    let sandbox = project(&Publisher::publishing(published));
    sandbox.run(&["fetch"]).expect(0).says("specs/pets.yaml: replaced").says("openapi-clients regen");
    assert_eq!(bytes(&sandbox), published);
    sandbox.run(&["fetch", "pets"]).expect(0).says("specs/pets.yaml: as published");
}

#[test]
fn what_the_update_does_to_users_is_said() {
    let sandbox = project(&Publisher::publishing(DOCUMENT.replace("/pets:", "/animals:").as_bytes()));
    sandbox.commit();
    sandbox.run(&["fetch"]).expect(0).says("pets: major (minor before 1.0) · ").says(" · run openapi-clients diff\n");
}

#[test]
fn a_check_writes_nothing_and_tells_whether_upstream_has_changed() {
    let sandbox = project(&Publisher::publishing(DOCUMENT.as_bytes()));
    sandbox.run(&["fetch", "--check"]).expect(0).says("as published");
    sandbox.write("specs/pets.yaml", "openapi: 3.0.3\n");
    sandbox.run(&["fetch", "--check"]).expect(1).says("upstream has changed; run `openapi-clients fetch pets`");
    assert_eq!(bytes(&sandbox), b"openapi: 3.0.3\n");
}

#[test]
fn what_is_no_document_replaces_none() {
    refused(
        &Publisher::answering("HTTP/1.1 404 Not Found", DOCUMENT.as_bytes()),
        "the server answered with status 404",
    );
    refused(&Publisher::publishing(b""), "what came is nothing");
    refused(&Publisher::publishing(b"<!doctype html><title>Log in</title>"), "what came is an HTML page");
    refused(&Publisher::publishing(b"{\"message\": \"slow down\"}"), "no OpenAPI document");
    refused(&Publisher::publishing(&[0xff, 0xfe]), "no UTF-8");
}

#[test]
fn a_download_that_breaks_off_replaces_nothing() {
    let head = format!("HTTP/1.1 200 OK\r\nContent-Length: {}", DOCUMENT.len() + 1);
    refused(&Publisher::answering(&head, DOCUMENT.as_bytes()), "transfer closed");
}

#[test]
fn a_document_of_more_than_64_mb_is_refused_whether_or_not_the_server_says_so() {
    refused(&Publisher::answering("HTTP/1.1 200 OK\r\nContent-Length: 67108865", b""), "more than 64 MB");
    let large = vec![b' '; (64 << 20) + 1];
    refused(&Publisher::publishing(&large), "more than 64 MB");
}

#[test]
fn a_redirect_is_followed_but_not_to_where_anybody_can_change_the_document() {
    let publisher = Publisher::publishing(b"openapi: 3.1.0\n");
    let moved =
        |to: &str| Publisher::answering(&format!("HTTP/1.1 302 Found\r\nLocation: {to}\r\nContent-Length: 0"), b"");
    let sandbox = project(&moved(publisher.address()));
    sandbox.run(&["fetch"]).expect(0);
    assert_eq!(bytes(&sandbox), b"openapi: 3.1.0\n");
    // The same machine under a name that is not known to be it.
    refused(&moved(&publisher.address().replace("127.0.0.1", "pets.localhost")), "over `http`");
    refused(&moved("ftp://127.0.0.1/x"), "redirected to an address that is not `https`");
    refused(&moved("/openapi.yaml"), "redirects");
}

#[test]
fn a_file_is_a_source_as_well() {
    let settings = "source: ../upstream/pets.yaml\n";
    let sandbox = Sandbox::new(&[
        ("specs/pets.yaml", DOCUMENT),
        ("specs/pets.settings.yaml", settings),
        ("upstream/pets.yaml", "openapi: 3.1.0\r\n"),
    ]);
    sandbox.run(&["fetch", "--check"]).expect(1);
    sandbox.run(&["fetch"]).expect(0);
    assert_eq!(bytes(&sandbox), b"openapi: 3.1.0\r\n");
    fs::remove_file(sandbox.path("upstream/pets.yaml")).unwrap();
    sandbox.run(&["fetch"]).expect(1).says("../upstream/pets.yaml is not fetched");
    assert_eq!(bytes(&sandbox), b"openapi: 3.1.0\r\n");
}

#[test]
fn a_text_in_another_language_than_its_name_says_is_kept_with_a_note() {
    let sandbox = project(&Publisher::publishing(b"{\"openapi\": \"3.1.0\"}"));
    sandbox.run(&["fetch"]).expect(0).says("note: specs/pets.yaml: the text is JSON");
    assert_eq!(bytes(&sandbox), b"{\"openapi\": \"3.1.0\"}");
}

#[test]
fn an_address_that_is_not_safe_is_refused_where_it_is_written() {
    for (source, why) in [
        ("http://example.com/x.yaml", "write `https`"),
        ("https://user:secret@example.com/x.yaml", "a user name or a password"),
        ("-o://x", "`-o` is no scheme"),
    ] {
        let settings = format!("# Ours\nsource: {source}\n");
        let sandbox = Sandbox::new(&[("specs/pets.yaml", DOCUMENT), ("specs/pets.settings.yaml", &settings)]);
        sandbox.run(&["fetch"]).expect(1).says("specs/pets.settings.yaml:2:1").says(why);
    }
}

#[test]
fn a_document_without_a_source_is_left_alone_unless_it_is_named() {
    let publisher = Publisher::publishing(DOCUMENT.as_bytes());
    let sandbox = project(&publisher);
    sandbox.write("specs/cats.yaml", DOCUMENT);
    sandbox.run(&["fetch"]).expect(0);
    sandbox.run(&["fetch", "cats"]).expect(2).says("write `source: https://…` into a file cats.settings.yaml");
    sandbox.run(&["fetch", "dogs"]).expect(2).says("there is no document `dogs`");
    fs::remove_file(sandbox.path("specs/pets.settings.yaml")).unwrap();
    sandbox.run(&["fetch"]).expect(0).says("no document in specs has a `source` in its settings: nothing is fetched");
}

#[test]
fn a_missing_curl_is_named() {
    let sandbox = project(&Publisher::publishing(DOCUMENT.as_bytes()));
    sandbox
        .run_without_programs(&["fetch"])
        .expect(1)
        .says("the program `curl` downloads documents, and it is not on the PATH");
}
