//! The public surface of each API as a snapshot: what a reviewer of an update reads.
#![expect(clippy::unwrap_used, reason = "a failure fails the test")]

use std::fs;
use std::path::Path;

use codegen::NoFiles;
use tests::{Run, surface};

fn check(api: &str) {
    let specs = Path::new(env!("CARGO_MANIFEST_DIR")).join("../specs");
    let read = |end: &str| fs::read_to_string(specs.join(format!("{api}.{end}"))).ok();
    let (document, overlay, settings) = (read("yaml").unwrap(), read("overlay.yaml"), read("settings.yaml"));
    let names = ["yaml", "overlay.yaml", "settings.yaml"].map(|end| format!("specs/{api}.{end}"));
    let run = Run {
        api,
        document: (&names[0], &document),
        overlay: overlay.as_deref().map(|text| (names[1].as_str(), text)),
        settings: settings.as_deref().map(|text| (names[2].as_str(), text)),
        files: &NoFiles,
    };
    insta::assert_snapshot!(format!("surface@{api}"), surface(&run.generate().files));
}

#[test]
fn campfire() {
    check("campfire");
}

#[test]
fn chargeover() {
    check("chargeover");
}

#[test]
fn zenskar() {
    check("zenskar");
}
