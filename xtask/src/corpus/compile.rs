//! Compiles the generated modules, and finds out which document each message of the compiler is about.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{BufRead, BufReader};
use std::process::Stdio;

use openapi_clients::Failure;

use super::batch::{self, Batch};
use super::messages::{self, Event, Message};
use super::record::{Record, Stage};
use super::state::State;
use crate::scratch::{cargo, target_folder};

/// How many messages about one document are kept.
const KEPT_MESSAGES: usize = 20;

/// Compiles every record that is generated and not compiled yet.
///
/// The compiler stops after the first phase with errors, so that a batch with errors says nothing about its other documents. They go
/// into the next round, without those that failed.
pub fn compile(records: &mut [Record], state: &State, jobs: usize) -> Result<(), Failure> {
    let mut batches = batch::pack(records, |record| record.verdict == Stage::Generated);
    while !batches.is_empty() {
        anstream::eprintln!(
            "compiling {} documents as {} crates",
            batches.iter().map(Vec::len).sum::<usize>(),
            batches.len()
        );
        batch::write_workspace(&batches, records, state)?;
        let mut round = Round { batches: &batches, records, state, said: BTreeMap::new(), finished: BTreeSet::new() };
        round.run(jobs)?;
        batches = round.rest()?;
    }
    Ok(())
}

/// One run of the compiler over all batches.
struct Round<'a> {
    batches: &'a [Batch],
    records: &'a mut [Record],
    state: &'a State,
    /// The messages, by the index of the batch.
    said: BTreeMap<usize, Vec<Message>>,
    finished: BTreeSet<usize>,
}

impl Round<'_> {
    fn run(&mut self, jobs: usize) -> Result<(), Failure> {
        let folder = self.state.workspace();
        let failed = |error: std::io::Error| Failure::Run(format!("can't run cargo: {error}"));
        let mut process = cargo()
            // Calls by name are off by default, and are most of the code that an API can have.
            .args([
                "check",
                "--workspace",
                "--features",
                "invoke",
                "--keep-going",
                "--quiet",
                "--message-format=json",
                "--jobs",
            ])
            .arg(jobs.to_string())
            .current_dir(&folder)
            .env("CARGO_TARGET_DIR", target_folder())
            .env("CARGO_INCREMENTAL", "0")
            .env_remove("RUSTFLAGS")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .map_err(failed)?;
        let documents = self.state.output("");
        for line in
            BufReader::new(process.stdout.take().ok_or_else(|| failed(std::io::ErrorKind::BrokenPipe.into()))?).lines()
        {
            if let Some((name, event)) = messages::read_message(&line.map_err(failed)?, &documents) {
                self.take(&name, event)?;
            }
        }
        process.wait().map_err(failed)?;
        Ok(())
    }

    fn take(&mut self, crate_name: &str, event: Event) -> Result<(), Failure> {
        let Some(index) = (0..self.batches.len()).find(|index| batch::crate_name(*index) == crate_name) else {
            return Ok(());
        };
        match event {
            Event::Message(message) => self.said.entry(index).or_default().push(message),
            Event::Finished => {
                self.finished.insert(index);
                self.settle(index, Stage::Compiles)?;
            }
        }
        Ok(())
    }

    /// Records the messages about each document of a batch. Documents without messages get the verdict `silent`.
    fn settle(&mut self, index: usize, silent: Stage) -> Result<(), Failure> {
        let said = self.said.remove(&index).unwrap_or_default();
        for record in self.batches.get(index).into_iter().flatten() {
            let Some(record) = self.records.get_mut(*record) else { continue };
            // A message about the runtime counts for every document of a batch that compiles.
            let is_about = |message: &&Message| match &message.module {
                Some(module) => *module == record.module,
                None => silent == Stage::Compiles,
            };
            let messages: Vec<&Message> = said.iter().filter(is_about).collect();
            record.verdict = if messages.iter().any(|message| message.is_error) {
                Stage::DoesNotCompile
            } else if !messages.is_empty() && silent == Stage::Compiles {
                Stage::Warns
            } else {
                silent
            };
            // In a batch with errors, a warning comes again in the next round.
            if record.verdict != Stage::Generated {
                record.problems = messages.iter().take(KEPT_MESSAGES).map(|message| message.text.clone()).collect();
                self.state.save(record)?;
            }
        }
        Ok(())
    }

    /// The batches of the next round: those that had errors, without the documents that have a verdict now.
    fn rest(mut self) -> Result<Vec<Batch>, Failure> {
        let mut rest = Vec::new();
        for (index, batch) in
            self.batches.iter().enumerate().filter(|(index, _)| !self.finished.contains(index)).collect::<Vec<_>>()
        {
            let unpinned = self.said.get(&index).into_iter().flatten().find(|message| message.module.is_none());
            let unpinned = unpinned.map_or_else(
                || "the compiler stopped without a message about this document".to_owned(),
                |message| message.text.clone(),
            );
            self.settle(index, Stage::Generated)?;
            let open: Batch = batch.iter().copied().filter(|record| self.is_open(*record)).collect();
            match open.as_slice() {
                [] => {}
                [only] if open.len() == batch.len() => self.fail(*only, unpinned)?,
                _ if open.len() == batch.len() => {
                    let (one, other) = open.split_at(open.len() / 2);
                    rest.extend([one.to_vec(), other.to_vec()]);
                }
                _ => rest.push(open),
            }
        }
        Ok(rest)
    }

    fn is_open(&self, record: usize) -> bool {
        self.records.get(record).is_some_and(|record| record.verdict == Stage::Generated)
    }

    /// Records that a document which was compiled alone has errors, though no message points at it.
    fn fail(&mut self, record: usize, problem: String) -> Result<(), Failure> {
        match self.records.get_mut(record) {
            Some(record) => {
                record.verdict = Stage::DoesNotCompile;
                record.problems = vec![problem];
                self.state.save(record)
            }
            None => Ok(()),
        }
    }
}
