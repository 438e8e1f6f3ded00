//! The page "Reviewing an update" of `docs/`: what it shows is what the commands print about an update of `specs/zenskar.yaml`.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use codegen::settings::Settings;
use codegen::{NoFiles, Source, SourceFile};

use crate::sandbox::Sandbox;

#[test]
fn the_documentation_shows_what_the_commands_say_about_an_update() {
    let page = fs::read_to_string(repository("docs/src/reviewing-an-update.md")).unwrap();
    let blocks: Vec<&str> = page.split("```").skip(1).step_by(2).take(5).collect();
    let [_, stale, last, surface, diff] = blocks.as_slice() else { panic!("{blocks:?}") };
    let sandbox = Sandbox::new(&[]);
    for name in ["zenskar.yaml", "zenskar.overlay.yaml", "zenskar.settings.yaml", "zenskar.names.yaml"] {
        sandbox.write(&format!("specs/{name}"), &committed(name));
    }
    sandbox.commit();
    let updated = updated(&committed("zenskar.yaml"));
    sandbox.write("specs/zenskar.yaml", &updated);
    assert_shown(stale, &sandbox.run(&["regen"]).expect(1).stderr());
    let overlay = committed("zenskar.overlay.yaml").replace("['/customers']", "['/v2/customers']");
    sandbox.write("specs/zenskar.overlay.yaml", &overlay);
    assert_shown(last, &sandbox.run(&["regen"]).expect(0).stderr());
    let lines: BTreeSet<String> = shown(surface).into_iter().map(str::to_owned).collect();
    assert_eq!(lines, surface_changes(&updated, &overlay));
    assert_shown(diff, &sandbox.run(&["diff"]).expect(0).stdout());
}

/// The update: a path moves, and a property is no longer in every answer.
fn updated(document: &str) -> String {
    document.replace("\n  /customers:\n", "\n  /v2/customers:\n").replace("        - customer_name\n", "")
}

fn repository(path: &str) -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(path)
}

fn committed(name: &str) -> String {
    fs::read_to_string(repository("specs").join(name)).unwrap()
}

/// The lines of a block, without its language.
fn shown(block: &str) -> Vec<&str> {
    block.lines().skip(1).collect()
}

/// Whether a command prints a block as it stands, apart from what the program is called.
#[track_caller]
fn assert_shown(block: &str, printed: &str) {
    let printed = printed.replace("openapi-clients", "cargo xtask");
    let block = shown(block).join("\n");
    assert!(printed.contains(&block), "the page has\n{block}\nand the command prints\n{printed}");
}

/// What the update changes in the surface: lines that go, and lines that come.
fn surface_changes(document: &str, overlay: &str) -> BTreeSet<String> {
    let before = surface(&committed("zenskar.yaml"), &committed("zenskar.overlay.yaml"));
    let after = surface(document, overlay);
    let gone = before.difference(&after).map(|line| format!("-{line}"));
    gone.chain(after.difference(&before).map(|line| format!("+{line}"))).collect()
}

fn surface(document: &str, overlay: &str) -> BTreeSet<String> {
    let file = |name: &str, text: &str| SourceFile { name: name.to_owned(), text: text.to_owned() };
    let settings = file("zenskar.settings.yaml", &committed("zenskar.settings.yaml"));
    let parsed = Settings::parse(&settings.name, &settings.text).unwrap();
    let source = Source {
        api: "zenskar".to_owned(),
        document: file("zenskar.yaml", document),
        overlay: Some(file("zenskar.overlay.yaml", overlay)),
        settings: Some(settings),
        name_lock: Some(file("zenskar.names.yaml", &committed("zenskar.names.yaml"))),
        files: &NoFiles,
        has_ext: false,
    };
    let surface = codegen::describe(&source, &parsed).surface.unwrap();
    surface.lines().lines().map(str::to_owned).collect()
}
