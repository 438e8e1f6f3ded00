//! References to the network: `fetch` brings what they lead to, and `regen` reads only that.

use std::fs;

use crate::publisher::Publisher;
use crate::sandbox::{DOCUMENT, Sandbox};

const OWNER: &str = "Owner: {type: object, required: [name], properties: {name: {type: string}}}\n";

/// A document whose schema `Pet` is a reference.
fn document(reference: &str) -> String {
    let pet = "    Pet: {type: object, required: [id], properties: {id: {type: integer}}}\n";
    assert!(DOCUMENT.contains(pet));
    DOCUMENT.replace(pet, &format!("    Pet: {{$ref: '{reference}'}}\n"))
}

/// A schema that refers to another document on the same site.
fn pet() -> String {
    "type: object\nproperties: {owner: {$ref: 'people/owner.yaml#/Owner'}}\n".to_owned()
}

fn site() -> Publisher {
    Publisher::site(&[("/schemas/pet.yaml", &pet()), ("/schemas/people/owner.yaml", OWNER)])
}

fn locked(sandbox: &Sandbox) -> Vec<String> {
    let entries = fs::read_dir(sandbox.path("specs/pets.lock")).into_iter().flatten();
    let mut names: Vec<_> = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

fn types(sandbox: &Sandbox) -> String {
    fs::read_to_string(sandbox.path("out/src/pets/types.rs")).unwrap()
}

#[test]
fn what_references_lead_to_is_fetched_with_what_it_refers_to_itself() {
    let site = site();
    let sandbox = Sandbox::new(&[("specs/pets.yaml", &document(&site.at("/schemas/pet.yaml")))]);
    sandbox.run(&["fetch"]).expect(0).says("specs/pets.lock: 2 documents; now run `openapi-clients regen`");
    let names = locked(&sandbox);
    let [index, owner, pet] = names.as_slice() else { panic!("{names:?}") };
    assert!(index == "index.txt" && owner.starts_with("owner-") && pet.starts_with("pet-"), "{names:?}");
    let index = fs::read_to_string(sandbox.path("specs/pets.lock/index.txt")).unwrap();
    let line = index.lines().find(|line| line.ends_with("/schemas/people/owner.yaml")).unwrap();
    assert!(line.split(' ').next().unwrap().len() == 64 && line.contains(" owner-"), "{line}");
    // Nothing that could download is at hand.
    let arguments = ["regen", "--specs", "specs", "--out", "out"];
    sandbox.run_without_programs(&arguments).expect(0);
    assert!(types(&sandbox).contains("pub struct Owner"), "{}", types(&sandbox));
    sandbox.run(&["fetch"]).expect(0).says("specs/pets.lock: 2 documents, as published");
    sandbox.run(&["fetch", "--check"]).expect(0);
}

#[test]
fn regen_asks_for_nothing_and_names_the_command_that_does() {
    let site = site();
    let sandbox = Sandbox::new(&[("specs/pets.yaml", &document(&site.at("/schemas/pet.yaml")))]);
    let run = sandbox.regen(&[]).expect(1).says("error[remote-reference]");
    run.says("help: run `openapi-clients fetch pets`, which brings it");
    assert!(site.asked().is_empty(), "{:?}", site.asked());
}

#[test]
fn a_document_that_was_changed_by_hand_is_not_taken() {
    let site = site();
    let sandbox = Sandbox::new(&[("specs/pets.yaml", &document(&site.at("/schemas/pet.yaml")))]);
    sandbox.run(&["fetch"]).expect(0);
    let name = locked(&sandbox).remove(1);
    sandbox.write(&format!("specs/pets.lock/{name}"), "Owner: {type: string}\n");
    sandbox
        .regen(&[])
        .expect(1)
        .says("somebody has changed `specs/pets.lock/owner-")
        .says("fetch pets`, which brings it again");
    sandbox.run(&["fetch", "pets", "--check"]).expect(1).says("upstream has changed");
    sandbox.run(&["fetch", "pets"]).expect(0);
    sandbox.regen(&[]).expect(0);
}

#[test]
fn relative_references_of_a_document_from_an_address_lead_to_that_site_unless_there_is_a_file() {
    let site = site();
    let text = document("schemas/pet.yaml");
    let settings = format!("source: {}\n", site.at("/openapi.yaml"));
    let site_with_document = Publisher::site(&[
        ("/openapi.yaml", &text),
        ("/schemas/pet.yaml", &pet()),
        ("/schemas/people/owner.yaml", OWNER),
    ]);
    let settings = settings.replace(&site.at(""), &site_with_document.at(""));
    let sandbox = Sandbox::new(&[("specs/pets.yaml", &text), ("specs/pets.settings.yaml", &settings)]);
    sandbox.run(&["fetch"]).expect(0).says("specs/pets.yaml: as published").says("specs/pets.lock: 2 documents");
    sandbox.regen(&[]).expect(0);
    assert!(types(&sandbox).contains("pub struct Owner"));
    sandbox.write("specs/schemas/pet.yaml", "type: object\nproperties: {local: {type: string}}\n");
    sandbox.run(&["fetch"]).expect(0);
    assert_eq!(locked(&sandbox), Vec::<String>::new());
    sandbox.regen(&[]).expect(0);
    assert!(types(&sandbox).contains("pub local"), "{}", types(&sandbox));
}

#[test]
fn what_is_not_wanted_any_more_is_deleted() {
    let site = site();
    let sandbox = Sandbox::new(&[("specs/pets.yaml", &document(&site.at("/schemas/pet.yaml")))]);
    sandbox.run(&["fetch"]).expect(0);
    sandbox.write("specs/pets.yaml", &document(&site.at("/schemas/people/owner.yaml#/Owner")));
    sandbox.run(&["fetch"]).expect(0).says("1 documents");
    assert_eq!(locked(&sandbox).len(), 2);
    sandbox.write("specs/pets.yaml", DOCUMENT);
    sandbox.run(&["fetch"]).expect(0);
    assert!(!sandbox.path("specs/pets.lock").exists());
}

#[test]
fn a_document_that_does_not_come_leaves_the_lock_as_it_was() {
    let site = site();
    let sandbox = Sandbox::new(&[("specs/pets.yaml", &document(&site.at("/schemas/pet.yaml")))]);
    sandbox.run(&["fetch"]).expect(0);
    let before = locked(&sandbox);
    sandbox.write("specs/pets.yaml", &document(&site.at("/none.yaml")));
    sandbox.run(&["fetch"]).expect(1).says("/none.yaml is not fetched: the server answered with status 404");
    assert_eq!(locked(&sandbox), before);
}

#[test]
fn a_redirect_stays_in_its_scheme() {
    let site = site();
    let refused = |to: &str, why: &str| {
        let head = format!("HTTP/1.1 302 Found\r\nLocation: {to}\r\nContent-Length: 0");
        let publisher = Publisher::answering(&head, b"");
        let sandbox = Sandbox::new(&[("specs/pets.yaml", &document(publisher.address()))]);
        sandbox.run(&["fetch"]).expect(1).says("is not fetched").says(why);
        assert!(!sandbox.path("specs/pets.lock").exists());
    };
    refused("https://127.0.0.1:1/x.yaml", "redirected to an address that is not `http`");
    refused("ftp://127.0.0.1/x", "redirected to an address that is not `http`");
    refused("file:///etc/hostname", "redirected to an address that is not `http`");
    let moved = Publisher::answering(
        &format!("HTTP/1.1 302 Found\r\nLocation: {}\r\nContent-Length: 0", site.at("/schemas/people/owner.yaml")),
        b"",
    );
    let sandbox = Sandbox::new(&[("specs/pets.yaml", &document(&format!("{}#/Owner", moved.address())))]);
    sandbox.run(&["fetch"]).expect(0);
}

#[test]
fn references_without_end_are_bounded_in_number() {
    let endless = Publisher::answering_with(|path| {
        let number: u32 = path.trim_start_matches('/').trim_end_matches(".yaml").parse().unwrap_or_default();
        format!("type: object\nproperties: {{next: {{$ref: '{}.yaml'}}}}\n", number + 1)
    });
    let sandbox = Sandbox::new(&[("specs/pets.yaml", &document(&endless.at("/0.yaml")))]);
    sandbox.run(&["fetch"]).expect(1).says("its references lead to more than 200 documents");
}

#[test]
fn references_to_what_is_too_large_or_no_text_are_refused() {
    for (publisher, why) in [
        (Publisher::answering("HTTP/1.1 200 OK\r\nContent-Length: 67108865", b""), "more than 64 MB"),
        (Publisher::publishing(&[0xff, 0xfe]), "no UTF-8"),
    ] {
        let sandbox = Sandbox::new(&[("specs/pets.yaml", &document(publisher.address()))]);
        sandbox.run(&["fetch"]).expect(1).says(why);
    }
}

#[test]
fn a_document_that_calls_itself_by_an_address_needs_no_network() {
    let own_name = "openapi: 3.2.0\n$self: https://example.com/api/openapi.yaml\n";
    let text = document("https://example.com/api/openapi.yaml#/components/schemas/Animal")
        .replace("openapi: 3.0.3\n", own_name)
        + "    Animal: {type: object, properties: {legs: {type: integer}}}\n";
    let sandbox = Sandbox::new(&[("specs/pets.yaml", &text)]);
    sandbox.regen(&[]).expect(0);
    assert!(types(&sandbox).contains("pub legs"));
}

#[test]
fn several_files_refer_to_each_other_by_what_they_call_themselves() {
    let own_name = "openapi: 3.2.0\n$self: https://example.com/api/openapi\n";
    let text = document("shared/foo#/components/schemas/Foo").replace("openapi: 3.0.3\n", own_name);
    let shared = "openapi: 3.2.0\n$self: https://example.com/api/shared/foo\ninfo: {title: Shared, version: '1'}\ncomponents:\n  schemas:\n    Foo: \
                  {type: object, properties: {bar: {$ref: '../openapi#/components/schemas/Bar'}}}\n";
    let text = text + "    Bar: {type: object, properties: {legs: {type: integer}}}\n";
    let sandbox = Sandbox::new(&[("specs/pets/openapi.yaml", &text), ("specs/pets/another-name.yaml", shared)]);
    sandbox.regen(&[]).expect(0);
    assert!(types(&sandbox).contains("pub bar: Option<Bar>"), "{}", types(&sandbox));
    assert!(types(&sandbox).contains("pub legs"));
}
