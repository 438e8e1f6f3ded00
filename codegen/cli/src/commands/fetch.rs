//! `fetch`: brings the documents that their publishers have now.

use std::fs;
use std::path::{Path, PathBuf};

use clap::Args;
use codegen::settings::{Origin, Settings};
use codegen::{TextFormat, document_format};

use crate::change_lines::print_change_lines;
use crate::ending::{Failure, Verdict};
use crate::fetch::{Fetched, fetch_references, published};
use crate::output::replace_file;
use crate::project::Project;
use crate::reference_lock::{lock_files, read_lock, write_lock};
use crate::report::{self, MessageFormat};
use crate::source::read_settings;
use crate::specs::{self, Document};

/// The options of `fetch`.
#[derive(Args, Debug)]
pub struct Options {
    /// The APIs to fetch, by their documents' names; all whose settings have a `source` if none is named
    #[arg(value_name = "API")]
    apis: Vec<String>,
    /// Writes nothing; exits with 1 if a publisher has another document
    #[arg(long)]
    check: bool,
    /// A folder of documents, or one document [default: specs/]
    #[arg(long, value_name = "DIR|FILE")]
    specs: Option<PathBuf>,
}

/// Fetches one document after the other, and says of each what became of it.
pub fn run(options: &Options, project: &Project) -> Result<Verdict, Failure> {
    let specs = options.specs.as_ref().unwrap_or(&project.specs);
    let documents = specs::discover(specs)?;
    let asked = specs::asked_for(&documents, &options.apis)?;
    let mut verdict = Verdict::Good;
    let mut nothing_to_fetch = true;
    for document in &asked {
        let Some(settings) = settings(document) else {
            verdict = Verdict::Bad;
            continue;
        };
        let has_source = settings.source.is_some();
        if let Some(origin) = settings.source {
            verdict = verdict.and(update(document, &origin, options.check, project)?);
        }
        let references = update_references(document, options.check, project)?;
        if !has_source && references.is_none() && !options.apis.is_empty() {
            return Err(Failure::Usage(no_source(document)));
        }
        nothing_to_fetch &= !has_source && references.is_none();
        verdict = verdict.and(references.unwrap_or(Verdict::Good));
    }
    if nothing_to_fetch && verdict == Verdict::Good {
        anstream::eprintln!("no document in {} has a `source` in its settings: nothing is fetched", specs.display());
    }
    if !options.check {
        print_change_lines(specs, &asked, project);
    }
    Ok(verdict)
}

fn no_source(Document { api, settings, .. }: &Document) -> String {
    let beside =
        settings.as_ref().map_or_else(|| format!("a file {api}.settings.yaml"), |file| file.display().to_string());
    format!("nothing says where `{api}` comes from: write `source: https://…` into {beside}")
}

/// The settings of a document. Those that can't be read are reported.
fn settings(document: &Document) -> Option<Settings> {
    let read = read_settings(document);
    read.map_err(|messages| report::messages(&messages, MessageFormat::Human, false)).ok()
}

/// Compares the published document with the one that is here, and replaces this one.
fn update(document: &Document, origin: &Origin, check: bool, project: &Project) -> Result<Verdict, Failure> {
    let path = &document.path;
    let folder = document.settings.as_deref().and_then(Path::parent).unwrap_or(Path::new(""));
    let fetched = published(origin, folder).and_then(|bytes| document_of(&bytes, path).map(|()| bytes));
    let new = match fetched {
        Ok(bytes) => bytes,
        Err(problem) => {
            anstream::eprintln!("error: {}: {} is not fetched: {problem}", path.display(), shown(origin));
            return Ok(Verdict::Bad);
        }
    };
    let old = fs::read(path).map_err(|error| Failure::io("read", path, &error))?;
    if old == new {
        anstream::eprintln!("{}: as published", path.display());
        return Ok(Verdict::Good);
    }
    if check {
        anstream::eprintln!(
            "{}: upstream has changed; run `{} fetch {}`",
            path.display(),
            project.program,
            document.api
        );
        return Ok(Verdict::Bad);
    }
    replace_file(path, &new)?;
    anstream::eprintln!("{}: replaced by what is published; now run `{} regen`", path.display(), project.program);
    Ok(Verdict::Good)
}

/// Compares what the document's references to the network lead to with its lock, and replaces that. `None` where there is nothing to fetch.
fn update_references(document: &Document, check: bool, project: &Project) -> Result<Option<Verdict>, Failure> {
    let folder = document.lock_folder();
    let old = read_lock(&folder)?;
    // A document that cannot be read has no references; `regen` says what is wrong with it.
    let Fetched { documents, failures } = fetch_references(document).unwrap_or_default();
    for (address, reason) in &failures {
        anstream::eprintln!("error: {}: {address} is not fetched: {reason}", document.path.display());
    }
    if !failures.is_empty() {
        return Ok(Some(Verdict::Bad));
    }
    let new = lock_files(&documents);
    if old.is_empty() && new.is_empty() {
        return Ok(None);
    }
    let count = documents.len();
    if old == new {
        anstream::eprintln!("{}: {count} documents, as published", folder.display());
        return Ok(Some(Verdict::Good));
    }
    if check {
        let program = &project.program;
        anstream::eprintln!("{}: upstream has changed; run `{program} fetch {}`", folder.display(), document.api);
        return Ok(Some(Verdict::Bad));
    }
    write_lock(&folder, &old, &new)?;
    anstream::eprintln!("{}: {count} documents; now run `{} regen`", folder.display(), project.program);
    Ok(Some(Verdict::Good))
}

/// Whether these bytes may take the place of a document.
fn document_of(bytes: &[u8], path: &Path) -> Result<(), String> {
    let text = std::str::from_utf8(bytes).map_err(|_| "what came is no UTF-8".to_owned())?;
    let format = document_format(text).map_err(|what| format!("what came is {what}"))?;
    let is_named_json = path.extension().is_some_and(|extension| extension == "json");
    let other = match format {
        TextFormat::Json if !is_named_json => "JSON",
        TextFormat::Yaml if is_named_json => "YAML",
        TextFormat::Json | TextFormat::Yaml => return Ok(()),
    };
    anstream::eprintln!(
        "note: {}: the text is {other}, whatever the file's name says; it is read as such",
        path.display()
    );
    Ok(())
}

fn shown(origin: &Origin) -> &str {
    match origin {
        Origin::Address(text) | Origin::File(text) => text,
    }
}
