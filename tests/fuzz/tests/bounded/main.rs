//! The targets on inputs that are made of seeds: always the same ones, for a bounded time.
//!
//! They take a minute in a debug build, so that `.ci/run` runs them by themselves: `cargo test -p fuzz-targets -- --ignored`.

#![expect(clippy::unwrap_used, reason = "a failure fails the test")]

mod mutate;
mod random;
mod values;

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use mutate::mutated;
use random::Random;
use values::Values;

/// How long each target runs, unless it has had all its inputs before.
const LONGEST: Duration = Duration::from_secs(20);

/// The input of a target that panics is written there: the test's message names it.
fn run_all(name: &str, inputs: impl Iterator<Item = Vec<u8>>, target: fn(&[u8])) {
    let start = Instant::now();
    let mut count = 0_usize;
    for input in inputs.take_while(|_| start.elapsed() < LONGEST) {
        if std::panic::catch_unwind(|| target(&input)).is_err() {
            let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{name}-{count}"));
            fs::write(&path, &input).unwrap();
            panic!("input {count} of the target `{name}` breaks a promise; it is in {}", path.display());
        }
        count += 1;
    }
    println!("{name}: {count} inputs in {:.1} s", start.elapsed().as_secs_f64());
    assert!(count > 0);
}

#[test]
#[ignore = "takes half a minute"]
fn no_document_makes_the_generator_panic_or_write_what_is_unsafe() {
    let seeds = documents();
    let mut random = Random::new(1);
    let inputs = (0..20_000).map(|_| mutated(random.one_of(&seeds).clone(), &seeds, &mut random));
    run_all("generate_document", inputs, fuzz_targets::generate_document);
}

#[test]
#[ignore = "takes half a minute"]
fn no_answer_makes_a_type_panic_and_what_is_decoded_comes_back() {
    let values = Values::of_documents(&documents());
    let mut random = Random::new(2);
    let inputs = (0..1_000_000).map(|_| {
        let value = values.value(&mut random, 5).into_bytes();
        if random.below(4) == 0 { mutated(value, &[b"{}".to_vec()], &mut random) } else { value }
    });
    run_all("decode_types", inputs, fuzz_targets::decode_types);
}

/// The documents of all tests and the specs, with their overlays and settings; large ones are left out.
fn documents() -> Vec<Vec<u8>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let mut paths = Vec::new();
    for folder in ["tests/cases", "tests/rejected", "tests/sockets"] {
        collect(&root.join(folder), &mut paths);
    }
    paths.sort();
    paths.iter().map(|path| with_sidecars(path)).collect()
}

fn with_sidecars(path: &Path) -> Vec<u8> {
    let mut text = fs::read(path).unwrap();
    for sidecar in ["overlay.yaml", "settings.yaml"] {
        text.extend(b"\n%%%%\n");
        text.extend(fs::read(path.with_extension(sidecar)).unwrap_or_default());
    }
    text
}

fn collect(folder: &Path, paths: &mut Vec<PathBuf>) {
    for path in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let is_document = (name.ends_with(".yaml") || name.ends_with(".json")) && name.matches('.').count() == 1;
        if path.is_dir() {
            collect(&path, paths);
        } else if is_document {
            paths.push(path);
        }
    }
}
