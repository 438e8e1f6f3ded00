//! Documented headers of responses, typed.

use reqwest::header::{HeaderMap, SET_COOKIE};
use serde_json::value::RawValue;

use super::super::json;
use super::super::wire::Wire;

/// How a header's text is read (OpenAPI 3.1, 4.8.21: style `simple`).
#[derive(Debug)]
pub enum HeaderShape {
    /// A text.
    Text,
    /// A number or boolean.
    Literal,
    /// A number or boolean where the text is one, else the text.
    Either,
    /// JSON, as `content` says.
    Json,
    /// `a,b`.
    List(&'static HeaderShape),
    /// `a|b`, by another character than a comma.
    Delimited(&'static HeaderShape, char),
    /// `k,v,k,v`, or exploded `k=v,k=v`.
    Object {
        /// Whether keys and values are joined by `=`.
        explode: bool,
        /// The properties that the document knows.
        fields: &'static [(&'static str, HeaderShape)],
        /// The shape of all other properties.
        others: &'static HeaderShape,
    },
}

/// The value of a header; `None` where it is missing, or not as the document says: a header never makes a response fail.
pub fn response_header<T: Wire>(headers: &HeaderMap, name: &str, shape: &HeaderShape) -> Option<T> {
    let lines: Vec<&str> = headers.get_all(name).iter().filter_map(|value| value.to_str().ok()).collect();
    if lines.is_empty() {
        return None;
    }
    // A cookie's expiry date has a comma (RFC 6265, section 3), so that each line of `Set-Cookie` is one item.
    let json = if let HeaderShape::List(item) = shape
        && name.eq_ignore_ascii_case(SET_COOKIE.as_str())
    {
        list(item, lines.into_iter())
    } else {
        to_json(shape, &lines.join(","))
    };
    json::from_slice(json?.as_bytes()).ok()
}

/// The JSON text of a header's value.
fn to_json(shape: &HeaderShape, text: &str) -> Option<String> {
    let text = text.trim();
    match shape {
        HeaderShape::Text => Some(quoted(text)),
        HeaderShape::Literal => is_literal(text).then(|| text.to_owned()),
        HeaderShape::Either => Some(if is_literal(text) { text.to_owned() } else { quoted(text) }),
        HeaderShape::Json => serde_json::from_str::<&RawValue>(text).is_ok().then(|| text.to_owned()),
        HeaderShape::List(item) => list(item, words(text)),
        HeaderShape::Delimited(item, delimiter) => {
            list(item, text.split(*delimiter).map(str::trim).filter(|word| !word.is_empty()))
        }
        HeaderShape::Object { explode: true, fields, others } => {
            object(words(text).map(|word| word.split_once('=').unwrap_or((word, ""))), fields, others)
        }
        HeaderShape::Object { explode: false, fields, others } => {
            let words: Vec<&str> = words(text).collect();
            let pairs = words.chunks(2).filter_map(|pair| Some((*pair.first()?, pair.get(1).copied().unwrap_or(""))));
            object(pairs, fields, others)
        }
    }
}

/// The texts between commas; none for an empty text.
fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(',').map(str::trim).filter(move |_| !text.is_empty())
}

fn list<'a>(item: &HeaderShape, words: impl Iterator<Item = &'a str>) -> Option<String> {
    let items: Option<Vec<String>> = words.map(|word| to_json(item, word)).collect();
    Some(format!("[{}]", items?.join(",")))
}

fn object<'a>(
    pairs: impl Iterator<Item = (&'a str, &'a str)>,
    fields: &[(&str, HeaderShape)],
    others: &HeaderShape,
) -> Option<String> {
    let entries = pairs.map(|(key, value)| {
        let shape = fields.iter().find(|(field, _)| *field == key).map_or(others, |(_, shape)| shape);
        Some(format!("{}:{}", quoted(key), to_json(shape, value)?))
    });
    Some(format!("{{{}}}", entries.collect::<Option<Vec<String>>>()?.join(",")))
}

fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

fn is_literal(text: &str) -> bool {
    !text.starts_with(['"', '[', '{']) && serde_json::from_str::<&RawValue>(text).is_ok()
}
