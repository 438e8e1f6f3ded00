//! JSONPaths that match nothing.

use serde_json::Value;
use serde_json_path::NormalizedPath;

use super::successor::Siblings;
use super::words::{Explanation, Subject, moved, moved_and_changed, no_successor};
use crate::json_path::{parse_json_path, step_ends, step_name, step_to};

/// The most parts of an `allOf` that are looked into.
const MOST_PARTS: usize = 50;

/// Explains why a valid path matches nothing in `now`.
pub(crate) fn stale_path(path: &str, subject: Subject, now: &Value, before: Option<&Value>) -> Explanation {
    let Some(broken) = BrokenPath::find(path, now) else {
        return Explanation { missing: "it leads nowhere".to_owned(), help: "correct the path".to_owned() };
    };
    let help = broken.moved_inside(subject, now);
    let help = help.or_else(|| broken.named(subject, now, before)).unwrap_or_else(|| broken.unnamed(subject));
    Explanation { missing: broken.missing(now), help }
}

/// A path, cut at the first step that matches nothing.
struct BrokenPath<'a> {
    /// What matches.
    there: &'a str,
    /// The step that matches nothing.
    step: &'a str,
    /// The steps behind it.
    rest: &'a str,
    /// The first two nodes that `there` matches, as JSON pointers.
    nodes: Vec<String>,
}

impl<'a> BrokenPath<'a> {
    fn find(path: &'a str, now: &Value) -> Option<Self> {
        let ends = step_ends(path);
        // What a path matches, each shorter one matches as well.
        let broken = ends.partition_point(|end| path.get(..*end).is_some_and(|path| matches(path, now)));
        let end = *ends.get(broken)?;
        let start = broken.checked_sub(1).and_then(|last| ends.get(last)).copied().unwrap_or(1);
        let there = path.get(..start)?.trim_end();
        Some(Self { there, step: path.get(start..end)?.trim(), rest: path.get(end..)?, nodes: nodes(there, now) })
    }

    /// The one node that is there, if it is one.
    fn node(&self) -> Option<&str> {
        match self.nodes.as_slice() {
            [only] => Some(only),
            _ => None,
        }
    }

    fn missing(&self, now: &Value) -> String {
        let Some(name) = step_name(self.step) else {
            return format!("in `{}` nothing fits `{}`", self.there, self.step);
        };
        match self.node() {
            Some("") => format!("the document has no `{name}`"),
            Some("/paths") => format!("the document has no path `{name}`"),
            Some("/components/schemas") => format!("the document has no schema `{name}`"),
            Some(node) if now.pointer(node).is_some_and(|node| !node.is_object()) => {
                format!("`{}` is no object, and has no `{name}`", self.there)
            }
            Some(_) => format!("`{}` has no `{name}`", self.there),
            None => format!("nothing that `{}` matches has a `{name}`", self.there),
        }
    }

    /// What is missing stands behind a reference, or in a part of an `allOf`.
    fn moved_inside(&self, subject: Subject, now: &Value) -> Option<String> {
        let node = now.pointer(self.node()?)?;
        let noun = subject.noun();
        let referred = node.get("$ref").and_then(Value::as_str);
        if let Some(target) = referred.and_then(local_path).map(|path| self.inside(&path))
            && matches(&target, now)
        {
            let reference = referred.unwrap_or_default();
            return Some(format!("`{}` refers to `{reference}`: move the {noun} to `{target}`", self.there));
        }
        let parts = node.get("allOf")?.as_array()?.len().min(MOST_PARTS);
        let in_part = |part: usize| self.inside(&format!("{}.allOf[{part}]", self.there));
        let mut fitting = (0..parts).map(in_part).filter(|target| matches(target, now));
        let target = fitting.next().filter(|_| fitting.next().is_none())?;
        Some(format!("`{}` consists of several parts: move the {noun} to `{target}`", self.there))
    }

    /// The missing steps behind another path.
    fn inside(&self, path: &str) -> String {
        format!("{path}{}{}", self.step, self.rest)
    }

    /// A name is missing.
    fn named(&self, subject: Subject, now: &Value, before: Option<&Value>) -> Option<String> {
        let name = step_name(self.step)?;
        let siblings = Siblings::at(self.node()?, now, before)?;
        let missing = siblings.missing(&name);
        let target = |key: &str| format!("{}{}{}", self.there, step_to(key), self.rest);
        let Some(successor) = siblings.successor(&name, |key| matches(&target(key), now)) else {
            return Some(no_successor(missing, subject, &siblings.listed()));
        };
        let whole = target(&successor.name);
        Some(match matches(&whole, now) {
            true => moved(missing, &successor, subject, &whole),
            false => {
                let moved_to = format!("{}{}", self.there, step_to(&successor.name));
                moved_and_changed(missing, &successor, subject, (&moved_to, self.rest.trim()))
            }
        })
    }

    fn unnamed(&self, subject: Subject) -> String {
        match subject {
            Subject::Removal if self.rest.trim().is_empty() => {
                format!("if `{}` is written as it should be, nothing is left to remove: remove the action", self.step)
            }
            Subject::Removal | Subject::Update | Subject::Setting => {
                format!("compare `{}` with what is in `{}`, and correct the {}", self.step, self.there, subject.noun())
            }
        }
    }
}

fn matches(path: &str, document: &Value) -> bool {
    parse_json_path(path.trim_end()).is_ok_and(|path| !path.query(document).is_empty())
}

/// The first two nodes that a path matches, as JSON pointers.
fn nodes(path: &str, document: &Value) -> Vec<String> {
    let Ok(path) = parse_json_path(path) else { return Vec::new() };
    path.query_located(document).locations().take(2).map(NormalizedPath::to_json_pointer).collect()
}

/// The JSONPath of a reference into the same document.
fn local_path(reference: &str) -> Option<String> {
    let tokens = reference.strip_prefix("#/")?.split('/');
    Some(tokens.fold("$".to_owned(), |path, token| path + &step_to(&crate::pointer::unescape(token))))
}
