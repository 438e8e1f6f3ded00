//! YAML, by the maintained continuation of serde_yaml.

use serde_json::Value;
use serde_yaml::Deserializer;

use super::Problem;
use super::value::Reading;
use crate::diagnostic::{Diagnostic, Diagnostics, Position};
use crate::pointer::Pointer;

/// Reads the first document of a YAML stream.
pub(super) fn read(root: &Pointer, text: &str, diagnostics: &mut Diagnostics) -> Result<Value, Problem> {
    let mut stream = Deserializer::from_str(text);
    let Some(first) = stream.next() else { return Ok(Value::Null) };
    let reading = Reading::new(root, text, true);
    let value = reading.value(first).map_err(|error| problem(&reading, &error))?;
    reading.report(diagnostics);
    if stream.next().is_some() {
        let message = "the file holds several YAML documents";
        diagnostics.push(Diagnostic::warning("several-documents", root, message, "only the first is read"));
    }
    Ok(value)
}

fn problem(reading: &Reading<'_>, error: &serde_yaml::Error) -> Problem {
    let message = error.to_string();
    let position = error.location().map(|place| Position { line: place.line(), column: place.column() });
    // The library has a limit of its own, which it tells by this text only.
    let expanded = reading.exhausted() || message.contains("repetition limit exceeded");
    Problem::syntax(if expanded { "alias-expansion" } else { "invalid-yaml" }, &message, position)
}
