//! Text to value: the first stage.
//!
//! Takes the text of one file, gives a [`serde_json::Value`] whose keys are in the text's order. YAML and JSON go through one visitor
//! ([`value`]), so both obey the same rules. It knows nothing of OpenAPI.

pub mod documents;
pub mod source_map;

mod flow;
mod json;
mod merge;
mod value;
mod yaml;

use serde_json::Value;

use crate::diagnostic::{Diagnostic, Diagnostics, Position};
use crate::pointer::Pointer;

/// Reads a text, which starts at the node `root`.
///
/// A text that starts like JSON is read as JSON, and as YAML where that fails: libyaml refuses valid JSON such as
/// `"\ud83d\ude00"`, and what calls itself JSON may have comments or trailing commas.
///
/// # Errors
///
/// A text that is neither; the message has the place where the reader that came further gave up.
pub fn read_value(name: &str, root: &Pointer, text: &str, diagnostics: &mut Diagnostics) -> Result<Value, Diagnostic> {
    let text = without_byte_order_mark(text);
    if !looks_like_json(text) {
        return yaml::read_yaml(root, text, diagnostics).map_err(|problem| problem.diagnostic(root));
    }
    let not_json = match json::read_json(root, text, diagnostics) {
        Ok(value) => return Ok(value),
        Err(problem) => problem,
    };
    match yaml::read_yaml(root, text, diagnostics) {
        Ok(value) => {
            if name.ends_with(".json") {
                diagnostics.push(not_json.warning(root));
            }
            Ok(value)
        }
        Err(not_yaml) if not_yaml.position > not_json.position => Err(not_yaml.diagnostic(root)),
        Err(_) => Err(not_json.diagnostic(root)),
    }
}

/// Whether a text is to be read as JSON first.
fn looks_like_json(text: &str) -> bool {
    text.trim_start().starts_with(['{', '['])
}

fn without_byte_order_mark(text: &str) -> &str {
    text.strip_prefix('\u{feff}').unwrap_or(text)
}

/// Why a text could not be read.
struct Problem {
    code: &'static str,
    message: String,
    position: Option<Position>,
}

impl Problem {
    /// What a library says about a text, without the fault's position, which the message has anyway.
    fn syntax(code: &'static str, message: &str, position: Option<Position>) -> Self {
        let Some((before, place)) = message.split_once(" at line ") else {
            return Self { code, message: message.to_owned(), position };
        };
        let after = place
            .split_once(" column ")
            .map_or("", |(_, column)| column.trim_start_matches(|c: char| c.is_ascii_digit()));
        Self { code, message: format!("{before}{after}"), position }
    }

    fn diagnostic(self, root: &Pointer) -> Diagnostic {
        Diagnostic::error(self.code, root, self.message, "the file is not used").at(self.position)
    }

    fn warning(self, root: &Pointer) -> Diagnostic {
        let message = format!("this is not valid JSON: {}", self.message);
        Diagnostic::warning("invalid-json", root, message, "the file is read as YAML").at(self.position)
    }
}

#[cfg(test)]
mod tests;
