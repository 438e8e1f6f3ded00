//! `corpus --round-trip`: valid instances of each schema are decoded into the generated types and encoded again.
//!
//! Node.js makes the instances from the document as it was written ([`instances`]); programs of the generated types decode and
//! encode them ([`crates`], [`run`]); [`compare`] says whether what comes out is what went in.

mod compare;
mod crates;
mod instances;
mod number;
mod run;
mod table;
pub mod targets;

use std::sync::Mutex;
use std::time::Duration;

use openapi_clients::Failure;
use rayon::iter::{IntoParallelRefIterator, ParallelIterator};

use super::documents::CorpusDocument;
use super::record::{Record, Stage};
use super::round_trip_counts::RoundTripCounts;
use super::state::State;
use compare::Difference;
use crates::Module;
use instances::Instances;
use run::Answer;
pub use table::round_trip_table;
use targets::Target;

/// A document whose types are tried.
struct Trial {
    /// Its record's index.
    record: usize,
    module: String,
    targets: Vec<Target>,
    instances: Instances,
}

/// Tries every document that was generated, and keeps the counts in its record.
pub fn round_trips(
    documents: &[CorpusDocument],
    records: &mut [Record],
    state: &State,
    jobs: usize,
    limit: Duration,
) -> Result<(), Failure> {
    let open: Vec<usize> = (0..records.len()).filter(|index| records.get(*index).is_some_and(is_open)).collect();
    if open.is_empty() {
        return Ok(());
    }
    instances::install(state)?;
    let trials = prepare(&open, documents, state, jobs, limit)?;
    let modules: Vec<Module<'_>> =
        trials.iter().map(|trial| Module { name: &trial.module, targets: &trial.targets }).collect();
    let crates = crates::pack(&modules, state);
    anstream::eprintln!("building the types of {} documents as {} programs", trials.len(), crates.len());
    crates::write_crates(&modules, &crates, state)?;
    run::build(state, crates.len(), jobs)?;
    for (index, of_crate) in crates.iter().enumerate() {
        let trials: Vec<&Trial> = of_crate.iter().filter_map(|index| trials.get(*index)).collect();
        for (record, counts) in try_crate(index, &trials, state)? {
            if let Some(record) = records.get_mut(record) {
                record.round_trips = Some(counts);
                state.save(record)?;
            }
        }
    }
    Ok(())
}

fn is_open(record: &Record) -> bool {
    let compiles = matches!(record.verdict, Stage::Generated | Stage::Compiles | Stage::Warns);
    compiles && record.round_trips.is_none()
}

/// Makes the instances, those of several documents at the same time.
fn prepare(
    open: &[usize],
    documents: &[CorpusDocument],
    state: &State,
    jobs: usize,
    limit: Duration,
) -> Result<Vec<Trial>, Failure> {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(jobs).build();
    let pool = pool.map_err(|error| Failure::Run(format!("can't start threads: {error}")))?;
    let progress = openapi_clients::report::progress(open.len());
    let done = Mutex::new(0_usize);
    let one = |record: &usize| {
        let Some(document) = documents.get(*record) else { return Ok(None) };
        let targets = targets::read_targets(&state.output(&document.module()))?;
        let instances = instances::make(document, state, limit)?;
        progress.set_message(document.name.clone());
        progress.inc(1);
        if let Ok(mut done) = done.lock() {
            *done += 1;
            if done.is_multiple_of(50) && progress.is_hidden() {
                anstream::eprintln!("instances of {done} of {} documents", open.len());
            }
        }
        Ok(Some(Trial { record: *record, module: document.module(), targets, instances }))
    };
    let trials: Result<Vec<Option<Trial>>, Failure> = pool.install(|| open.par_iter().map(one).collect());
    progress.finish_and_clear();
    Ok(trials?.into_iter().flatten().collect())
}

/// Runs a crate's program on the instances of its documents. Gives the counts for each record.
fn try_crate(index: usize, trials: &[&Trial], state: &State) -> Result<Vec<(usize, RoundTripCounts)>, Failure> {
    let mut lines = Vec::new();
    let mut first = 0;
    for trial in trials {
        let line = |(target, json): &(usize, Box<serde_json::value::RawValue>)| {
            format!("{}\t{}\n", first + target, json.get())
        };
        lines.extend(trial.instances.found.iter().map(line));
        first += trial.targets.len();
    }
    let mut answers = run::run_program(index, &lines, state)?.map(Vec::into_iter);
    let mut all = Vec::new();
    for trial in trials {
        let mut counts = before(trial);
        for (target, instance) in &trial.instances.found {
            let not_built = || Answer { error: Some("the program is not built".to_owned()), ..Answer::default() };
            let answer = answers.as_mut().and_then(Iterator::next).unwrap_or_else(not_built);
            if let Some(target) = trial.targets.get(*target) {
                judge(&mut counts, target, instance.get(), &answer);
            }
        }
        all.push((trial.record, counts));
    }
    Ok(all)
}

/// The counts before anything is tried.
fn before(trial: &Trial) -> RoundTripCounts {
    let mut counts = RoundTripCounts { schemas: trial.targets.len(), ..RoundTripCounts::default() };
    counts.instances = trial.instances.found.len();
    counts.schemas_with_instances = trial.targets.len().saturating_sub(trial.instances.none.len());
    for reason in trial.instances.none.values() {
        *counts.without_instance.entry(reason.clone()).or_default() += 1;
    }
    counts
}

fn judge(counts: &mut RoundTripCounts, target: &Target, instance: &str, answer: &Answer) {
    let Target { schema, name, .. } = target;
    let failure_text = |what: &str| format!("{schema} as {name}: {what}; instance {}", shortened(instance));
    let json = match (&answer.json, &answer.error) {
        (Some(json), _) => json.get(),
        // Whether null or "" is allowed belongs to the reference to a type, and here there is no reference.
        (None, _) if matches!(instance, "null" | "\"\"") => {
            *counts.tolerated.entry("null or blank belongs to the reference".to_owned()).or_default() += 1;
            counts.passes += 1;
            return;
        }
        (None, error) => {
            let error = error.clone().unwrap_or_default();
            let kind = error.split(':').next().unwrap_or_default().to_owned();
            counts.fail(&kind, || failure_text(&error));
            return;
        }
    };
    counts.kept_unknown += usize::from(answer.unknown > 0);
    let differences = compare::compare(instance, json, target.only_read);
    match differences.iter().find(|difference| !difference.is_tolerated()) {
        Some(Difference { kind, place, was, is }) => {
            counts.fail(kind.word(), || {
                failure_text(&format!("{} at {place}: {} became {}", kind.word(), shortened(was), shortened(is)))
            });
        }
        None => {
            counts.passes += 1;
            let kinds: std::collections::BTreeSet<&str> =
                differences.iter().map(|difference| difference.kind.word()).collect();
            kinds.into_iter().for_each(|kind| *counts.tolerated.entry(kind.to_owned()).or_default() += 1);
        }
    }
}

fn shortened(text: &str) -> String {
    const LENGTH: usize = 300;
    if text.chars().count() <= LENGTH {
        return text.to_owned();
    }
    format!("{}… ({} bytes)", text.chars().take(LENGTH).collect::<String>(), text.len())
}
