//! `cargo xtask conformance`: makes the calls that a file lists with generated clients, and compares requests and replies with the
//! expected ones.

mod cases;
mod clients;
mod compare;
mod run;
mod summary;

use std::collections::BTreeMap;
use std::path::PathBuf;

use clap::Args;
use openapi_clients::{Failure, Verdict};

use cases::{Case, Job, Version};
use summary::Summary;

/// What `conformance` is asked to do.
#[derive(Args, Debug)]
pub struct Options {
    /// The folder with cases.json and the documents that it names
    #[arg(value_name = "DIR")]
    folder: PathBuf,
    /// Runs only the cases whose names contain this
    #[arg(long, value_name = "TEXT", default_value = "")]
    only: String,
    /// Where the clients are generated and built [default: conformance/ in the target folder]
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
}

/// Reads the cases, generates and builds their clients, makes the calls, compares, and prints the results.
pub fn run(options: &Options) -> Result<Verdict, Failure> {
    let cases = cases::read_cases(&options.folder)?;
    let jobs: Vec<Job<'_>> = cases
        .iter()
        .filter(|case| case.representable && case.id.contains(&options.only))
        .flat_map(|case| Version::ALL.into_iter().filter_map(|version| job(case, version)))
        .collect();
    let documents: BTreeMap<&str, String> =
        jobs.iter().map(|job| (job.document, clients::api_name(job.document))).collect();
    let out = options.out.clone().unwrap_or_else(clients::default_folder);
    let modules = clients::generate(&options.folder, &documents, &out)?;
    let runner = clients::build(&out)?;
    let seen = run::all(&runner, &out, &jobs, &modules)?;
    let mut summary = Summary::default();
    for (job, seen) in jobs.iter().zip(seen) {
        summary.add(job, compare::compare(job, &seen));
    }
    summary.skipped(cases.iter().filter(|case| !case.representable).count());
    Ok(summary.print())
}

fn job(case: &Case, version: Version) -> Option<Job<'_>> {
    Some(Job { case, version, document: case.document(version)? })
}
