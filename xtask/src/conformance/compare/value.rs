//! Compares JSON values, and texts that may be written in several ways.

use serde_json::Value;

use super::super::cases::Match;
use super::moment;

/// How the values of a case are compared.
#[derive(Clone, Copy)]
pub struct Rules<'a> {
    /// The rules of the case, each for one place.
    pub matches: &'a [Match],
    /// The URL of the server.
    pub server: &'a str,
}

impl Rules<'_> {
    /// Compares two texts at a place.
    pub fn texts(self, pointer: &str, expected: &str, seen: &str) -> bool {
        let expected = expected.replace("{{base_url}}", self.server);
        let rule = self.matches.iter().find(|rule| rule.at == pointer);
        expected == seen || rule.is_some_and(|rule| by_rule(rule, &expected, seen))
    }

    /// Compares two JSON values.
    pub fn values(self, pointer: &str, expected: &Value, seen: &Value) -> bool {
        match (expected, seen) {
            (Value::String(expected), Value::String(seen)) => self.texts(pointer, expected, seen),
            (Value::Number(one), Value::Number(other)) => one == other || one.as_f64() == other.as_f64(),
            (Value::Array(expected), Value::Array(seen)) => {
                expected.len() == seen.len()
                    && expected
                        .iter()
                        .zip(seen)
                        .enumerate()
                        .all(|(index, (expected, seen))| self.values(&format!("{pointer}/{index}"), expected, seen))
            }
            (Value::Object(expected), Value::Object(seen)) => {
                expected.len() == seen.len()
                    && expected.iter().all(|(key, expected)| {
                        let pointer = format!("{pointer}/{}", key.replace('~', "~0").replace('/', "~1"));
                        seen.get(key).is_some_and(|seen| self.values(&pointer, expected, seen))
                    })
            }
            (expected, seen) => expected == seen,
        }
    }

    /// Compares two texts that have one JSON value on each line; `false` where the case has no such rule for the place.
    pub fn json_lines(self, pointer: &str, expected: &str, seen: &str) -> bool {
        let rule = self.matches.iter().find(|rule| rule.at == pointer);
        let parse = |text: &str| -> Option<Vec<Value>> {
            text.lines().filter(|line| !line.trim().is_empty()).map(|line| serde_json::from_str(line).ok()).collect()
        };
        rule.is_some_and(|rule| rule.kind == "json-lines")
            && parse(expected)
                .zip(parse(seen))
                .is_some_and(|(expected, seen)| self.values("", &Value::Array(expected), &Value::Array(seen)))
    }
}

fn by_rule(rule: &Match, expected: &str, seen: &str) -> bool {
    let format = rule.format.as_deref().unwrap_or_default();
    match rule.kind.as_str() {
        "datetime" => moment::same_moment(format, expected, seen),
        "any-value" => moment::read_moment(format, seen).is_some(),
        "case-insensitive" => expected.eq_ignore_ascii_case(seen),
        // The path is what counts; the server has no fixed address.
        "url-of-this-server" => {
            expected.rsplit_once("://").map(|(_, url)| after_host(url))
                == seen.rsplit_once("://").map(|(_, url)| after_host(url))
        }
        _ => false,
    }
}

fn after_host(url: &str) -> &str {
    url.split_once('/').map_or("", |(_, path)| path)
}
