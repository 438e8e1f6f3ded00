//! What operations are called after.

use std::collections::{HashMap, HashSet};

use heck::ToSnakeCase;

use super::operation::PathOperations;
use crate::diagnostic::Diagnostic;
use crate::ir::Method;
use crate::name_lock::{NameLock, operation_place};
use crate::pointer::Pointer;
use crate::settings::{Naming, unmatched};

/// What the operations of a document are called after.
pub(super) struct OperationNames<'a> {
    /// How many operations have a short name, in snake case.
    short_names: HashMap<String, usize>,
    naming: &'a Naming,
    /// Which of the prefixes that are stripped some name has.
    prefixes: HashSet<usize>,
}

/// What an operation is called after.
pub(super) struct OperationName {
    /// In this document.
    pub hint: String,
    /// If no other operation had a similar id.
    pub alone: String,
    /// If the settings stripped no prefix, where they do.
    pub whole: Option<String>,
}

impl<'a> OperationNames<'a> {
    pub(super) fn new(items: &[PathOperations<'_>], naming: &'a Naming) -> Self {
        let mut short_names = HashMap::new();
        items.iter().flat_map(short_names_of).for_each(|name| *short_names.entry(name).or_default() += 1);
        Self { short_names, naming, prefixes: HashSet::new() }
    }

    /// What an operation is called after: its id, else its method and path. `GET /customers/{id}/notes` is "get customers by id notes".
    ///
    /// FastAPI makes an id of the function's name, the path and the method; where the function's name alone is the only one, it is enough.
    ///
    /// What the lock has for the operation goes before: its name is kept when another function of the same name arrives or goes.
    ///
    /// Without the prefix that the settings strip.
    pub(super) fn name(&mut self, id: Option<&str>, method: &Method, path: &str, lock: &NameLock) -> OperationName {
        let OperationName { hint, alone, whole: _ } = self.whole_name(id, method, path, lock);
        match self.naming.stripped(&hint) {
            None => OperationName { hint, alone, whole: None },
            Some((stripped, prefix)) => {
                self.prefixes.insert(prefix);
                let alone = self.naming.stripped(&alone).map_or(alone, |(alone, _)| alone);
                OperationName { hint: stripped, alone, whole: Some(hint) }
            }
        }
    }

    /// An error for each prefix that no operation's name begins with.
    pub(super) fn idle_prefixes(&self, settings: &str) -> Vec<Diagnostic> {
        let section = Pointer::root_of(settings).child("naming").child("strip_prefix");
        let prefixes = &self.naming.strip_prefix;
        let idle = prefixes.iter().enumerate().filter(|(index, _)| !self.prefixes.contains(index));
        idle.map(|(index, prefix)| {
            // Where the setting is one text it has no index, and the message is at its key.
            let message = format!("no name of an operation begins with `{prefix}` and goes on behind it");
            unmatched(&section.child(index), message)
        })
        .collect()
    }

    fn whole_name(&self, id: Option<&str>, method: &Method, path: &str, lock: &NameLock) -> OperationName {
        let Some(id) = id.filter(|id| !id.is_empty()) else {
            let name = method_and_path(method, path);
            return OperationName { hint: name.clone(), alone: name, whole: None };
        };
        let short = without_fastapi_suffix(id, method, path);
        let is_only = self.short_names.get(&short.to_snake_case()) == Some(&1);
        let hint = match lock.operations.get(id).filter(|_| short != id) {
            Some(name) => name,
            None if is_only || lock.known.contain(&operation_place(id)) => short,
            None => id,
        };
        OperationName { hint: hint.to_owned(), alone: short.to_owned(), whole: None }
    }
}

fn short_names_of(item: &PathOperations<'_>) -> Vec<String> {
    let names = item.operations.iter().filter_map(|(method, operation)| {
        let id = operation.operation_id.as_deref()?;
        Some(without_fastapi_suffix(id, method, item.path).to_snake_case())
    });
    names.collect()
}

fn method_and_path(method: &Method, path: &str) -> String {
    let words = path.replace('{', " by ").replace(['/', '}'], " ");
    format!("{} {}", method.as_str().to_ascii_lowercase(), words.trim())
}

/// An id without `_<path>_<method>` at its end, where it is one that FastAPI made: `read_item_items__item_id__get` is `read_item`. A publisher
/// may change the end of a path and leave the id: it is enough that the path was the same up to its last segment.
fn without_fastapi_suffix<'a>(id: &'a str, method: &Method, path: &str) -> &'a str {
    let in_id = |path: &str| -> String {
        let is_word = |character: char| character.is_alphanumeric() || character == '_';
        path.chars().map(|character| if is_word(character) { character } else { '_' }).collect()
    };
    let without_method = || id.strip_suffix(method.as_str().to_ascii_lowercase().as_str())?.strip_suffix('_');
    let whole = || without_method()?.trim_end_matches('_').strip_suffix(in_id(path).trim_end_matches('_'));
    let beginning = || {
        let (around, _) = path.trim_end_matches('/').rsplit_once('/')?;
        let is_long = around.split('/').filter(|segment| !segment.is_empty()).count() > 1;
        let (name, _) = without_method()?.split_once(&format!("{}_", in_id(around)))?;
        is_long.then_some(name)
    };
    whole().filter(|name| !name.is_empty()).or_else(beginning).filter(|name| !name.is_empty()).unwrap_or(id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn path_and_method_at_the_end_of_an_id_of_fastapi_go() {
        let short = |id, path| without_fastapi_suffix(id, &Method::Get, path);
        assert_eq!(short("read_item_items__item_id__get", "/items/{item_id}"), "read_item");
        assert_eq!(short("items__item_id__get", "/items/{item_id}"), "items__item_id__get");
        assert_eq!(short("logout_v1_logout__get", "/v1/logout"), "logout");
        assert_eq!(short("image_events__id__image_png_get", "/events/{id}/image.webp"), "image");
        assert_eq!(short("image_events_png_get", "/events/image"), "image_events_png_get");
        assert_eq!(short("_items_get", "/items"), "_items_get");
        assert_eq!(short("list_items", "/items"), "list_items");
    }

    #[test]
    fn without_an_id_an_operation_is_called_after_method_and_path() {
        assert_eq!(method_and_path(&Method::Get, "/customers/{id}/notes"), "get customers  by id  notes");
    }
}
