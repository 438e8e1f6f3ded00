//! `diff`: what an update of the documents does to users.

use clap::{Args, ValueEnum};
use codegen::diff::{Bump, Kind, Report};
use rayon::iter::{IntoParallelRefIterator, ParallelIterator};

use crate::comparison::{Pair, compare, pair_documents};
use crate::ending::{Failure, Verdict};
use crate::kept_names::keep_names;
use crate::project::Project;
use crate::state::State;

/// The options of `diff`.
#[derive(Args, Debug)]
pub struct Options {
    /// The old state: a file, a folder, `REV:` or `REV:path`
    #[arg(default_value = "HEAD:")]
    old: String,
    /// The new state [default: the documents as they are]
    new: Option<String>,
    /// How the changes are printed
    #[arg(long, value_enum, default_value_t)]
    format: Format,
    /// Exits with 1 where there is such a change, or a worse one
    #[arg(long, value_name = "KIND")]
    fail_on: Option<FailOn>,
    /// Writes the name lock of the new state so that things keep the names of the old one
    #[arg(long)]
    keep_names: bool,
}

/// How changes are printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people at a terminal
    #[default]
    Text,
    /// For the body of a pull request: fewer than 65,000 characters
    Markdown,
    /// For tools: an object on a line for each change, and one for each API as a whole
    Json,
}

/// Which changes let the command fail.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum FailOn {
    /// Code of users stops compiling
    Breaking,
    /// Or builds from before may fail
    Wire,
}

/// Finds the documents of both states, compares those of each API, and prints what changed.
pub fn run(options: &Options, project: &Project) -> Result<Verdict, Failure> {
    let old = State::parse(&options.old, project)?;
    let new = match &options.new {
        Some(new) => State::parse(new, project)?,
        None => State::now(project),
    };
    let pairs: Vec<Pair> = pair_documents(&old, &new)?;
    let reports: Result<Vec<Report>, Failure> =
        pairs.par_iter().map(|pair| report(&old, &new, pair, options, project)).collect();
    let reports = reports?;
    anstream::print!("{}", printed(&reports, options.format, project));
    let fails = options.fail_on.is_some_and(|worst| reports.iter().any(|report| has_change(report, worst)));
    Ok(if fails { Verdict::Bad } else { Verdict::Good })
}

/// What changed in one API, after names were kept.
fn report(old: &State, new: &State, pair: &Pair, options: &Options, project: &Project) -> Result<Report, Failure> {
    let report = compare(old, new, pair)?;
    if !options.keep_names || !keep_names(new, pair, &report)? {
        return Ok(report);
    }
    let kept = compare(old, new, pair)?;
    let count = report.names_to_keep().count().saturating_sub(kept.names_to_keep().count());
    let names = if count == 1 { "1 name is".to_owned() } else { format!("{count} names are") };
    let (api, program) = (pair.api(), &project.program);
    anstream::eprintln!("{api}: {names} kept; run `{program} regen`, and commit the name lock");
    Ok(kept)
}

fn printed(reports: &[Report], format: Format, project: &Project) -> String {
    match format {
        Format::Text => reports.iter().map(Report::text).collect::<Vec<_>>().join("\n"),
        Format::Markdown => Report::markdown(reports, &project.program),
        Format::Json => reports.iter().map(Report::json).collect(),
    }
}

fn has_change(report: &Report, worst: FailOn) -> bool {
    report.changes.iter().map(|located| located.change.rule).any(|rule| match (rule.kind, worst) {
        (Kind::Breaking, _) | (Kind::Wire, FailOn::Wire) => true,
        (Kind::Rename, _) => rule.bump == Bump::Major,
        (Kind::Wire, FailOn::Breaking) | (Kind::Literal | Kind::Additive | Kind::Documentation, _) => false,
    })
}
