//! Reads the examples of dates in real documents, and counts those that are refused.

mod files;
mod search;

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::{Path, PathBuf};

use chrono::{DateTime, NaiveDate, Utc};
use files::Files;
use openapi_client_runtime::crates::jiff::civil;
use openapi_client_runtime::{OffsetDateTime, Wire, from_slice};
use search::{DateExample, DateFormat};
use serde_json::json;

/// A folder of many documents that lies beside the checkout: files in `specs`, folders in `multifile`.
///
/// These are refused: for `date`, a date with a time of day (most of them the moment at which a tool made the examples, in
/// October 2025), or with a month or day of one digit; for `date-time`, what says no time (`Assigned`, `<now>`), dates of RFC 2822 and
/// of `date`, quotes inside of quotes, and a number of milliseconds.
fn corpus() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/corpus")
}

#[test]
#[ignore = "needs the corpus beside the checkout"]
fn examples_of_dates_are_read_or_stand_in_the_list() {
    let corpus = corpus();
    let mut table = Table::default();
    for path in ["specs", "multifile"].iter().flat_map(|folder| files::entries(&corpus.join(folder))) {
        let (files, unread) = Files::below(&path);
        let document = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        unread.into_iter().for_each(|why| table.add(&document, "a file that is not searched", &why));
        for example in search::date_examples(&files, &corpus) {
            table.read(&document, &example);
        }
    }
    insta::assert_snapshot!(table.text());
}

/// How many examples are read, and those that are refused, with the reason.
#[derive(Default)]
struct Table {
    read: BTreeMap<DateFormat, usize>,
    /// Counts by document, what it is, and the reason.
    others: BTreeMap<(String, String, String), usize>,
}

impl Table {
    fn read(&mut self, document: &str, example: &DateExample) {
        let reading = match example.format {
            DateFormat::Date => (reading_of::<NaiveDate>(example), reading_of::<civil::Date>(example)),
            DateFormat::DateTime => (reading_of::<DateTime<Utc>>(example), reading_of::<OffsetDateTime>(example)),
        };
        assert_eq!(reading.0, reading.1, "chrono and jiff differ: {}", example.value);
        match reading.0 {
            Ok(()) => *self.read.entry(example.format).or_default() += 1,
            Err(why) => self.add(document, example.format.name(), &why),
        }
    }

    fn add(&mut self, document: &str, what: &str, why: &str) {
        *self.others.entry((document.to_owned(), what.to_owned(), why.to_owned())).or_default() += 1;
    }

    fn text(&self) -> String {
        let mut text = String::new();
        for (format, count) in &self.read {
            let _ = writeln!(text, "{count} examples of `{}` are read", format.name());
        }
        for ((document, what, why), count) in &self.others {
            let _ = writeln!(text, "{document}: {count} × {what}: {why}");
        }
        text
    }
}

/// The error is the reason, without the place in the JSON text, and with 9 for each digit.
fn reading_of<T: Wire>(example: &DateExample) -> Result<(), String> {
    match from_slice::<Option<T>>(example.value.to_string().as_bytes()) {
        Ok(Some(_)) => Ok(()),
        Ok(None) => Err(format!("null instead of {}", example.value)),
        Err(error) => {
            let reason = error.to_string().split(", expected").next().unwrap_or_default().to_owned();
            Err(reason.replace(|c: char| c.is_ascii_digit(), "9"))
        }
    }
}

#[test]
fn examples_are_found_beside_and_inside_of_schemas() {
    let document = json!({
        "paths": {"/a": {"get": {
            "parameters": [{"schema": {"type": "string", "format": "date"}, "example": "parameter"}],
            "responses": {"200": {"content": {"application/json": {
                "schema": {"type": "array", "items": {"$ref": "other.json#/$defs/Pet"}},
                "examples": {"one": {"value": [{"born": "one"}]}, "two": {"$ref": "#/components/examples/Two"}},
            }}}},
        }}},
        "components": {"examples": {"Two": {"value": [{"born": "two"}, {"born": null}]}}},
    });
    let other = json!({"$defs": {"Pet": {
        "properties": {
            "born": {"type": ["string", "null"], "format": "date-time", "example": "property", "default": "default"},
            "example": {"type": "string"},
        },
        "allOf": [{"additionalProperties": {"oneOf": [{"$ref": "#/$defs/Day"}, {"type": "null"}]}}],
        "example": {"born": "schema", "died": "further", "sold": {"type": "no date"}},
    }, "Day": {"type": "string", "format": "date", "examples": ["list"]}, "Number": {"format": "date", "type": "number", "example": 1}}});
    let files = Files(BTreeMap::from([("c/main.json".into(), document), ("c/other.json".into(), other)]));
    let found = search::date_examples(&files, Path::new("c"));
    let found: Vec<String> =
        found.iter().map(|example| format!("{}: {}", example.format.name(), example.value)).collect();
    let expected = [
        r#"date: "parameter""#,
        r#"date-time: "one""#,
        r#"date-time: "two""#,
        r#"date: "list""#,
        r#"date-time: "schema""#,
        r#"date: "further""#,
        r#"date: {"type":"no date"}"#,
        r#"date-time: "default""#,
        r#"date-time: "property""#,
    ];
    assert_eq!(found, expected);
}
