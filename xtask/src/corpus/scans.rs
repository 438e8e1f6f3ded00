//! The counts of [`codegen::Scans`]: shown as a table, and compared with those that a file of the repository allows.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;

use codegen::Scans;
use openapi_clients::Failure;

use super::record::Record;

/// The counts that each document may have, by the document's name.
type Allowed = BTreeMap<String, Scans>;

/// The totals, a line for each count.
pub fn scans_table(records: &[Record]) -> String {
    let total = records.iter().fold(Scans::default(), |sum, record| sum.plus(record.generated.stats.scans));
    let mut text = String::new();
    for (what, count) in total.rows() {
        writeln!(text, "{count:>6} {what}").ok();
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
        lines
            .extend(worse_counts(record.generated.stats.scans, *before).map(|line| format!("{}: {line}", record.name)));
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
    allowed.extend(records.iter().map(|record| (record.name.clone(), record.generated.stats.scans)));
    let text = serde_json::to_string_pretty(&allowed).map_err(|error| Failure::Run(error.to_string()))?;
    std::fs::write(file, text + "\n").map_err(|error| Failure::io("write", file, &error))
}

fn worse_counts(now: Scans, before: Scans) -> impl Iterator<Item = String> {
    let counts = now.rows().into_iter().zip(before.rows());
    counts
        .filter(|((_, now), (_, before))| now > before)
        .map(|((what, now), (_, before))| format!("{now} {what}, {before} before"))
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
        let lines: Vec<String> = worse_counts(now, before).collect();
        assert_eq!(lines, ["3 fields with a money name that are f64, 2 before"]);
    }
}
