//! 3.1's `contentEncoding` and `contentMediaType`.

use serde_json::Value;

use super::Schema;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::grammar::Place;

pub(super) const KEYWORDS: &[&str] = &["contentEncoding", "contentMediaType"];

/// Turns how a string holds bytes into a `format`.
pub(super) fn content_to_format(schema: &mut Schema, place: &Place<'_>, diagnostics: &mut Diagnostics) {
    let text = |value: Option<Value>| value.as_ref().and_then(Value::as_str).map(str::to_ascii_lowercase);
    let encoding = text(schema.shift_remove("contentEncoding"));
    let media_type = text(schema.shift_remove("contentMediaType"));
    let format = match (encoding.as_deref(), media_type.as_deref()) {
        (Some("base64"), _) => "byte",
        (Some("base64url"), _) => "base64url",
        (None | Some("binary"), Some(media_type)) if !is_text(media_type) => "binary",
        (Some("binary"), None) => "binary",
        (Some(other), _) => return diagnostics.push(text_of(place, "contentEncoding", other)),
        (None, Some(text)) => return diagnostics.push(text_of(place, "contentMediaType", text)),
        (None, None) => return,
    };
    schema.entry("type").or_insert_with(|| Value::String("string".to_owned()));
    schema.entry("format").or_insert_with(|| Value::String(format.to_owned()));
}

fn text_of(place: &Place<'_>, keyword: &str, content: &str) -> Diagnostic {
    Diagnostic::note(
        "content-is-text",
        &place.key(keyword).pointer(),
        format!("`{keyword}` says that the string holds `{content}`"),
        "its type is a string, and what it holds is not decoded",
    )
}

/// Whether a JSON string can hold such content as it is.
fn is_text(media_type: &str) -> bool {
    let essence = media_type.split(';').next().unwrap_or_default().trim();
    essence.starts_with("text/")
        || ["json", "xml", "yaml", "javascript", "jwt", "graphql", "x-www-form-urlencoded"]
            .iter()
            .any(|end| essence.ends_with(end))
}
