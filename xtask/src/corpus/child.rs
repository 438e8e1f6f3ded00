//! The process that generates one document, and writes the outcome to stdout as one line of JSON.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;

use clap::Args;
use codegen::Outcome;
use codegen::diagnostic::Severity;
use openapi_clients::files::Folder;
use openapi_clients::source::generate_document;
use openapi_clients::specs::Document;
use openapi_clients::{Failure, Verdict};

use super::record::Generated;
use super::round_trip::targets;

/// What to generate.
#[derive(Args, Debug)]
pub struct Options {
    /// The document
    path: PathBuf,
    /// The API's name
    #[arg(long)]
    api: String,
    /// The folder that references stay inside
    #[arg(long)]
    root: PathBuf,
    /// Where the files go
    #[arg(long)]
    out: PathBuf,
}

/// Generates the document, writes the files, and prints the outcome.
pub fn run(options: &Options) -> Result<Verdict, Failure> {
    let document = Document {
        api: options.api.clone(),
        path: options.path.clone(),
        overlay: None,
        settings: None,
        name_lock: None,
    };
    let files = Folder::inside(options.root.clone(), document.folder());
    let start = Instant::now();
    let outcome = generate_document(&document, &files, false);
    let milliseconds = u64::try_from(start.elapsed().as_millis()).unwrap_or(u64::MAX);
    let generated = Generated { milliseconds, peak_kilobytes: peak_kilobytes(), ..counts(&outcome) };
    write_outcome(&options.out, &outcome)?;
    let line = serde_json::to_string(&generated).map_err(|error| Failure::Run(error.to_string()))?;
    anstream::println!("{line}");
    Ok(Verdict::Good)
}

fn counts(outcome: &Outcome) -> Generated {
    let mut generated = Generated {
        stats: outcome.stats,
        lines: outcome.files.iter().map(|file| file.text.lines().count()).sum(),
        ..Generated::default()
    };
    for message in &outcome.diagnostics {
        let diagnostic = &message.diagnostic;
        match diagnostic.severity {
            Severity::Error => generated.errors += 1,
            Severity::Warning => generated.warnings += 1,
            Severity::Note => generated.notes += 1,
        }
        *generated.codes.entry(diagnostic.code.to_owned()).or_default() += 1;
    }
    generated
}

/// The most memory that this process has had so far (`VmHWM` of Linux). On other systems it takes unsafe code to find out: `None`.
fn peak_kilobytes() -> Option<u64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().trim_end_matches(" kB").parse().ok()
}

/// Writes the generated files, and beside them the diagnostics, for people who look into a document, and the types' schemas, for
/// `round_trip`.
fn write_outcome(out: &Path, outcome: &Outcome) -> Result<(), Failure> {
    let messages = outcome.diagnostics.iter().map(|message| format!("{}\n", message.to_json())).collect();
    let targets = targets::lines(&outcome.types);
    let files = outcome.files.iter().map(|file| (file.path.as_str(), &file.text));
    for (path, text) in files.chain([("diagnostics.jsonl", &messages), (targets::FILE, &targets)]) {
        let path = out.join(path);
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder).map_err(|error| Failure::io("create", folder, &error))?;
        }
        fs::write(&path, text).map_err(|error| Failure::io("write", &path, &error))?;
    }
    Ok(())
}
