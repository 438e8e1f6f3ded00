//! `regen`: generates the clients of a project's documents.

use std::path::{Path, PathBuf};

use clap::Args;
use codegen::diagnostic::Severity;
use codegen::{CrateApi, CrateOptions, Outcome, OutputFile, ext_path, module_name};
use rayon::iter::{IntoParallelRefIterator, ParallelIterator};

use crate::change_lines::print_change_lines;
use crate::ending::{Failure, Verdict};
use crate::files::Folder;
use crate::manifest;
use crate::module_files::module_files;
use crate::name_locks::LockChanges;
use crate::output::{KeptModules, Plan};
use crate::package;
use crate::project::Project;
use crate::report::{self, MessageFormat};
use crate::runtime::RuntimeSource;
use crate::source::generate_document;
use crate::specs::{self, Document};

/// The options of `regen`.
#[derive(Args, Debug)]
pub struct Options {
    /// The APIs to regenerate, by their documents' names; all if none is named
    #[arg(value_name = "API")]
    apis: Vec<String>,
    /// Writes nothing; exits with 1 and shows the difference if the output is stale
    #[arg(long)]
    check: bool,
    /// A folder of documents, or one document [default: specs/]
    // Without --out the clients of other documents would replace those of the project.
    #[arg(long, value_name = "DIR|FILE", requires = "out")]
    specs: Option<PathBuf>,
    /// The folder of the crate to write [default: generated/]
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// The runtime that the crate depends on: a folder that has one, which crates can share, or a version of the registry
    /// [default: a copy in the crate's folder, runtime/]
    #[arg(long, value_name = "PATH|VERSION")]
    runtime: Option<RuntimeSource>,
    /// How messages are printed
    #[arg(long, value_enum, default_value_t)]
    message_format: MessageFormat,
    /// Shows every note in full, not only how many of each kind there are
    #[arg(long)]
    notes: bool,
}

/// Finds the documents, generates their clients, prints the messages, compares the files with the crate's, writes them, and says what changed for
/// users.
pub fn run(options: &Options, project: &Project) -> Result<Verdict, Failure> {
    let specs = options.specs.as_ref().unwrap_or(&project.specs);
    let out = options.out.as_ref().unwrap_or(&project.generated);
    let documents = specs::discover(specs)?;
    let asked = specs::asked_for(&documents, &options.apis)?;
    let mut runs = generate_all(&asked, out, &project.program);
    for run in &runs {
        report::messages(&run.outcome.diagnostics, options.message_format, options.notes);
    }
    let locks = changed_locks(&runs)?;
    let plan = plan_crate(out, &documents, &mut runs, &runtime_source(options, out, project))?;
    let written = if options.check {
        show_stale(&plan, &locks, options.message_format, project)
    } else {
        write_files(&plan, &locks, out)?
    };
    print_change_lines(specs, &asked, project);
    let good = written == Verdict::Good && !runs.iter().any(Run::has_errors);
    Ok(if good { Verdict::Good } else { Verdict::Bad })
}

impl Options {
    /// Options that generate the client of an API that is new: in a crate that is there it alone.
    pub(super) fn for_new(
        api: &str,
        specs: Option<PathBuf>,
        out: Option<PathBuf>,
        runtime: Option<RuntimeSource>,
        project: &Project,
    ) -> Self {
        let has_crate = out.as_ref().unwrap_or(&project.generated).join(manifest::FILE).exists();
        Self {
            apis: if has_crate { vec![api.to_owned()] } else { Vec::new() },
            check: false,
            specs,
            out,
            runtime,
            message_format: MessageFormat::Human,
            notes: false,
        }
    }
}

/// The runtime that the options name; else the one that the crate has; else the project's runtime for the project's own crate, and a copy for
/// any other crate.
fn runtime_source(options: &Options, out: &Path, project: &Project) -> RuntimeSource {
    let before = || manifest::runtime_of(out);
    match (&options.runtime, &options.out) {
        (Some(asked), _) => asked.clone(),
        (None, Some(_)) => before().unwrap_or(RuntimeSource::Copy),
        (None, None) => before().unwrap_or_else(|| project.runtime.clone()),
    }
}

/// A document and the result for it.
struct Run<'a> {
    document: &'a Document,
    outcome: Outcome,
}

