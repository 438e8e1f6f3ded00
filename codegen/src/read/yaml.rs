//! YAML, by the maintained continuation of serde_yaml.

use serde::Deserialize;
use serde::de::IgnoredAny;
use serde_json::Value;
use serde_yaml::Deserializer;

use super::value::Reading;
use super::{Problem, flow};
use crate::diagnostic::{Diagnostic, Diagnostics, Position};
use crate::pointer::Pointer;

/// Reads the first document of a YAML stream.
///
/// libyaml refuses comments and blank lines that are indented by tabs, which YAML 1.2 (section 6.7) allows.
pub(super) fn read_yaml(root: &Pointer, text: &str, diagnostics: &mut Diagnostics) -> Result<Value, Problem> {
    if let Some(problem) = flow::too_deep(text) {
        return Err(problem);
    }
    match stream(root, text, diagnostics) {
        Err(problem) if text.lines().any(is_tabbed) => stream(root, &untabbed(text), diagnostics).map_err(|_| problem),
        result => result,
    }
}

fn stream(root: &Pointer, text: &str, diagnostics: &mut Diagnostics) -> Result<Value, Problem> {
    let mut stream = Deserializer::from_str(text);
    let Some(first) = stream.next() else { return Ok(Value::Null) };
    let reading = Reading::new(root, text, true);
    let value = reading.value(first).map_err(|error| problem(&error, reading.exhausted()))?;
    reading.report(diagnostics);
    if let Some(second) = stream.next() {
        diagnostics.push(rest(root, second));
    }
    Ok(value)
}

/// The message about what follows the first document: another document, or something that is no YAML.
fn rest(root: &Pointer, second: Deserializer<'_>) -> Diagnostic {
    match IgnoredAny::deserialize(second) {
        Ok(IgnoredAny) => {
            let message = "the file holds several YAML documents";
            Diagnostic::warning("several-documents", root, message, "only the first is read")
        }
        Err(error) => {
            let Problem { code, message, position } = problem(&error, false);
            Diagnostic::error(code, root, message, "the YAML document before this place is used").at(position)
        }
    }
}

/// Whether a line is blank or a comment, behind tabs.
fn is_tabbed(line: &str) -> bool {
    let content = line.trim_start();
    (content.is_empty() || content.starts_with('#')) && line.contains('\t')
}

/// The text with a space for each tab of such lines, so that positions stay.
fn untabbed(text: &str) -> String {
    text.split_inclusive('\n')
        .map(|line| if is_tabbed(line) { line.replace('\t', " ") } else { line.to_owned() })
        .collect()
}

fn problem(error: &serde_yaml::Error, exhausted: bool) -> Problem {
    let message = error.to_string();
    let position = error.location().map(|place| Position { line: place.line(), column: place.column() });
    // The library has a limit of its own for aliases, which it tells by this text only, and without a place.
    if message.contains("repetition limit exceeded") {
        let message = "YAML aliases expand this file to many times the size of its text".to_owned();
        return Problem { code: "too-large", message, position };
    }
    Problem::syntax(if exhausted { "too-large" } else { "invalid-yaml" }, &message, position)
}
