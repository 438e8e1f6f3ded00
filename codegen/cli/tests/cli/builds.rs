//! What the program writes, compiled: in a folder that is not this repository, and with nothing asked of the network.
//!
//! Dependencies are compiled into this workspace's own target folder, with its profile and versions, and once for all tests.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::sandbox::{DOCUMENT, Sandbox};

/// `cargo check` there, which has nothing to say. Callers leave out TLS: it would be most of what is compiled.
#[track_caller]
fn cargo_check(folder: &Path, arguments: &[&str]) {
    let said = cargo(folder, &[&["check", "--quiet", "--offline"], arguments].concat());
    assert!(said.is_empty(), "cargo check in {}: {said}", folder.display());
}

/// A command of cargo there, which succeeds. What it says.
#[track_caller]
fn cargo(folder: &Path, arguments: &[&str]) -> String {
    let target = Path::new(env!("CARGO_BIN_EXE_openapi-clients")).ancestors().nth(2).unwrap();
    fs::copy(Path::new(env!("CARGO_MANIFEST_DIR")).join("../../Cargo.lock"), folder.join("Cargo.lock")).unwrap();
    let output = Command::new(env!("CARGO"))
        .args(arguments)
        .current_dir(folder)
        .env("CARGO_TARGET_DIR", target)
        .envs(
            ["CARGO_PROFILE_DEV_DEBUG", "CARGO_PROFILE_DEV_BUILD_OVERRIDE_DEBUG"].map(|key| (key, "line-tables-only")),
        )
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success(), "cargo {arguments:?} in {}: {said}", folder.display());
    said
}

#[test]
fn a_folder_of_documents_becomes_a_crate_that_builds_alone() {
    let long_tag = format!("tags: [{}]\n      operationId:", "x".repeat(5_000));
    // Below a workspace of somebody else, which does not know of the crate.
    let sandbox = Sandbox::new(&[
        ("Cargo.toml", "[workspace]\nmembers = ['app']\n"),
        ("specs/pets.yaml", DOCUMENT),
        ("specs/café.yaml", &DOCUMENT.replace("operationId:", &long_tag)),
    ]);
    sandbox.run(&["regen"]).expect(0).says("generated:");
    cargo_check(&sandbox.path("generated"), &["--no-default-features", "--features", "pets,cafe"]);
    cargo_check(&sandbox.path("generated/runtime"), &["--no-default-features"]);
    sandbox.run(&["regen", "--check"]).expect(0);
}

#[test]
fn a_crate_that_stands_alone_is_packaged_and_builds_from_its_package() {
    let sandbox = Sandbox::new(&[("pets.yaml", DOCUMENT)]);
    sandbox.run(&["add", "pets", "pets.yaml"]).expect(0);
    // Until the runtime is published, a package of a crate that uses it is one for whoever patches the registry.
    let patch = "patch.crates-io.openapi-client-runtime.path='runtime'";
    let package = ["package", "--offline", "--no-default-features", "--features", "pets", "--config", patch];
    cargo(&sandbox.path("generated"), &package);
}

#[test]
#[ignore = "asks the registry whether the version is there already"]
fn a_crate_that_stands_alone_may_be_published() {
    let sandbox = Sandbox::new(&[("pets.yaml", DOCUMENT)]);
    sandbox.run(&["add", "pets", "pets.yaml"]).expect(0);
    let patch = "patch.crates-io.openapi-client-runtime.path='runtime'";
    cargo(&sandbox.path("generated"), &["publish", "--dry-run", "--no-verify", "--config", patch]);
}

#[test]
fn what_two_crates_share_goes_from_one_to_the_other() {
    let sandbox = Sandbox::new(&[
        ("Cargo.toml", "[workspace]\nresolver = '3'\nmembers = ['app', 'clients/*']\n"),
        ("specs/pets.yaml", DOCUMENT),
        ("shops.yaml", SHOPS),
        ("app/Cargo.toml", APP),
        ("app/src/lib.rs", USE),
    ]);
    sandbox.run(&["regen", "--specs", "specs", "--out", "clients/pets"]).expect(0);
    let shared = ["--runtime", "clients/pets/runtime"];
    sandbox.run(&[&["regen", "--specs", "shops.yaml", "--out", "clients/shops"][..], &shared].concat()).expect(0);
    cargo_check(&sandbox.path(""), &["--package", "app"]);
}

const SHOPS: &str = "\
openapi: 3.0.3
info: {title: Shops, version: '1'}
paths:
  /shops/{id}:
    patch:
      operationId: change_shop
      parameters: [{name: id, in: path, required: true, schema: {type: integer}}]
      requestBody:
        content:
          application/json:
            schema: {type: object, properties: {name: {type: string, nullable: true}}}
      responses:
        '204': {description: done}
";

const APP: &str = "\
[package]
name = 'app'
version = '0.1.0'
edition = '2024'

[dependencies]
pets = { path = '../clients/pets', default-features = false, features = ['pets'] }
shops = { path = '../clients/shops', default-features = false, features = ['shops'] }
";

/// A value and hooks that are named by one crate, and used by the other.
const USE: &str = "\
pub struct Log;

impl pets::ClientHooks for Log {}

pub fn name() -> pets::Maybe<String> {
    pets::Maybe::Value(\"Paws\".to_owned())
}

pub async fn rename() -> Result<(), Box<dyn std::error::Error>> {
    let client = shops::shops::Client::builder().base_url(\"http://localhost\").hooks(Log).build()?;
    let change = shops::shops::types::ChangeShopBody { name: name() };
    client.change_shop(1).body(change).send().await?;
    Ok(())
}
";
