//! What generated crates cost their users to compile: `cargo check`, with all dependencies built before, the runtime among them.

use std::fmt::Write;
use std::fs::{self, File};
use std::path::Path;
use std::process::Stdio;
use std::time::SystemTime;

use openapi_clients::Failure;

use super::cost::Cost;
use super::generator::Generator;
use super::subject::Bench;
use crate::corpus::CorpusDocument;
use crate::scratch::cargo;
use crate::workspace;

const DOCUMENTS: &[&str] = &["campfire-original", "github-2020", "netbox"];

/// How often each crate is checked. Few runs are enough, because they differ little.
const RUNS: usize = 3;

/// A row for each document and generator, with our cost as a part of the other's.
pub fn users_table(bench: &Bench) -> Result<String, Failure> {
    let mut text = String::from(
        "| `cargo check` of | generator | lines | CPU seconds | rustc's peak MB | of its CPU (at most 0.35) | of its memory (at most 0.45) |\n\
         |---|---|---|---|---|---|---|\n",
    );
    for document in bench.named(DOCUMENTS) {
        let mut ours: Option<Cost> = None;
        for generator in &bench.generators {
            let Some((lines, cost)) = measure_check(bench, generator, document)? else { continue };
            let parts = ours.map_or_else(
                || "| |".to_owned(),
                |ours| {
                    let cpu = ours.cpu_seconds / cost.cpu_seconds;
                    format!("{cpu:.2} | {:.2} |", ours.peak_megabytes / cost.peak_megabytes)
                },
            );
            ours = ours.or(Some(cost));
            text.write_fmt(format_args!(
                "| {} | {} | {lines} | {:.1}{} | {:.0} | {parts}\n",
                document.name,
                generator.name(),
                cost.cpu_seconds,
                if cost.succeeded { "" } else { " (does not compile)" },
                cost.peak_megabytes,
            ))
            .ok();
        }
    }
    Ok(text)
}

/// How many lines a crate has, and what it costs to check.
fn measure_check(
    bench: &Bench,
    generator: &Generator,
    document: &CorpusDocument,
) -> Result<Option<(usize, Cost)>, Failure> {
    let folder = bench.folder.join("users").join(generator.name());
    let out = folder.join(&document.name);
    generator.generate(&document.path, &out, Some(&workspace::runtime_folder()))?;
    let root = generator.complete(&out)?;
    let mut check = cargo();
    check.args(["check", "--quiet"]).current_dir(&out);
    // Incremental compilation would write its state on the first run, which is no cost of the code.
    check.env("CARGO_TARGET_DIR", folder.join("target")).env("CARGO_INCREMENTAL", "0");
    // This builds the dependencies. Errors in the crate itself show when it is measured.
    check.stdout(Stdio::null()).stderr(Stdio::null());
    check.status().map_err(|error| Failure::Run(format!("can't run cargo: {error}")))?;
    let mut costs = Vec::new();
    for _ in 0..bench.runs.min(RUNS) {
        touch(&root)?;
        costs.push(Cost::of(&check)?);
    }
    Ok(Cost::median(&costs).map(|cost| (lines(&out.join("src")), cost)))
}

/// Makes cargo check the crate again.
fn touch(file: &Path) -> Result<(), Failure> {
    let touched = File::options().append(true).open(file).and_then(|file| file.set_modified(SystemTime::now()));
    touched.map_err(|error| Failure::io("touch", file, &error))
}

fn lines(folder: &Path) -> usize {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
    let of = |path: &Path| fs::read_to_string(path).map_or(0, |text| text.lines().count());
    entries.map(|path| if path.is_dir() { lines(&path) } else { of(&path) }).sum()
}
