//! Compares what was sent and received with what a case expects.

mod body;
mod difference;
mod moment;
mod multipart;
mod parts;
mod value;
mod xml;

use serde_json::Value;

use super::cases::Job;
use super::cases::{Case, Request};
use super::run::{Reply, Seen, SeenReply, SeenRequest};
pub use difference::Difference;
use parts::{compare_pairs, decoded, find_header, form_pairs, media_type};
use value::Rules;

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
    let is_lower_case = expected.method.bytes().all(|byte| byte.is_ascii_lowercase());
    let method = if is_lower_case { expected.method.to_uppercase() } else { expected.method.clone() };
    equal("method", method, seen.method.clone());
    let (path, query) = seen.target.split_once('?').unwrap_or((&seen.target, ""));
    let decoded = decoded(path);
    if expected.path != decoded && !expected.path_alternatives.contains(&decoded) {
        equal("path", expected.path.clone(), decoded);
    }
    if let Some(raw) = &expected.raw_path {
        equal("path on the wire", raw.clone(), path.to_owned());
    }
    if let Some(raw) = &expected.raw_query {
        equal("query on the wire", raw.clone(), query.to_owned());
    } else {
        differences.extend(compare_pairs("query", &expected.query, &form_pairs(query), rules));
    }
    for (name, value) in &expected.headers {
        differences.extend(header("request", name, value, &seen.headers, rules));
    }
    for name in &expected.headers_absent {
        if let Some(value) = find_header(&seen.headers, name) {
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
    let found = find_header(seen, name);
    let equal = match found {
        Some(found) if name.eq_ignore_ascii_case("content-type") => media_type(found) == media_type(&text),
        Some(found) => rules.texts(&pointer, &text, found),
        None => false,
    };
    (!equal).then(|| Difference::new(format!("header {name}"), text, found.unwrap_or("none")))
}
