//! The parameters of an operation, seen together with its path.

use std::collections::{HashMap, HashSet};

use indexmap::IndexSet;
use serde_json::{Map, Value, json};

use super::object::{Object, text};
use super::path_template::{names, strip_operators};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::grammar::{METHODS, Place};
use crate::internal_keys::{ORIGIN, OTHER_METHODS};
use crate::pointer::{Pointer, unescape};

/// Adds a path parameter for each `{name}` of a path that has none, leaves out path parameters that the path does not have, and of two
/// parameters in one list with the same location and name the first.
pub(super) fn match_path_parameters(document: &mut Value, diagnostics: &mut Diagnostics) {
    let Value::Object(document) = document else { return };
    let Some(Value::Object(paths)) = document.get_mut("paths").map(Value::take) else { return };
    let components = document.get("components").and_then(|components| components.get("parameters"));
    let components = components.and_then(Value::as_object);
    let mut paths = strip_operators(paths, |item| declared(item, components));
    let root = Place::start(Pointer::root());
    let place = root.key("paths");
    for (path, item) in &mut paths {
        if let Value::Object(item) = item {
            let here = place.key(path);
            let place = text(item, ORIGIN).map_or(here.clone(), |origin| here.moved_from(origin));
            Context { path, names: names(path), components }.match_path_item(item, &place, diagnostics);
        }
    }
    document.insert("paths".to_owned(), Value::Object(paths));
}

struct Context<'a> {
    path: &'a str,
    names: IndexSet<&'a str>,
    components: Option<&'a Map<String, Value>>,
}

impl Context<'_> {
    fn match_path_item(&self, item: &mut Object, place: &Place<'_>, diagnostics: &mut Diagnostics) {
        let shared = self.tidy(item.get_mut("parameters"), &place.key("parameters"), diagnostics);
        for (key, _) in METHODS {
            let Some(Value::Object(operation)) = item.get_mut(key) else { continue };
            self.match_operation(operation, &shared, &place.key(key), diagnostics);
        }
        let others = item.get_mut(OTHER_METHODS).and_then(Value::as_object_mut).into_iter().flatten();
        for (method, operation) in others {
            let Value::Object(operation) = operation else { continue };
            self.match_operation(operation, &shared, &place.key(method), diagnostics);
        }
    }

    /// `shared`: the path parameters of the path item.
    fn match_operation(
        &self,
        operation: &mut Object,
        shared: &HashSet<String>,
        place: &Place<'_>,
        diagnostics: &mut Diagnostics,
    ) {
        let moved = text(operation, ORIGIN).map(|origin| place.moved_from(origin));
        let place = moved.as_ref().unwrap_or(place);
        let own = self.tidy(operation.get_mut("parameters"), &place.key("parameters"), diagnostics);
        for name in self.names.iter().filter(|name| !own.contains(**name) && !shared.contains(**name)) {
            self.declare(operation, name, place, diagnostics);
        }
    }

    /// Leaves such parameters out of one list. Gives the names of its path parameters.
    fn tidy(&self, list: Option<&mut Value>, place: &Place<'_>, diagnostics: &mut Diagnostics) -> HashSet<String> {
        let Some(Value::Array(list)) = list else { return HashSet::new() };
        let keys: Vec<_> = list.iter().map(|parameter| key(parameter, self.components)).collect();
        let last: HashMap<_, _> = keys.iter().enumerate().map(|(index, key)| (key, index)).collect();
        let mut index = 0;
        list.retain(|_| {
            let key = keys.get(index).and_then(Option::as_ref);
            let keep = key.is_none_or(|(location, name)| {
                let problem = if last.get(&Some((location.clone(), name.clone()))) != Some(&index) {
                    Some((
                        "duplicate-parameter",
                        format!("there are two {location} parameters `{name}`"),
                        "the last one is used",
                    ))
                } else if location == "path" && !self.names.contains(name.as_str()) {
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

    fn declare(&self, operation: &mut Object, name: &str, place: &Place<'_>, diagnostics: &mut Diagnostics) {
        diagnostics.push(Diagnostic::warning(
            "undeclared-path-parameter",
            &place.pointer(),
            format!("no parameter describes `{{{name}}}` in the path `{}`", self.path),
            "its type is taken to be a string",
        ));
        let parameter = json!({ "name": name, "in": "path", "required": true, "schema": { "type": "string" } });
        if let Value::Array(list) = operation.entry("parameters").or_insert_with(|| json!([])) {
            list.push(parameter);
        }
    }
}

/// A parameter's location and name, behind references.
fn key(parameter: &Value, components: Option<&Map<String, Value>>) -> Option<(String, String)> {
    let mut parameter = parameter;
    for _ in 0..16 {
        let Some(reference) = parameter.get("$ref").and_then(Value::as_str) else { break };
        parameter = components?.get(&unescape(reference.strip_prefix("#/components/parameters/")?))?;
    }
    Some((parameter.get("in")?.as_str()?.to_owned(), parameter.get("name")?.as_str()?.to_owned()))
}

/// The path parameters that a path item or one of its operations has.
fn declared(item: &Value, components: Option<&Map<String, Value>>) -> HashSet<String> {
    let others =
        item.get(OTHER_METHODS).and_then(Value::as_object).into_iter().flatten().map(|(_, operation)| operation);
    let operations = METHODS.iter().filter_map(|(key, _)| item.get(key)).chain(others);
    let lists = std::iter::once(item).chain(operations).filter_map(|holder| holder.get("parameters")?.as_array());
    let parameters = lists.flatten().filter_map(|parameter| key(parameter, components));
    parameters.filter(|(place, _)| place == "path").map(|(_, name)| name).collect()
}
