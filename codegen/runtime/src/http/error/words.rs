//! What the server itself says in the body of an error.

use serde_json::{Map, Value};

use super::details::Details;
use super::head::Head;
use super::html;

/// Of a body longer than this only the beginning is looked at, and as text, not as JSON.
const MAX_READ: usize = 256 << 10;
/// How many messages of a list are shown.
const MAX_MESSAGES: usize = 5;
/// How many levels of objects are searched for a message.
const MAX_DEPTH: usize = 4;

/// Keys under which servers put a message for people; the first that is there counts.
const KEYS: &[&str] = &[
    "detail",
    "error_description",
    "message",
    "error_message",
    "errorMessage",
    "error",
    "errors",
    "title",
    "reason",
    "description",
    "msg",
    "fault",
    "faultstring",
];

/// The message in a JSON body, the title or text of a page, or a text's beginning.
pub(super) fn server_words(details: &Details, head: &Head, max: usize) -> String {
    let Some(body) = head.body.as_deref() else { return String::new() };
    if body.trim_ascii().is_empty() {
        return "the body is empty".to_owned();
    }
    if let Some(message) = parsed(body).and_then(|value| message(&value, MAX_DEPTH)) {
        return details.shown(&message, max);
    }
    let start = body.get(..MAX_READ).unwrap_or(body);
    if start.contains(&0) {
        return format!("{} bytes that are no text", body.len());
    }
    let text = String::from_utf8_lossy(start);
    if html::is_html(head.media_type(), &text) {
        let said = html::title_or_text(&details.hidden(&text, start.len() < body.len()));
        return format!("HTML page \"{}\"", details.shown(&said, max.saturating_sub("HTML page \"\"".len())));
    }
    details.shown(&text, max)
}

fn parsed(body: &[u8]) -> Option<Value> {
    if body.len() > MAX_READ { None } else { serde_json::from_slice(body).ok() }
}

fn message(value: &Value, depth: usize) -> Option<String> {
    match value {
        Value::String(text) if !text.trim().is_empty() => Some(text.clone()),
        Value::Array(items) => joined(items.iter().filter_map(|item| message(item, depth.checked_sub(1)?))),
        Value::Object(object) => message_of_object(object, depth.checked_sub(1)?),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => None,
    }
}

fn message_of_object(object: &Map<String, Value>, depth: usize) -> Option<String> {
    let found = |key: &&str| object.iter().find(|(name, _)| name.eq_ignore_ascii_case(key)).map(|(_, value)| value);
    if let Some(text) = KEYS.iter().filter_map(found).find_map(|value| message(value, depth)) {
        return Some(match (found(&"error"), place(object)) {
            // OAuth 2 (RFC 6749, 5.2) has a code beside the description.
            (Some(Value::String(code)), _) if *code != text => format!("{code}: {text}"),
            (_, Some(place)) => format!("{place}: {text}"),
            (_, None) => text,
        });
    }
    // Messages by the names of fields.
    joined(object.iter().filter_map(|(field, value)| Some(format!("{field}: {}", message(value, depth)?))))
}

/// The place that a message of FastAPI is about.
fn place(object: &Map<String, Value>) -> Option<String> {
    let steps = object.get("loc")?.as_array()?;
    let steps = steps.iter().map(|step| step.as_str().map_or_else(|| step.to_string(), str::to_owned));
    Some(steps.collect::<Vec<_>>().join("."))
}

fn joined(messages: impl Iterator<Item = String>) -> Option<String> {
    let messages: Vec<String> = messages.take(MAX_MESSAGES).collect();
    (!messages.is_empty()).then(|| messages.join("; "))
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "tests fail by panicking")]
mod tests {
    use super::{MAX_DEPTH, message};

    #[test]
    fn messages_are_found_where_servers_put_them() {
        for (json, expected) in [
            (r#"{"detail":"Not found."}"#, "Not found."),
            (r#"{"code":400,"status":"Error","message":"Missing parameter."}"#, "Missing parameter."),
            (r#"{"error":{"code":"x","message":"No such customer"}}"#, "No such customer"),
            (r#"{"error":"invalid_client","error_description":"no client"}"#, "invalid_client: no client"),
            (r#"{"timestamp":1,"error":"Bad Request","Message":"no"}"#, "Bad Request: no"),
            (r#"{"detail":[{"loc":["body",0,"name"],"msg":"field required"}]}"#, "body.0.name: field required"),
            (r#"{"name":["too long","too odd"],"size":["odd"]}"#, "name: too long; too odd; size: odd"),
            (r#"{"errors":{"name":["too long"]},"title":"Bad"}"#, "name: too long"),
            (r#"{"type":"about:blank","title":"Gone","status":410}"#, "Gone"),
            (r#"["a","b"]"#, "a; b"),
            (r#""no""#, "no"),
        ] {
            let value = serde_json::from_str(json).unwrap();
            assert_eq!(message(&value, MAX_DEPTH).as_deref(), Some(expected), "{json}");
        }
        for nothing in ["{}", "[]", "5", "null", r#"{"message":""}"#, r#"[[[[[["deep"]]]]]]"#] {
            assert_eq!(message(&serde_json::from_str(nothing).unwrap(), MAX_DEPTH), None, "{nothing}");
        }
    }
}
