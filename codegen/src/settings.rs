//! Choices about the Rust code that a document does not make: the file `<api>.settings.yaml`.
//!
//! ```yaml
//! api_key_prefixes:            # what to write before an API key, by the security scheme's key
//!   tokenAuth: "Token "
//! decimals:                    # JSONPaths (RFC 9535) of schemas that are money
//!   - $.components.schemas.*.properties.total_revenue
//! ```

use std::collections::{BTreeMap, HashSet};

use serde_json::{Map, Value};
use serde_json_path::JsonPath;

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::pointer::Pointer;
use crate::read::read;

const KEYS: &[&str] = &["api_key_prefixes", "decimals"];

/// The choices for one document; the default makes none.
#[derive(Clone, Debug, Default)]
pub struct Settings {
    /// What to write before an API key, such as `Token `, by the key of its security scheme.
    pub api_key_prefixes: BTreeMap<String, String>,
    /// The schemas whose numbers are exact decimals.
    decimals: Vec<JsonPath>,
    /// Where the settings stand.
    root: Option<Pointer>,
}

impl Settings {
    /// Reads a settings file; `name` is for messages.
    ///
    /// # Errors
    ///
    /// The first thing that is wrong: no YAML, an unknown key, a value of the wrong shape, a path that is no JSONPath.
    pub fn parse(name: &str, text: &str) -> Result<Self, Diagnostic> {
        let root = Pointer::root_of(name);
        let mut diagnostics = Diagnostics::default();
        let value = read(name, &root, text, &mut diagnostics)?;
        if let Some(first) = diagnostics.into_list().into_iter().next() {
            return Err(first);
        }
        let none = Map::new();
        let settings = match &value {
            Value::Object(settings) => settings,
            Value::Null => &none,
            _ => return Err(error(&root, "settings are a mapping")),
        };
        if let Some(key) = settings.keys().find(|key| !KEYS.contains(&key.as_str())) {
            let known = KEYS.iter().map(|key| format!("`{key}`")).collect::<Vec<_>>().join(" and ");
            return Err(error(&root.child(key), format!("the key `{key}` is unknown here; settings have {known}")));
        }
        Ok(Self {
            api_key_prefixes: prefixes(settings, &root)?,
            decimals: decimals(settings, &root)?,
            root: Some(root),
        })
    }

    /// The schemas of a document, as it is written, that `decimals` selects: pointers in [`Pointer`]'s `#/…` form.
    ///
    /// A setting that matches nothing in the document is reported: a JSONPath, and a prefix of a scheme that isn't there.
    pub fn select(&self, document: &Value, diagnostics: &mut Diagnostics) -> HashSet<String> {
        self.check_prefixes(document, diagnostics);
        let mut selected = HashSet::new();
        for (index, path) in self.decimals.iter().enumerate() {
            let matched = path.query_located(document);
            if matched.is_empty() {
                let pointer = self.pointer().child("decimals").child(index);
                diagnostics.push(unmatched(&pointer, format!("`{path}` matches nothing in the document")));
            }
            selected.extend(matched.locations().map(|location| format!("#{}", location.to_json_pointer())));
        }
        selected
    }

    fn check_prefixes(&self, document: &Value, diagnostics: &mut Diagnostics) {
        let schemes = document.pointer("/components/securitySchemes");
        let pointer = self.pointer().child("api_key_prefixes");
        for key in self.api_key_prefixes.keys().filter(|key| schemes.and_then(|schemes| schemes.get(key)).is_none()) {
            let message = format!("the document has no security scheme `{key}`");
            diagnostics.push(unmatched(&pointer.child(key), message));
        }
    }

    fn pointer(&self) -> Pointer {
        self.root.clone().unwrap_or_else(Pointer::root)
    }
}

fn prefixes(settings: &Map<String, Value>, root: &Pointer) -> Result<BTreeMap<String, String>, Diagnostic> {
    let pointer = root.child("api_key_prefixes");
    match settings.get("api_key_prefixes") {
        None => Ok(BTreeMap::new()),
        Some(Value::Object(prefixes)) => prefixes
            .iter()
            .map(|(key, prefix)| match prefix {
                Value::String(prefix) => Ok((key.clone(), prefix.clone())),
                _ => Err(error(&pointer.child(key), "a prefix is a text")),
            })
            .collect(),
        Some(_) => Err(error(&pointer, "`api_key_prefixes` is a mapping from security schemes to prefixes")),
    }
}

fn decimals(settings: &Map<String, Value>, root: &Pointer) -> Result<Vec<JsonPath>, Diagnostic> {
    let pointer = root.child("decimals");
    match settings.get("decimals") {
        None => Ok(Vec::new()),
        Some(Value::Array(paths)) => {
            paths.iter().enumerate().map(|(index, path)| json_path(path, &pointer.child(index))).collect()
        }
        Some(_) => Err(error(&pointer, "`decimals` is a list of JSONPaths")),
    }
}

fn json_path(path: &Value, pointer: &Pointer) -> Result<JsonPath, Diagnostic> {
    let Value::String(path) = path else { return Err(error(pointer, "a JSONPath is a text")) };
    JsonPath::parse(path).map_err(|problem| error(pointer, format!("`{path}` is no JSONPath (RFC 9535): {problem}")))
}

fn error(pointer: &Pointer, message: impl Into<String>) -> Diagnostic {
    Diagnostic::error("invalid-settings", pointer, message, "nothing is generated from this document")
}

fn unmatched(pointer: &Pointer, message: String) -> Diagnostic {
    Diagnostic::error("unmatched-setting", pointer, message, "the setting has no effect")
        .help("Perhaps upstream has renamed it: correct or remove the setting.")
}

#[cfg(test)]
mod tests;
