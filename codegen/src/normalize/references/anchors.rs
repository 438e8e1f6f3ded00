//! Names that nodes give themselves: `$anchor`, `$dynamicAnchor`, `$id`.

use std::collections::HashMap;

use serde_json::Value;

/// The named nodes of one file, by their tokens.
#[derive(Debug, Default)]
pub(super) struct Anchors {
    anchors: HashMap<String, Vec<String>>,
    dynamic: HashMap<String, Vec<Vec<String>>>,
    ids: HashMap<String, Vec<String>>,
}

impl Anchors {
    /// Looks through a whole file.
    pub(super) fn of(document: &Value) -> Self {
        let mut anchors = Self::default();
        anchors.collect(document, &mut Vec::new());
        anchors
    }

    /// The node that calls itself `name`. A dynamic anchor counts if it has one place only, apart from the ones that are there
    /// to be replaced (`not: {}`).
    pub(super) fn anchor(&self, name: &str) -> Option<&Vec<String>> {
        let dynamic = self.dynamic.get(name).map(Vec::as_slice);
        self.anchors.get(name).or(match dynamic {
            Some([only]) => Some(only),
            Some(_) | None => None,
        })
    }

    /// The node whose `$id` is `uri`, or ends in it.
    pub(super) fn id(&self, uri: &str) -> Option<&Vec<String>> {
        self.ids.get(uri).or_else(|| {
            let end = format!("/{}", uri.trim_start_matches("./"));
            let mut matches = self.ids.iter().filter(|(id, _)| id.ends_with(&end));
            matches.next().map(|(_, tokens)| tokens).filter(|_| matches.next().is_none())
        })
    }

    fn collect(&mut self, node: &Value, tokens: &mut Vec<String>) {
        match node {
            Value::Object(object) => {
                let text = |key: &str| object.get(key).and_then(Value::as_str).map(str::to_owned);
                if let Some(name) = text("$anchor") {
                    self.anchors.entry(name).or_insert_with(|| tokens.clone());
                }
                if let Some(name) = text("$dynamicAnchor").filter(|_| !object.contains_key("not")) {
                    self.dynamic.entry(name).or_default().push(tokens.clone());
                }
                if let Some(id) = text("$id") {
                    self.ids.entry(id.trim_end_matches('#').to_owned()).or_insert_with(|| tokens.clone());
                }
                for (key, value) in object
                    .iter()
                    .filter(|(key, _)| !matches!(key.as_str(), "example" | "examples" | "enum" | "const" | "default"))
                {
                    tokens.push(key.clone());
                    self.collect(value, tokens);
                    tokens.pop();
                }
            }
            Value::Array(list) => {
                for (index, value) in list.iter().enumerate() {
                    tokens.push(index.to_string());
                    self.collect(value, tokens);
                    tokens.pop();
                }
            }
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => (),
        }
    }
}
