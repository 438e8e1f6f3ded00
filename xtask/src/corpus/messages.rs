//! The messages of cargo and the compiler: one JSON object per line.

use std::path::Path;

use serde::Deserialize;

/// What a line of `cargo check --message-format=json` says about one of our crates.
pub enum Event {
    /// An error or a warning.
    Message(Message),
    /// The crate is checked, and has no errors.
    Finished,
}

/// An error or a warning.
pub struct Message {
    /// Whether it is an error.
    pub is_error: bool,
    /// The document's module that it points at; `None` when it points at none.
    pub module: Option<String>,
    /// The message with its place, on one line.
    pub text: String,
}

/// The crate that a line is about, and what it says of it; `None` for all other lines.
pub fn read_message(line: &str, documents: &Path) -> Option<(String, Event)> {
    let line: Line = serde_json::from_str(line).ok()?;
    let name = line.target?.name;
    match (line.reason.as_str(), line.message) {
        ("compiler-artifact", _) => Some((name, Event::Finished)),
        ("compiler-message", Some(message)) => Some((name, Event::Message(message.pinned(documents)?))),
        _ => None,
    }
}

#[derive(Deserialize)]
struct Line {
    reason: String,
    target: Option<Target>,
    message: Option<CompilerMessage>,
}

#[derive(Deserialize)]
struct Target {
    name: String,
}

#[derive(Deserialize)]
struct CompilerMessage {
    level: String,
    message: String,
    code: Option<Code>,
    spans: Vec<Span>,
}

#[derive(Deserialize)]
struct Code {
    code: String,
}

#[derive(Deserialize)]
struct Span {
    file_name: String,
    line_start: usize,
    is_primary: bool,
    text: Vec<Text>,
}

#[derive(Deserialize)]
struct Text {
    text: String,
}

impl CompilerMessage {
    /// The message with its place; `None` for one that only sums up others, such as "aborting due to 3 previous errors".
    fn pinned(self, documents: &Path) -> Option<Message> {
        let is_error = match self.level.as_str() {
            "warning" => false,
            level if level.starts_with("error") => true,
            _ => return None,
        };
        if self.spans.is_empty() && self.code.is_none() && !self.level.contains("internal") {
            return None;
        }
        let main = self.spans.iter().find(|span| span.is_primary).or(self.spans.first());
        let place = main.map(|span| format!("{}:{}", span.file_name, span.line_start)).unwrap_or_default();
        let shown = main.and_then(|span| span.text.first()).map(|line| line.text.trim()).unwrap_or_default();
        let code = self.code.map(|code| format!("[{}]", code.code)).unwrap_or_default();
        let module = self.spans.iter().find_map(|span| module(&span.file_name, documents));
        let text = format!("{}{code}: {} at {place}: {shown}", self.level, self.message.replace('\n', " "));
        Some(Message { is_error, module, text })
    }
}

/// The document's module that a file belongs to.
fn module(file: &str, documents: &Path) -> Option<String> {
    let inside = Path::new(file).strip_prefix(documents).ok()?;
    Some(inside.components().next()?.as_os_str().to_string_lossy().into_owned())
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a failure fails the test")]
mod tests {
    use serde_json::json;

    use super::*;

    fn message(level: &str, code: serde_json::Value, spans: serde_json::Value) -> Option<Message> {
        let message = json!({ "level": level, "message": "mismatched types", "code": code, "spans": spans });
        let line = json!({ "reason": "compiler-message", "target": { "name": "batch_0" }, "message": message });
        match read_message(&line.to_string(), Path::new("/c/documents"))? {
            (_, Event::Message(message)) => Some(message),
            (_, Event::Finished) => None,
        }
    }

    #[test]
    fn a_message_is_pinned_to_the_document_that_it_is_about() {
        let text = json!([{ "text": "  let a: u8 = \"\";" }]);
        let span =
            |file: &str, main: bool| json!({ "file_name": file, "line_start": 7, "is_primary": main, "text": text });
        let spans = json!([span("runtime/src/wire.rs", true), span("/c/documents/pets/src/pets/codec.rs", false)]);
        let pinned = message("error", json!({ "code": "E0308" }), spans).unwrap();
        assert_eq!((pinned.is_error, pinned.module.as_deref()), (true, Some("pets")));
        let expected = "error[E0308]: mismatched types at runtime/src/wire.rs:7: let a: u8 = \"\";";
        assert_eq!(pinned.text, expected);
    }

    #[test]
    fn a_message_about_other_messages_is_none() {
        assert!(message("error", json!(null), json!([])).is_none());
        assert!(message("failure-note", json!(null), json!([])).is_none());
    }
}
