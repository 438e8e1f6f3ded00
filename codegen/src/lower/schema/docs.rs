//! What people read about a schema: its title and description, and the constraints that a Rust type cannot express.

use std::fmt::Display;

use openapiv3::{Schema, SchemaData};
use serde_json::Value;

use super::keywords::{JsonType, Keywords, Range};
use super::schema_at::{SchemaAt, SchemaNode};
use crate::diagnostic::Diagnostic;
use crate::ir::Docs;
use crate::lower::Lowering;

impl<'a> Lowering<'a, '_> {
    /// The documentation of a schema. Its constraints become lines, and one note names all of them.
    pub(in crate::lower) fn schema_docs(&mut self, at: &SchemaAt<'a>) -> Docs {
        let SchemaNode::Inline(schema) = at.node else { return Docs::default() };
        let constraints = self.constraints(schema);
        if !constraints.is_empty() && self.noted_constraints.insert(schema) {
            self.diagnostics.push(Diagnostic::note(
                "constraint-documented-only",
                &at.pointer,
                format!("a Rust type cannot express: {}", constraints.join("; ")),
                "the documentation says it, and nothing checks it",
            ));
        }
        let mut docs = annotations(&schema.schema_data);
        docs.constraints = constraints;
        let data = &schema.schema_data;
        docs.default = data.default.as_ref().map(shown);
        docs.example = data.example.as_ref().and_then(short_example);
        docs
    }

    fn constraints(&self, schema: &'a Schema) -> Vec<String> {
        let keywords = Keywords::of_schema(schema);
        let mut lines = constraint_lines(&keywords);
        if keywords.json_type == Some(JsonType::Array)
            && let Some(SchemaNode::Inline(item)) = keywords.items
        {
            lines.extend(
                constraint_lines(&Keywords::of_schema(item)).into_iter().map(|line| format!("each item: {line}")),
            );
        }
        lines
    }
}

/// `title`, `description` and `deprecated`.
fn annotations(data: &SchemaData) -> Docs {
    Docs {
        summary: data.title.clone(),
        description: data.description.clone(),
        deprecated: data.deprecated,
        ..Docs::default()
    }
}

/// How many characters of an example or a default are shown.
const SHORT: usize = 60;

/// An example, unless it is long or has parts.
pub(in crate::lower) fn short_example(example: &Value) -> Option<String> {
    let text = scalar_text(example).filter(|text| text.chars().count() <= SHORT && !text.trim().is_empty())?;
    Some(as_code(&text))
}

/// A default as JSON, or the beginning of a long one.
fn shown(default: &Value) -> String {
    let text = default.to_string();
    match text.char_indices().nth(SHORT) {
        Some((end, _)) => as_code(&format!("{}…", text.get(..end).unwrap_or_default())),
        None => as_code(&text),
    }
}

fn scalar_text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Null | Value::Bool(_) | Value::Array(_) | Value::Object(_) => None,
    }
}

/// A text of the document as a code span of CommonMark, where it can be one.
fn as_code(text: &str) -> String {
    if text.trim().is_empty() || text.contains(['\n', '\r']) || text.contains("``") {
        return text.to_owned();
    }
    if text.contains('`') { format!("`` {text} ``") } else { format!("`{text}`") }
}

fn constraint_lines(keywords: &Keywords<'_>) -> Vec<String> {
    let mut lines = Vec::new();
    range(&mut lines, "length", &keywords.lengths);
    lines.extend(keywords.pattern.map(|pattern| format!("pattern: {}", as_code(pattern))));
    bounds(&mut lines, keywords);
    lines.extend(keywords.multiple_of.as_ref().map(|number| format!("multiple of {number}")));
    range(&mut lines, "number of items", &keywords.sizes);
    if keywords.unique_items {
        lines.push("items are distinct".to_owned());
    }
    range(&mut lines, "number of properties", &keywords.counts);
    lines
}

fn range(lines: &mut Vec<String>, what: &str, range: &Range<usize>) {
    lines.extend(match (range.minimum, range.maximum) {
        (Some(minimum), Some(maximum)) => Some(format!("{what}: {minimum} to {maximum}")),
        (Some(minimum), None) => Some(format!("{what}: at least {minimum}")),
        (None, Some(maximum)) => Some(format!("{what}: at most {maximum}")),
        (None, None) => None,
    });
}

fn bounds(lines: &mut Vec<String>, keywords: &Keywords<'_>) {
    let line = |exclusive: bool, or_equal: &str, alone: &str, number: &dyn Display| {
        format!("{} {number}", if exclusive { alone } else { or_equal })
    };
    lines.extend(
        keywords.bounds.minimum.as_ref().map(|bound| line(keywords.exclusive_minimum, "at least", "more than", bound)),
    );
    lines.extend(
        keywords.bounds.maximum.as_ref().map(|bound| line(keywords.exclusive_maximum, "at most", "less than", bound)),
    );
}
