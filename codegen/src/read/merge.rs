//! YAML's merge key `<<` (yaml.org/type/merge.html).

use serde_json::{Map, Value};

/// The key whose value is merged into the mapping that holds it.
pub(super) const MERGE_KEY: &str = "<<";

/// What one mapping merges, in the order in which it is written.
#[derive(Default)]
pub(super) struct Merges {
    sources: Vec<Value>,
}

impl Merges {
    /// Takes the value of a merge key: a mapping, or a list of them.
    pub(super) fn add(&mut self, value: Value) {
        match value {
            Value::Array(items) => self.sources.extend(items),
            other => self.sources.push(other),
        }
    }

    /// Adds the entries that are not there yet: own entries win, and earlier merges win over later ones.
    /// False if something that is no mapping was left out.
    pub(super) fn apply(self, entries: &mut Map<String, Value>) -> bool {
        let mut all_mappings = true;
        for source in self.sources {
            let Value::Object(source) = source else {
                all_mappings = false;
                continue;
            };
            for (key, value) in source {
                entries.entry(key).or_insert(value);
            }
        }
        all_mappings
    }
}
