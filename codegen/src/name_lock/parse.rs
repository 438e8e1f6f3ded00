//! Reads a lock.

use serde_json::Value;

use super::{NameLock, Section};
use crate::SourceFile;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::pointer::Pointer;
use crate::read::read_value;

/// What is done about a lock that cannot be read: names given without it would not be those that the API has.
const NOTHING: &str = "nothing is generated from this document";

impl NameLock {
    /// Reads a lock's file. An empty one is a lock of no names.
    ///
    /// # Errors
    ///
    /// The first thing that is wrong: the text is no YAML, a section is unknown or has something else than names.
    pub(crate) fn parse(file: &SourceFile) -> Result<Self, Diagnostic> {
        let root = Pointer::root_of(&file.name);
        let mut diagnostics = Diagnostics::default();
        let value = read_value(&file.name, &root, &file.text, &mut diagnostics)?;
        if let Some(first) = diagnostics.into_list().into_iter().next() {
            return Err(first);
        }
        let mut lock = Self { file: file.name.clone(), ..Self::default() };
        match value {
            Value::Null => {}
            Value::Object(sections) => {
                for (key, section) in &sections {
                    lock.read_section(key, section, &root)?;
                }
            }
            Value::Bool(_) | Value::Number(_) | Value::String(_) | Value::Array(_) => {
                return Err(invalid(&root, "a name lock must be a mapping"));
            }
        }
        Ok(lock)
    }

    fn read_section(&mut self, key: &str, section: &Value, root: &Pointer) -> Result<(), Diagnostic> {
        let place = root.child(key);
        let names = match key {
            "shared" => &mut self.shared,
            "components" => &mut self.components,
            "types" => &mut self.types,
            "operations" => &mut self.operations,
            "styles" => &mut self.styles,
            "members" => &mut self.members,
            "known" => return self.read_known(section, &place),
            unknown => return Err(invalid(&place, format!("`{unknown}` is no section of a name lock"))),
        };
        *names = read_names(section, &place)?;
        Ok(())
    }

    fn read_known(&mut self, section: &Value, place: &Pointer) -> Result<(), Diagnostic> {
        let lines = section.as_array().ok_or_else(|| invalid(place, "`known` must be a list of texts"))?;
        for (index, line) in lines.iter().enumerate() {
            let line = line.as_str().ok_or_else(|| invalid(&place.child(index), "`known` must be a list of texts"))?;
            self.known.add_line(line);
        }
        Ok(())
    }
}

fn read_names(section: &Value, place: &Pointer) -> Result<Section, Diagnostic> {
    let entries = match section {
        Value::Null => return Ok(Section::new()),
        Value::Object(entries) => entries,
        Value::Bool(_) | Value::Number(_) | Value::String(_) | Value::Array(_) => {
            return Err(invalid(place, "a section of a name lock must be a mapping"));
        }
    };
    let text = |(key, value): (&String, &Value)| match value.as_str() {
        Some(text) => Ok((key.clone(), text.to_owned())),
        None => Err(invalid(&place.child(key), "an entry of a name lock must be a text")),
    };
    entries.iter().map(text).collect()
}

fn invalid(pointer: &Pointer, message: impl Into<String>) -> Diagnostic {
    Diagnostic::error("invalid-name-lock", pointer, message, NOTHING)
        .help("`regen` writes this file: take its last good version from your version control")
}
