//! Compares bodies, by their kinds.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::Value;

use super::super::cases::Body;
use super::super::run::{Reply, SeenRequest};
use super::difference::Difference;
use super::parts::{compare_pairs, find_header, form_pairs};
use super::value::Rules;
use super::{multipart, xml};

/// The difference between the expected body of a request and the one that was sent.
pub fn request(expected: Option<&Body>, seen: &SeenRequest, rules: Rules<'_>) -> Option<Difference> {
    let bytes = STANDARD.decode(&seen.body).unwrap_or_default();
    let text = String::from_utf8_lossy(&bytes);
    let text = text.as_ref();
    match expected {
        None if bytes.is_empty() => None,
        None => Some(Difference::new("body", "none", text)),
        Some(Body::Json { json }) => {
            let seen = serde_json::from_str::<Value>(text);
            let equal = seen.is_ok_and(|seen| rules.values("/request/body/json", json, &seen));
            differs(equal, json, text)
        }
        Some(Body::Text { text: expected }) => {
            differs(same_text("/request/body/text", expected, text, rules), expected, text)
        }
        Some(Body::Base64 { data }) => differs(*data == seen.body, data, &seen.body),
        Some(Body::Form { pairs: expected }) => compare_pairs("body", expected, &form_pairs(text), rules),
        Some(Body::Multipart { parts }) => {
            let content_type = find_header(&seen.headers, "content-type").unwrap_or_default();
            multipart::compare(parts, content_type, &bytes)
        }
        Some(Body::Parts { .. }) => differs(false, "a kind of body that requests do not have", text),
        Some(Body::Xml { text: expected, .. }) => {
            differs(xml::same_xml("/request/body/text", expected, text, rules), expected, text)
        }
    }
}

/// The difference between the expected body of a reply and the one that came.
pub fn response(expected: Option<&Body>, reply: &Reply, rules: Rules<'_>) -> Option<Difference> {
    let shown = Value::Object(reply.body.clone());
    let is = |kind: &str| reply.body.get(kind).and_then(Value::as_str);
    let json = is("json").and_then(|json| serde_json::from_str::<Value>(json).ok());
    match expected {
        None => differs(reply.body.values().all(|body| body == ""), "none", shown),
        Some(Body::Json { json: expected }) => {
            let equal = json.is_some_and(|json| rules.values("/response/body/json", expected, &json));
            differs(equal, expected, shown)
        }
        Some(Body::Text { text }) => {
            let equal = is("text").is_some_and(|seen| same_text("/response/body/text", text, seen, rules));
            differs(equal, text, shown)
        }
        Some(Body::Parts { values, .. }) => {
            let lines = is("text").unwrap_or_default().lines();
            let seen: Result<Vec<Value>, _> = lines.map(serde_json::from_str).collect();
            differs(seen.is_ok_and(|seen| seen == *values), Value::from(values.clone()), shown)
        }
        Some(Body::Base64 { data }) => differs(is("base64") == Some(data), data, shown),
        Some(Body::Xml { value: Some(value), text }) => {
            // The case has its rules for the places of the texts in the XML.
            let of_text = rules.matches.iter().find(|rule| rule.at == "/response/body/text");
            let equal = json.is_some_and(|json| xml::same_values(value, &json, of_text));
            differs(equal, format!("{value} of {text}"), shown)
        }
        Some(Body::Xml { text, value: None }) => {
            let equal = is("text").is_some_and(|seen| xml::same_xml("/response/body/text", text, seen, rules));
            differs(equal, text, shown)
        }
        Some(Body::Form { .. } | Body::Multipart { .. }) => {
            differs(false, "a kind of body that replies do not have", shown)
        }
    }
}

fn same_text(pointer: &str, expected: &str, seen: &str, rules: Rules<'_>) -> bool {
    rules.texts(pointer, expected, seen) || rules.json_lines(pointer, expected, seen)
}

fn differs(equal: bool, expected: impl ToString, seen: impl ToString) -> Option<Difference> {
    (!equal).then(|| Difference::new("body", expected, seen))
}
