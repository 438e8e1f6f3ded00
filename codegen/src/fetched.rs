//! What a text that was downloaded is.

use crate::diagnostic::Diagnostics;
use crate::pointer::Pointer;
use crate::read::read_value;

/// The language of a document's text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextFormat {
    /// JSON.
    Json,
    /// YAML that is not JSON.
    Yaml,
}

/// The language of an OpenAPI document, of whatever version.
///
/// # Errors
///
/// What the text is instead, as a noun.
pub fn document_format(text: &str) -> Result<TextFormat, &'static str> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let start = text.trim_start();
    if start.is_empty() {
        return Err("nothing");
    }
    let is_html = |tag: &str| start.get(..tag.len()).is_some_and(|start| start.eq_ignore_ascii_case(tag));
    if is_html("<!doctype html") || is_html("<html") {
        return Err("an HTML page, such as one to log in");
    }
    let value = read_value("", &Pointer::root(), text, &mut Diagnostics::default());
    let value = value.map_err(|_| "a text that is neither YAML nor JSON")?;
    let names_its_version = ["openapi", "swagger"].iter().any(|key| value.get(key).is_some());
    match names_its_version {
        true if start.starts_with('{') => Ok(TextFormat::Json),
        true => Ok(TextFormat::Yaml),
        false => Err("a text that is no OpenAPI document: it has no `openapi` version"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_text_that_names_its_version_is_a_document() {
        assert_eq!(document_format("\u{feff}{\"openapi\": \"3.1.0\"}"), Ok(TextFormat::Json));
        assert_eq!(document_format("# Ours\r\nopenapi: 3.0.3\r\n"), Ok(TextFormat::Yaml));
        assert_eq!(document_format("swagger: '2.0'"), Ok(TextFormat::Yaml));
        assert_eq!(document_format(" \n"), Err("nothing"));
        assert_eq!(document_format("<!DOCTYPE html><title>Log in"), Err("an HTML page, such as one to log in"));
        assert_eq!(document_format("{\"a\": ["), Err("a text that is neither YAML nor JSON"));
        for other in ["{\"error\": \"not found\"}", "Not found", "[]"] {
            assert!(document_format(other).is_err_and(|what| what.contains("no OpenAPI document")), "{other}");
        }
    }
}
