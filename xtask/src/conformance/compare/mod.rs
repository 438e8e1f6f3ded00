//! What was seen beside what must be seen.

mod body;
mod moment;
mod multipart;
mod value;
mod xml;

use percent_encoding::percent_decode_str;
use serde_json::Value;

use super::Job;
use super::cases::{Case, Request};
use super::run::{Reply, Seen, SeenReply, SeenRequest};
use value::Rules;

/// One thing that is not as it must be.
#[derive(Debug)]
pub struct Difference {
    /// Where.
    pub what: String,
    /// What must be there.
    pub expected: String,
    /// What was there.
    pub seen: String,
}

impl Difference {
    fn new(what: impl Into<String>, expected: impl ToString, seen: impl ToString) -> Self {
        Self { what: what.into(), expected: expected.to_string(), seen: seen.to_string() }
    }
}

/// Compares the request and the reply.
pub fn compare(Job { case, .. }: &Job<'_>, seen: &Seen) -> Vec<Difference> {
    let rules = Rules { matches: &case.matches, server: &seen.base };
    let mut differences = match seen.request.as_slice() {
        [only] => request(&case.request, only, rules),
        others => vec![Difference::new("requests", 1, others.len())],
    };
    differences.extend(reply(case, &seen.reply, rules));
    differences
}

fn request(expected: &Request, seen: &SeenRequest, rules: Rules<'_>) -> Vec<Difference> {
    let mut differences = Vec::new();
    let mut equal = |what: &str, expected: String, seen: String| {
        if expected != seen {
            differences.push(Difference::new(what, expected, seen));
        }
    };
    equal("method", expected.method.to_uppercase(), seen.method.clone());
    let (path, query) = seen.target.split_once('?').unwrap_or((&seen.target, ""));
    let decoded = decode(path);
    if expected.path != decoded && !expected.path_alternatives.contains(&decoded) {
        equal("path", expected.path.clone(), decoded);
    }
    if let Some(raw) = &expected.raw_path {
        equal("path on the wire", raw.clone(), path.to_owned());
    }
    differences.extend(pairs("query", &expected.query, &form(query), rules));
    for (name, value) in &expected.headers {
        differences.extend(header("request", name, value, &seen.headers, rules));
    }
    for name in &expected.headers_absent {
        if let Some(value) = find(&seen.headers, name) {
            differences.push(Difference::new(format!("header {name}"), "none", value));
        }
    }
    differences.extend(body::request(expected.body.as_ref(), seen, rules));
    differences
}

fn reply(case: &Case, seen: &SeenReply, rules: Rules<'_>) -> Option<Difference> {
    let expected = &case.response;
    let wanted = format!("{} {}", case.expect, expected.status);
    match (seen, case.expect.as_str()) {
        (SeenReply::Ok(reply), "ok") | (SeenReply::Error(reply), "error") if reply.status == expected.status => {
            response(case, reply, rules)
        }
        (SeenReply::Unexpected(status), "error") if *status == expected.status && expected.body.is_none() => None,
        (SeenReply::Ok(reply), _) => Some(Difference::new("reply", wanted, format!("ok {}", reply.status))),
        (SeenReply::Error(reply), _) => Some(Difference::new("reply", wanted, format!("error {}", reply.status))),
        (SeenReply::Unexpected(status), _) => {
            Some(Difference::new("reply", wanted, format!("{status}, as if it were not documented")))
        }
        (SeenReply::Failed(why), _) => Some(Difference::new("reply", wanted, why)),
    }
}

fn response(case: &Case, reply: &Reply, rules: Rules<'_>) -> Option<Difference> {
    let headers = &case.response.header_values;
    let header =
        headers.iter().find_map(|(name, value)| header("response/header_values", name, value, &reply.headers, rules));
    header.or_else(|| body::response(case.response.body.as_ref(), reply, rules))
}

fn header(place: &str, name: &str, value: &Value, seen: &[(String, String)], rules: Rules<'_>) -> Option<Difference> {
    let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    let pointer = if place == "request" { format!("/request/headers/{name}") } else { format!("/{place}/{name}") };
    let found = find(seen, name);
    let equal = match found {
        Some(found) if name.eq_ignore_ascii_case("content-type") => media_type(found) == media_type(&text),
        Some(found) => rules.texts(&pointer, &text, found),
        None => false,
    };
    (!equal).then(|| Difference::new(format!("header {name}"), text, found.unwrap_or("none")))
}

/// Names and values; the order counts only among those of one name.
fn pairs(what: &str, expected: &[(String, String)], seen: &[(String, String)], rules: Rules<'_>) -> Option<Difference> {
    let mut left: Vec<&(String, String)> = seen.iter().collect();
    for (index, (name, value)) in expected.iter().enumerate() {
        let found = left.iter().position(|(key, _)| key == name);
        let taken = found.map(|at| left.remove(at));
        if !taken.is_some_and(|(_, found)| rules.texts(&format!("/request/{what}/{index}/1"), value, found)) {
            return Some(Difference::new(what, format!("{expected:?}"), format!("{seen:?}")));
        }
    }
    (!left.is_empty()).then(|| Difference::new(what, format!("{expected:?}"), format!("{seen:?}")))
}

fn find<'a>(headers: &'a [(String, String)], name: &str) -> Option<&'a str> {
    headers.iter().find(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| value.as_str())
}

/// Without parameters.
fn media_type(text: &str) -> String {
    text.split(';').next().unwrap_or_default().trim().to_ascii_lowercase()
}

fn form(text: &str) -> Vec<(String, String)> {
    let pairs = text.split('&').filter(|pair| !pair.is_empty());
    pairs
        .map(|pair| pair.split_once('=').unwrap_or((pair, "")))
        .map(|(name, value)| (decode(&name.replace('+', " ")), decode(&value.replace('+', " "))))
        .collect()
}

fn decode(text: &str) -> String {
    percent_decode_str(text).decode_utf8_lossy().into_owned()
}