impl Run<'_> {
    fn has_errors(&self) -> bool {
        self.outcome.diagnostics.iter().any(|message| message.diagnostic.severity == Severity::Error)
    }
}

/// Generates all documents in parallel. The results are in the documents' order.
fn generate_all<'a>(documents: &[&'a Document], out: &Path, program: &str) -> Vec<Run<'a>> {
    let progress = report::progress(documents.len());
    let generate = |document: &&'a Document| {
        let has_ext = out.join(ext_path(&document.api)).is_file();
        let files = Folder::new(document.folder()).with_history_of(&document.path);
        let files = files.with_lock_of(document, format!("{program} fetch {}", document.api));
        let outcome = generate_document(document, &files, has_ext);
        progress.set_message(document.api.clone());
        progress.inc(1);
        Run { document, outcome }
    };
    let runs = documents.par_iter().map(generate).collect();
    progress.finish_and_clear();
    runs
}

/// The changes to the crate. An API for which nothing was generated keeps the files that it has.
fn plan_crate(
    out: &Path,
    documents: &[Document],
    runs: &mut [Run<'_>],
    runtime: &RuntimeSource,
) -> Result<Plan, Failure> {
    let mut wanted: Vec<OutputFile> = Vec::new();
    let mut kept: KeptModules = documents.iter().map(|document| module_name(&document.api)).collect();
    for run in runs {
        if run.outcome.files.is_empty() {
            anstream::eprintln!("{}: nothing is generated; its files stay as they are", run.document.path.display());
        } else {
            kept.remove(&module_name(&run.document.api));
            wanted.append(&mut run.outcome.files);
        }
    }
    let present = |api: &str| {
        let module = module_name(api);
        !kept.contains(&module)
            || out.join("src").join(&module).exists()
            || out.join("src").join(format!("{module}.rs")).exists()
    };
    let crate_api = |api: &String| {
        let keeps_its_files = kept.contains(&module_name(api));
        if keeps_its_files { CrateApi::new(api, &module_files(out, api)) } else { CrateApi::new(api, &wanted) }
    };
    let apis = documents.iter().map(|document| &document.api).filter(|api| present(api));
    let apis: Vec<CrateApi> = apis.map(crate_api).collect();
    if !apis.is_empty() {
        let (package, standalone_workspace) = (package::package_name(out)?, package::is_standalone(out)?);
        let options = CrateOptions { package, apis, runtime: runtime.dependency(out)?, standalone_workspace };
        wanted.extend(codegen::crate_files(&options));
        wanted.extend(runtime.files());
    }
    Plan::new(out, wanted, &kept)
}

/// The name locks that change. A document of which nothing could be used keeps the one that it has.
fn changed_locks(runs: &[Run<'_>]) -> Result<LockChanges, Failure> {
    let mut changes = LockChanges::default();
    for run in runs {
        if let (Some(text), Some(path)) = (&run.outcome.name_lock, &run.document.name_lock) {
            changes.add(path, text.clone())?;
        }
    }
    Ok(changes)
}

fn show_stale(plan: &Plan, locks: &LockChanges, format: MessageFormat, project: &Project) -> Verdict {
    if plan.is_empty() && locks.is_empty() {
        return Verdict::Good;
    }
    let diff = locks.diff() + &plan.diff();
    match format {
        MessageFormat::Human => anstream::print!("{diff}"),
        // In this format stdout has only the messages.
        MessageFormat::Json => anstream::eprint!("{diff}"),
    }
    if !locks.is_empty() {
        anstream::eprintln!("stale: a name lock; run `{} regen`", project.program);
    }
    if plan.is_empty() {
        return Verdict::Bad;
    }
    let (writes, deletes) = plan.counts();
    anstream::eprintln!("stale: {writes} files to write, {deletes} to delete; run `{} regen`", project.program);
    Verdict::Bad
}

fn write_files(plan: &Plan, locks: &LockChanges, out: &Path) -> Result<Verdict, Failure> {
    plan.apply()?;
    locks.apply()?.iter().for_each(|line| anstream::eprintln!("{line}"));
    let (writes, deletes) = plan.counts();
    anstream::eprintln!("{}: {writes} files written, {deletes} deleted", out.display());
    Ok(Verdict::Good)
}
