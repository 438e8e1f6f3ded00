//! `cargo xtask corpus`: generates and compiles many documents, and reports the results.
//!
//! Each is generated in a process of its own, so that one that panics or hangs does not end the run. The results are compiled
//! many in one crate, so that the compiler starts once for all of them. What is finished is kept below `target/corpus`, and a
//! later run goes on from there.

mod batch;
mod child;
mod compile;
mod documents;
mod generate;
mod hash;
mod messages;
mod record;
mod round_trip;
mod round_trip_counts;
mod scans;
mod state;
mod table;

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use clap::Args;
use openapi_clients::{Failure, Verdict};

pub use child::{Options as ChildOptions, run as run_child};
pub use documents::{CorpusDocument, find};
use record::Record;
use state::State;

/// What `corpus` is asked to do.
#[derive(Args, Debug)]
pub struct Options {
    /// The folder; with a manifest.json, the documents that it lists
    #[arg(value_name = "DIR")]
    folder: PathBuf,
    /// Takes only so many of the documents, always the same ones
    #[arg(long, value_name = "N")]
    sample: Option<usize>,
    /// Takes only the documents with these names
    #[arg(long, value_name = "NAME")]
    only: Vec<String>,
    /// How many processes run at once [default: one per processor]
    #[arg(long, value_name = "N")]
    jobs: Option<usize>,
    /// How many seconds one document may take
    #[arg(long, value_name = "SECONDS", default_value_t = 120)]
    seconds: u64,
    /// Does not compile the results
    #[arg(long)]
    no_compile: bool,
    /// Sends instances of the schemas through the types and back; needs Node.js
    #[arg(long)]
    round_trip: bool,
    /// Writes the results there as JSON
    #[arg(long, value_name = "FILE")]
    report: Option<PathBuf>,
    /// Fails where a document has more fields or names of a bad kind (see the table's last lines) than this file of counts allows
    #[arg(long, value_name = "FILE")]
    scans: Option<PathBuf>,
    /// Writes the documents' counts into the file of --scans instead
    #[arg(long, requires = "scans")]
    write_scans: bool,
}

/// Generates, compiles, reports.
pub fn run(options: &Options) -> Result<Verdict, Failure> {
    let documents = documents::find(&options.folder)?;
    let documents = documents::choose(documents, &options.only, options.sample)?;
    let state = State::open()?;
    let jobs = options.jobs.unwrap_or_else(|| std::thread::available_parallelism().map_or(1, Into::into)).max(1);
    let mut records = generate_all(&documents, &state, jobs, Duration::from_secs(options.seconds))?;
    if !options.no_compile {
        compile::compile(&mut records, &state, jobs)?;
    }
    if options.round_trip {
        round_trip::round_trips(&documents, &mut records, &state, jobs, Duration::from_secs(options.seconds))?;
    }
    anstream::print!("{}{}", table::corpus_table(&records), scans::scans_table(&records));
    if options.round_trip {
        anstream::print!("{}", round_trip::round_trip_table(&records));
    }
    if let Some(file) = &options.report {
        std::fs::write(file, table::json(&records)).map_err(|error| Failure::io("write", file, &error))?;
    }
    let allowed =
        options.scans.as_deref().map_or(Ok(true), |file| within_scans(&records, file, options.write_scans))?;
    Ok(if allowed && records.iter().all(Record::is_good) { Verdict::Good } else { Verdict::Bad })
}

/// Whether no document has more than the file allows; prints those that have. Writes the file where that is asked for.
fn within_scans(records: &[Record], file: &Path, write: bool) -> Result<bool, Failure> {
    if write {
        scans::write(records, file)?;
    }
    let worse = scans::worse(records, file)?;
    worse.iter().for_each(|line| anstream::println!("worse than {} allows: {line}", file.display()));
    Ok(worse.is_empty())
}

/// The record of each document, in the documents' order: from an earlier run, or new.
fn generate_all(
    documents: &[CorpusDocument],
    state: &State,
    jobs: usize,
    limit: Duration,
) -> Result<Vec<Record>, Failure> {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(jobs).build();
    let pool = pool.map_err(|error| Failure::Run(format!("can't start threads: {error}")))?;
    let progress = openapi_clients::report::progress(documents.len());
    let done = AtomicUsize::new(0);
    let one = |document: &CorpusDocument| {
        let record = match state.load(document) {
            Some(record) => record,
            None => {
                let record = generate::generate(document, state, limit)?;
                state.save(&record)?;
                record
            }
        };
        progress.set_message(document.name.clone());
        progress.inc(1);
        let done = done.fetch_add(1, Ordering::Relaxed) + 1;
        if done.is_multiple_of(50) && progress.is_hidden() {
            anstream::eprintln!("{done} of {} documents generated", documents.len());
        }
        Ok(record)
    };
    use rayon::iter::{IntoParallelRefIterator, ParallelIterator};
    let records = pool.install(|| documents.par_iter().map(one).collect());
    progress.finish_and_clear();
    records
}
