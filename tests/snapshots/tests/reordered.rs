//! The order of a document's keys decides no name.
#![expect(clippy::unwrap_used, reason = "a failure fails the test")]

use std::collections::BTreeSet;

use codegen::{Description, SourceFile};
use rayon::iter::{IntoParallelRefIterator, ParallelIterator};
use serde_yaml::{Mapping, Value};
use snapshot_tests::{Case, apis, describe_spec_as};

/// A way to write the same document in another order.
type Reordering = fn(Value) -> Value;

const REORDERINGS: [(&str, Reordering); 4] = [
    ("components reversed", |document| reversed_below(document, "components", 2)),
    ("paths reversed", |document| reversed_below(document, "paths", 1)),
    ("properties reversed", with_properties_reversed),
    ("all keys sorted", sorted),
];

#[test]
fn reordered_cases_have_the_same_names() {
    let folders = ["names", "enums", "objects", "operations", "all_of", "unions", "views", "references", "choices"];
    let cases = Case::all("cases").into_iter().filter(|case| folders.contains(&case.topic()));
    let cases: Vec<Case> = cases.collect();
    assert!(!cases.is_empty());
    cases.par_iter().for_each(|case| {
        let describe = |text, lock| case.describe_as("api", text, lock);
        assert_names_stay(case.behaviour(), &case.document().text, describe);
    });
}

#[test]
fn reordered_specs_have_the_same_names() {
    apis().par_iter().for_each(|api| {
        let document = std::fs::read_to_string(snapshot_tests::workspace().join(format!("specs/{api}.yaml"))).unwrap();
        assert_names_stay(api, &document, |text, lock| describe_spec_as(api, text, lock));
    });
}

/// With the lock that the document itself gives, and without any.
fn assert_names_stay(name: &str, document: &str, describe: impl Fn(SourceFile, Option<SourceFile>) -> Description) {
    let document: Value = serde_yaml::from_str(&with_short_numbers(document)).unwrap();
    let original = describe(written(document.clone()), None);
    let lock = SourceFile { name: "api.names.yaml".to_owned(), text: original.name_lock.clone().unwrap_or_default() };
    for (way, reorder) in REORDERINGS {
        let text = || written(reorder(document.clone()));
        for lock in [None, Some(lock.clone())] {
            let with = if lock.is_some() { "with" } else { "without" };
            let reordered = names(&describe(text(), lock));
            let gone: Vec<String> = names(&original).difference(&reordered).cloned().collect();
            assert!(gone.is_empty(), "{name}, {way}, {with} a lock: {gone:#?} are gone");
        }
    }
}

/// The text without numbers that `serde_yaml` cannot read: of more than 18 digits the last ones go.
fn with_short_numbers(text: &str) -> String {
    let mut digits = 0;
    let is_kept = |character: &char| {
        digits = if character.is_ascii_digit() { digits + 1 } else { 0 };
        digits <= 18
    };
    text.chars().filter(is_kept).collect()
}

fn written(document: Value) -> SourceFile {
    SourceFile { name: "api.yaml".to_owned(), text: serde_yaml::to_string(&document).unwrap() }
}

/// What users can name. `new` takes fields in the order of the document, which is not about names.
fn names(described: &Description) -> BTreeSet<String> {
    let lines = described.surface.as_ref().map(codegen::surface::ApiSurface::lines).unwrap_or_default();
    lines.lines().filter(|line| !line.contains("::new(")).map(str::to_owned).collect()
}

/// Turns around the keys of the objects that lie so deep below a key of the document.
fn reversed_below(mut document: Value, key: &str, depth: usize) -> Value {
    if let Some(value) = document.get_mut(key) {
        let taken = std::mem::take(value);
        *value = match depth {
            1 => reversed(taken),
            _ => map_values(taken, reversed),
        };
    }
    document
}

fn reversed(value: Value) -> Value {
    match value {
        Value::Mapping(entries) => Value::Mapping(entries.into_iter().collect::<Vec<_>>().into_iter().rev().collect()),
        other => other,
    }
}

fn with_properties_reversed(value: Value) -> Value {
    match value {
        Value::Mapping(entries) => {
            let inner = entries.into_iter().map(|(key, value)| {
                let value = with_properties_reversed(value);
                let value = if key == "properties" { reversed(value) } else { value };
                (key, value)
            });
            Value::Mapping(inner.collect())
        }
        Value::Sequence(items) => Value::Sequence(items.into_iter().map(with_properties_reversed).collect()),
        scalar => scalar,
    }
}

fn sorted(value: Value) -> Value {
    match value {
        Value::Mapping(entries) => {
            let mut entries: Vec<(Value, Value)> =
                entries.into_iter().map(|(key, value)| (key, sorted(value))).collect();
            entries.sort_by(|(one, _), (other, _)| one.as_str().cmp(&other.as_str()));
            Value::Mapping(entries.into_iter().collect::<Mapping>())
        }
        Value::Sequence(items) => Value::Sequence(items.into_iter().map(sorted).collect()),
        scalar => scalar,
    }
}

fn map_values(value: Value, map: impl Fn(Value) -> Value) -> Value {
    match value {
        Value::Mapping(entries) => Value::Mapping(entries.into_iter().map(|(key, value)| (key, map(value))).collect()),
        other => other,
    }
}
