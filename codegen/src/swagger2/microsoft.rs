//! The extensions of Microsoft's documents that say more than how to read one thing: `x-ms-paths`, `x-ms-parameterized-host`.

use serde_json::{Value, json};

use super::servers::Host;
use super::{Object, remember_place, text};
use crate::pointer::{Pointer, unescape};

/// Adds `x-ms-paths` to `paths`: paths that only their queries tell apart, such as `/?comp=list`.
pub(super) fn add_paths(document: &mut Object) {
    let Some(Value::Object(more)) = document.shift_remove("x-ms-paths") else { return };
    let place = Pointer::root().child("x-ms-paths");
    let Value::Object(paths) = document.entry("paths").or_insert_with(|| json!({})) else { return };
    for (path, mut item) in more {
        if let Value::Object(item) = &mut item {
            remember_place(item, &place.child(&path));
        }
        paths.entry(path).or_insert(item);
    }
}

/// Takes `x-ms-parameterized-host` out of the document: a host with variables.
pub(super) fn take_host(document: &mut Object) -> Option<Host> {
    let Value::Object(host) = document.shift_remove("x-ms-parameterized-host")? else { return None };
    let takes_scheme = host.get("useSchemePrefix") != Some(&Value::Bool(false));
    let parameters = host.get("parameters").and_then(Value::as_array).into_iter().flatten();
    let variables = parameters.filter_map(|parameter| variable(behind(parameter, document)));
    Some(Host {
        text: text(&host, "hostTemplate")?.trim_end_matches('/').to_owned(),
        takes_scheme,
        variables: variables.collect(),
    })
}

/// The parameter itself, or the one of the document that it refers to.
fn behind<'a>(parameter: &'a Value, document: &'a Object) -> &'a Value {
    let reference = parameter.get("$ref").and_then(Value::as_str);
    let name = reference.and_then(|reference| reference.strip_prefix("#/parameters/")).map(unescape);
    let found = name.and_then(|name| document.get("parameters")?.get(name));
    found.unwrap_or(parameter)
}

/// A server variable of the parameter's name.
fn variable(parameter: &Value) -> Option<(String, Value)> {
    let name = parameter.get("name")?.as_str()?;
    let values = parameter.get("enum").and_then(Value::as_array);
    let default = parameter.get("default").or_else(|| values?.first()).cloned().unwrap_or_else(|| json!(""));
    let mut variable = json!({ "default": default });
    for key in ["enum", "description"] {
        if let (Some(value), Some(variable)) = (parameter.get(key), variable.as_object_mut()) {
            variable.insert(key.to_owned(), value.clone());
        }
    }
    Some((name.to_owned(), variable))
}
