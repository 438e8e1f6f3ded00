//! The parameters of an operation, seen together with its path.

use std::collections::HashMap;

use serde_json::{Map, Value, json};

use super::object::{Object, text};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::grammar::Place;
use crate::grammar::place::ORIGIN;
use crate::pointer::{Pointer, unescape};

const METHODS: [&str; 8] = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

/// Sees to it that each `{name}` of a path has a path parameter and the other way round, and that no list of parameters
/// has two for the same location and name.
pub(super) fn check(document: &mut Value, diagnostics: &mut Diagnostics) {
    let Value::Object(document) = document else { return };
    let Some(Value::Object(mut paths)) = document.get_mut("paths").map(Value::take) else { return };
    let components = document.get("components").and_then(|components| components.get("parameters"));
    let components = components.and_then(Value::as_object);
    let root = Place::start(Pointer::root());
    let place = root.key("paths");
    for (path, item) in &mut paths {
        if let Value::Object(item) = item {
            let here = place.key(path);
            let place = text(item, ORIGIN).map_or(here.clone(), |origin| here.moved_from(origin));
            Context { path, names: template_names(path), components }.check(item, &place, diagnostics);
        }
    }
    document.insert("paths".to_owned(), Value::Object(paths));
}

/// The names in the braces of a path template.
fn template_names(path: &str) -> Vec<&str> {
    let mut names: Vec<&str> = Vec::new();
    let mut rest = path;
    while let Some((_, after)) = rest.split_once('{') {
        let Some((name, after)) = after.split_once('}') else { break };
        if !name.is_empty() && !names.contains(&name) {
            names.push(name);
        }
        rest = after;
    }
    names
}

struct Context<'a> {
    path: &'a str,
    names: Vec<&'a str>,
    components: Option<&'a Map<String, Value>>,
}

impl Context<'_> {
    fn check(&self, item: &mut Object, place: &Place<'_>, diagnostics: &mut Diagnostics) {
        let shared = self.tidy(item.get_mut("parameters"), &place.key("parameters"), diagnostics);
        for method in METHODS {
            let Some(Value::Object(operation)) = item.get_mut(method) else { continue };
            let place = place.key(method);
            let own = self.tidy(operation.get_mut("parameters"), &place.key("parameters"), diagnostics);
            for name in &self.names {
                if !own.iter().chain(&shared).any(|declared| declared == name) {
                    self.declare(operation, name, &place, diagnostics);
                }
            }
        }
    }

    /// Cleans one list of parameters; gives the names of its path parameters.
    fn tidy(&self, list: Option<&mut Value>, place: &Place<'_>, diagnostics: &mut Diagnostics) -> Vec<String> {
        let Some(Value::Array(list)) = list else { return Vec::new() };
        let keys: Vec<_> = list.iter().map(|parameter| self.key(parameter)).collect();
        let last: HashMap<_, _> = keys.iter().enumerate().map(|(index, key)| (key, index)).collect();
        let mut index = 0;
        list.retain(|_| {
            let key = keys.get(index).and_then(Option::as_ref);
            let keep = key.is_none_or(|(location, name)| {
                let problem = if last.get(&Some((location.clone(), name.clone()))) != Some(&index) {
                    Some((
                        "duplicate-parameter",
                        format!("there are two {location} parameters `{name}`"),
                        "the last one counts",
                    ))
                } else if location == "path" && !self.names.contains(&name.as_str()) {
                    let message = format!("the path `{}` has no `{{{name}}}`", self.path);
                    Some(("path-parameter-not-in-path", message, "the parameter is left out"))
                } else {
                    None
                };
                let keep = problem.is_none();
                if let Some((code, message, action)) = problem {
                    diagnostics.push(Diagnostic::warning(code, &place.index(index).pointer(), message, action));
                }
                keep
            });
            index += 1;
            keep
        });
        let path = keys.iter().flatten().filter(|(location, _)| location == "path");
        path.map(|(_, name)| name.clone()).collect()
    }

    /// A parameter's location and name, behind references.
    fn key(&self, parameter: &Value) -> Option<(String, String)> {
        let mut parameter = parameter;
        for _ in 0..16 {
            let Some(reference) = parameter.get("$ref").and_then(Value::as_str) else { break };
            parameter = self.components?.get(&unescape(reference.strip_prefix("#/components/parameters/")?))?;
        }
        Some((parameter.get("in")?.as_str()?.to_owned(), parameter.get("name")?.as_str()?.to_owned()))
    }

    fn declare(&self, operation: &mut Object, name: &str, place: &Place<'_>, diagnostics: &mut Diagnostics) {
        diagnostics.push(Diagnostic::warning(
            "undeclared-path-parameter",
            &place.pointer(),
            format!("no parameter says what `{{{name}}}` in the path `{}` is", self.path),
            "it is taken to be a string",
        ));
        let parameter = json!({ "name": name, "in": "path", "required": true, "schema": { "type": "string" } });
        match operation.entry("parameters").or_insert_with(|| json!([])) {
            Value::Array(list) => list.push(parameter),
            _ => (),
        }
    }
}
