//! The results as a table for people, and as JSON for tools.

use std::fmt::Write;

use super::record::{Record, Stage};

/// A line per document, the problems, and the totals.
pub fn corpus_table(records: &[Record]) -> String {
    let mut text = format!(
        "{:<44} {:<16} {:>6} {:>6} {:>5} {:>6} {:>6} {:>7} {:>5} {:>8} {:>7} {:>6}\n",
        "document", "verdict", "ops", "types", "err", "warn", "notes", "untyped", "by us", "lines", "ms", "MB"
    );
    for record in records {
        let generated = &record.generated;
        line(
            &mut text,
            [&record.name, record.verdict.word()],
            [
                generated.stats.operations,
                generated.stats.types,
                generated.errors,
                generated.warnings,
                generated.notes,
                generated.stats.untyped_by_document,
                generated.stats.untyped_by_us,
                generated.lines,
            ],
            generated.milliseconds,
            megabytes(record),
        );
    }
    totals(records, &mut text);
    for record in records.iter().filter(|record| !record.is_good()) {
        put(&mut text, format_args!("\n{}: {}\n", record.name, record.verdict.word()));
        record.problems.iter().for_each(|problem| put(&mut text, format_args!("  {problem}\n")));
    }
    text
}

/// The records as JSON, with the totals by verdict.
pub fn json(records: &[Record]) -> String {
    let verdicts = by_verdict(records).into_iter().map(|(stage, count)| (stage.word().to_owned(), count.into()));
    let report = serde_json::json!({
        "verdicts": serde_json::Value::Object(verdicts.collect()),
        "documents": records,
    });
    format!("{report:#}\n")
}

fn totals(records: &[Record], text: &mut String) {
    let sum = |count: fn(&Record) -> usize| records.iter().map(count).sum();
    line(
        text,
        [&format!("{} documents", records.len()), ""],
        [
            sum(|record| record.generated.stats.operations),
            sum(|record| record.generated.stats.types),
            sum(|record| record.generated.errors),
            sum(|record| record.generated.warnings),
            sum(|record| record.generated.notes),
            sum(|record| record.generated.stats.untyped_by_document),
            sum(|record| record.generated.stats.untyped_by_us),
            sum(|record| record.generated.lines),
        ],
        records.iter().map(|record| record.generated.milliseconds).sum(),
        records.iter().map(megabytes).max().unwrap_or_default(),
    );
    for (stage, count) in by_verdict(records) {
        put(text, format_args!("{:>6} {}\n", count, stage.word()));
    }
}

fn by_verdict(records: &[Record]) -> Vec<(Stage, usize)> {
    let stages = [
        Stage::Compiles,
        Stage::Warns,
        Stage::DoesNotCompile,
        Stage::Generated,
        Stage::TimedOut,
        Stage::Crashed,
        Stage::Refused,
        Stage::NoOpenapi,
    ];
    let count = |stage| records.iter().filter(|record| record.verdict == stage).count();
    stages.into_iter().map(|stage| (stage, count(stage))).filter(|(_, count)| *count > 0).collect()
}

fn line(text: &mut String, words: [&str; 2], counts: [usize; 8], milliseconds: u64, megabytes: u64) {
    let [name, verdict] = words;
    let [operations, types, errors, warnings, notes, untyped, by_us, lines] = counts;
    put(
        text,
        format_args!(
            "{name:<44} {verdict:<16} {operations:>6} {types:>6} {errors:>5} {warnings:>6} {notes:>6} {untyped:>7} {by_us:>5} \
             {lines:>8} {milliseconds:>7} {megabytes:>6}\n"
        ),
    );
}

fn megabytes(record: &Record) -> u64 {
    record.generated.peak_kilobytes.unwrap_or_default() / 1024
}

fn put(text: &mut String, arguments: std::fmt::Arguments<'_>) {
    text.write_fmt(arguments).ok();
}
