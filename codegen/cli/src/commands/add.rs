//! `add`: a document from a file or an address becomes one of the project's.

use std::path::{Path, PathBuf};

use clap::Args;
use codegen::settings::{Origin, settings_template};
use codegen::{TextFormat, document_format, module_name};

use super::regen;
use crate::ending::{Failure, Verdict};
use crate::fetch::published;
use crate::output::Staged;
use crate::package::library_name;
use crate::project::Project;
use crate::runtime::RuntimeSource;
use crate::specs;

/// The options of `add`.
#[derive(Args, Debug)]
pub struct Options {
    /// What the API is called: its module, its cargo feature and its files
    name: String,
    /// The document: a file, or an address with https
    source: String,
    /// The folder of documents [default: specs/]
    // Without --out the client of a document elsewhere would become one of the project's.
    #[arg(long, value_name = "DIR", requires = "out")]
    specs: Option<PathBuf>,
    /// The folder of the crate to write [default: generated/]
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// The runtime that the crate depends on: a folder that has one, which crates can share, or a version of the registry
    /// [default: as before; for a new crate a copy in its folder, runtime/]
    #[arg(long, value_name = "PATH|VERSION")]
    runtime: Option<RuntimeSource>,
}

/// Gets the document, writes it and its settings, generates its client, and says what to do next.
pub fn run(options: &Options, project: &Project) -> Result<Verdict, Failure> {
    let specs = options.specs.as_ref().unwrap_or(&project.specs);
    let out = options.out.as_ref().unwrap_or(&project.generated);
    check_name(&options.name, specs)?;
    let origin = origin(&options.source)?;
    let from = &options.source;
    let bytes = published(&origin, Path::new("")).map_err(|why| Failure::Run(format!("{from} is not added: {why}")))?;
    let format = std::str::from_utf8(&bytes).map_err(|_| "a text that is no UTF-8").and_then(document_format);
    let format = format.map_err(|what| Failure::Run(format!("{from} is not added: it is {what}")))?;
    let document = specs.join(format!("{}.{}", options.name, ending(format)));
    let settings = specs.join(format!("{}.settings.yaml", options.name));
    let address = match &origin {
        Origin::Address(address) => Some(address.as_str()),
        Origin::File(_) => None,
    };
    let mut staged = Staged::default();
    staged.add(&document, &bytes)?;
    staged.add(&settings, settings_template(address).as_bytes())?;
    staged.put_in_place()?;
    let verdict = regen::run(&options.regen(project), project)?;
    let files = format!("{} and {}", document.display(), settings.display());
    anstream::eprintln!("{files} are written; the settings say what can be chosen");
    if out.join("src").join(module_name(&options.name)).exists() {
        anstream::eprint!("{}", options.next_steps(specs, out, project)?);
    } else {
        let again = options.command("regen", project);
        anstream::eprintln!("mend the document by an overlay, {}.overlay.yaml, and run `{again}`", options.name);
    }
    Ok(verdict)
}

impl Options {
    /// What to do next: build, use, choose.
    fn next_steps(&self, specs: &Path, out: &Path, project: &Project) -> Result<String, Failure> {
        let (library, module) = (library_name(out)?, module_name(&self.name));
        // A crate of one API has it in its root.
        let path = if specs::discover(specs)?.len() == 1 { library } else { format!("{library}::{module}") };
        let manifest = out.join("Cargo.toml");
        Ok(format!(
            "next:\n  cargo check --manifest-path {}\n  use {path}::Client;    in a crate that depends on it\n  {}    after a change of the \
             document or its settings\n",
            manifest.display(),
            self.command("regen", project),
        ))
    }

    /// A command on the same folders.
    fn command(&self, command: &str, project: &Project) -> String {
        let folder = |name: &str, folder: &Option<PathBuf>| {
            folder.as_ref().map(|folder| format!(" --{name} {}", folder.display())).unwrap_or_default()
        };
        format!("{} {command}{}{}", project.program, folder("specs", &self.specs), folder("out", &self.out))
    }

    /// All of the project's APIs are generated where there is no crate yet.
    fn regen(&self, project: &Project) -> regen::Options {
        let (specs, out, runtime) = (self.specs.clone(), self.out.clone(), self.runtime.clone());
        regen::Options::for_new(&self.name, specs, out, runtime, project)
    }
}

/// An address where it looks like one, else a file.
fn origin(source: &str) -> Result<Origin, Failure> {
    source.parse().map_err(|why| Failure::Usage(format!("{source} can't be fetched: {why}")))
}

fn ending(format: TextFormat) -> &'static str {
    match format {
        TextFormat::Json => "json",
        TextFormat::Yaml => "yaml",
    }
}

/// A name that makes a file of the folder, and a module that no other API has.
fn check_name(name: &str, specs: &Path) -> Result<(), Failure> {
    let is_usual = |character: char| character.is_ascii_alphanumeric() || matches!(character, '-' | '_');
    if !name.starts_with(|first: char| first.is_ascii_alphanumeric()) || !name.chars().all(is_usual) {
        let message = "is no name for an API: use letters, digits, `-` and `_`, and begin with one of the first two";
        return Err(Failure::Usage(format!("`{name}` {message}")));
    }
    // A folder that is empty or not there has no documents, which is no failure here.
    let there = if specs.is_dir() { specs::discover(specs).unwrap_or_default() } else { Vec::new() };
    match there.iter().find(|document| module_name(&document.api) == module_name(name)) {
        Some(other) => {
            Err(Failure::Usage(format!("there is an API `{}` already: {}", other.api, other.path.display())))
        }
        None => Ok(()),
    }
}
