//! JSON, by serde_json.

use serde_json::Value;

use super::Problem;
use super::value::Reading;
use crate::diagnostic::{Diagnostics, Position};
use crate::pointer::Pointer;

/// Reads a whole JSON text.
pub(super) fn read_json(root: &Pointer, text: &str, diagnostics: &mut Diagnostics) -> Result<Value, Problem> {
    let reading = Reading::new(root, text, false);
    let mut deserializer = serde_json::Deserializer::from_str(text);
    let value = reading.value(&mut deserializer).and_then(|value| deserializer.end().map(|()| value));
    match value {
        Ok(value) => {
            reading.report(diagnostics);
            Ok(value)
        }
        Err(error) => {
            let code = if reading.exhausted() { "too-large" } else { "invalid-json" };
            Err(Problem::syntax(code, &error.to_string(), Some(position(text, &error))))
        }
    }
}

/// serde_json counts columns in bytes.
fn position(text: &str, error: &serde_json::Error) -> Position {
    let line = text.lines().nth(error.line().saturating_sub(1)).unwrap_or_default();
    let before = line.char_indices().take_while(|(start, _)| *start < error.column()).count();
    Position { line: error.line().max(1), column: before.max(1) }
}
