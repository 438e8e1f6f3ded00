//! Counts of what compiles but is not good: shown as a table, and compared with those that a file of the repository allows.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;

use codegen::Scans;
use openapi_clients::Failure;
use serde::{Deserialize, Serialize};

use super::record::Record;

/// The counts that each document may have, by the document's name.
type Allowed = BTreeMap<String, Counts>;

/// What is counted of a document. Fewer is better.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
struct Counts {
    /// In the generated code.
    #[serde(flatten)]
    scans: Scans,
    /// Messages by severity, also those that are shown as one with others.
    errors: usize,
    /// The same.
    warnings: usize,
    /// The same.
    notes: usize,
}

impl Counts {
    fn of(record: &Record) -> Self {
        let generated = &record.generated;
        Self {
            scans: generated.stats.scans,
            errors: generated.errors,
            warnings: generated.warnings,
            notes: generated.notes,
        }
    }

    /// The name of each count, and the count.
    fn rows(&self) -> impl Iterator<Item = (&'static str, usize)> {
        let messages = [("errors", self.errors), ("warnings", self.warnings), ("notes", self.notes)];
        self.scans.rows().into_iter().chain(messages)
    }
}

/// The totals, a line for each count.
pub fn scans_table(records: &[Record]) -> String {
    let mut text = String::new();
    for (row, (what, _)) in Counts::default().rows().enumerate() {
        let counts = records.iter().filter_map(|record| Counts::of(record).rows().nth(row));
        let counts: Vec<usize> = counts.map(|(_, count)| count).collect();
        let documents = counts.iter().filter(|count| **count > 0).count();
        writeln!(text, "{:>6} {what}, in {documents} documents", counts.iter().sum::<usize>()).ok();
    }
    text
}

/// The documents that have more of something than the file allows them, a line for each count.
///
/// # Errors
///
/// The file cannot be read, or a document is not in it.
pub fn worse(records: &[Record], file: &Path) -> Result<Vec<String>, Failure> {
    let allowed = read(file)?;
    let mut lines = Vec::new();
    for record in records {
        let Some(before) = allowed.get(&record.name) else {
            return Err(Failure::Run(format!(
                "{} has no counts for {}: write them with --write-scans",
                file.display(),
                record.name
            )));
        };
        let worse = worse_counts(Counts::of(record), *before);
        lines.extend(worse.into_iter().map(|line| format!("{}: {line}", record.name)));
    }
    Ok(lines)
}

/// Writes what the documents have now into the file, and keeps what it says of others.
///
/// # Errors
///
/// The file cannot be read or written.
pub fn write(records: &[Record], file: &Path) -> Result<(), Failure> {
    let mut allowed = if file.exists() { read(file)? } else { Allowed::new() };
    allowed.extend(records.iter().map(|record| (record.name.clone(), Counts::of(record))));
    let text = serde_json::to_string_pretty(&allowed).map_err(|error| Failure::Run(error.to_string()))?;
    std::fs::write(file, text + "\n").map_err(|error| Failure::io("write", file, &error))
}

fn worse_counts(now: Counts, before: Counts) -> Vec<String> {
    let counts = now.rows().zip(before.rows()).filter(|((_, now), (_, before))| now > before);
    counts.map(|((what, now), (_, before))| format!("{now} {what}, {before} before")).collect()
}

fn read(file: &Path) -> Result<Allowed, Failure> {
    let text = std::fs::read_to_string(file).map_err(|error| Failure::io("read", file, &error))?;
    serde_json::from_str(&text).map_err(|error| Failure::Run(format!("{}: {error}", file.display())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_count_that_grew_is_worse_and_one_that_fell_is_not() {
        let before = Scans { money_in_floats: 2, names_over_45: 2, ..Scans::default() };
        let now = Scans { money_in_floats: 3, names_over_45: 1, ..Scans::default() };
        let before = Counts { scans: before, errors: 1, notes: 5, ..Counts::default() };
        let now = Counts { scans: now, notes: 6, ..Counts::default() };
        let lines = worse_counts(now, before);
        assert_eq!(lines, ["3 fields with a money name that are f64, 2 before", "6 notes, 5 before"]);
    }
}
