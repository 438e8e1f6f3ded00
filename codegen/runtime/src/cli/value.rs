//! Texts of the command line as JSON, by the parameter's JSON type.

use serde_json::value::RawValue;

use super::failure::Failure;
use super::names::shown;
use crate::description::JsonType;

/// The JSON text of what was given for `option`, which is one text unless the type is a list.
pub(super) fn value_json(kind: JsonType, option: &str, texts: &[&str]) -> Result<String, Failure> {
    match (kind, texts) {
        (JsonType::Array(item), texts) => list(*item, option, texts),
        (kind, [text]) => one(kind, option, text),
        (_, _) => Err(Failure::Usage(format!("`--{option}` is given {} times, and takes one value", texts.len()))),
    }
}

/// A JSON list, or each text an item.
fn list(item: JsonType, option: &str, texts: &[&str]) -> Result<String, Failure> {
    if let [text] = texts
        && text.starts_with('[')
        && let Some(json) = raw(text)
    {
        return Ok(json);
    }
    let items: Result<Vec<String>, Failure> = texts.iter().map(|text| one(item, option, text)).collect();
    items.map(|items| format!("[{}]", items.join(",")))
}

fn one(kind: JsonType, option: &str, text: &str) -> Result<String, Failure> {
    let json = match kind {
        JsonType::String => Some(quoted(text)),
        JsonType::Integer => {
            let digits = text.strip_prefix('-').unwrap_or(text);
            raw(text).filter(|_| !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit()))
        }
        JsonType::Number => {
            raw(text).filter(|json| json.starts_with(|first: char| first == '-' || first.is_ascii_digit()))
        }
        JsonType::Boolean => matches!(text, "true" | "false").then(|| text.to_owned()),
        JsonType::Array(_) => raw(text).filter(|json| json.starts_with('[')),
        JsonType::Object => raw(text).filter(|json| json.starts_with('{')),
        JsonType::Any => raw(text).or_else(|| Some(quoted(text))),
    };
    json.ok_or_else(|| Failure::Usage(format!("`--{option}`: `{}` is no {}", shown(text), named(kind))))
}

/// The text itself, where it is JSON; numbers keep their digits.
pub(super) fn raw(text: &str) -> Option<String> {
    serde_json::from_str::<&RawValue>(text).ok().map(|json| json.get().to_owned())
}

/// The text as a JSON string.
pub(super) fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

/// A JSON type in words.
pub(super) fn named(kind: JsonType) -> &'static str {
    match kind {
        JsonType::String => "string",
        JsonType::Integer => "integer",
        JsonType::Number => "number",
        JsonType::Boolean => "boolean (`true` or `false`)",
        JsonType::Array(_) => "JSON list",
        JsonType::Object => "JSON object",
        JsonType::Any => "value",
    }
}
