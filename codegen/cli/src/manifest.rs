//! The manifest of a generated crate, `Cargo.toml`. It belongs to the user: what is marked with the comment `# regen` is kept up to date, and
//! the rest stays byte for byte.

use std::path::Path;

use codegen::is_generated;
use toml_edit::{Array, DocumentMut, InlineTable, Item, Table, Value};

use crate::ending::Failure;
use crate::runtime::{self, RuntimeSource};
use crate::text_file;

/// The manifest's path in a crate's folder.
pub const FILE: &str = "Cargo.toml";

/// The comment behind an entry that we keep up to date.
const MARK: &str = "# regen";

/// The package of the runtime.
const RUNTIME: &str = "openapi-client-runtime";

/// The keys of a path and a version in a dependency.
const OURS_IN_DEPENDENCY: [&str; 2] = ["path", "version"];

/// A crate's manifest, of which `wanted` is what a new crate would have. Without one that is there, it is that.
///
/// # Errors
///
/// The manifest that is there is no TOML.
pub fn updated(existing: Option<&str>, wanted: &str, name: &str) -> Result<String, Failure> {
    let Some(existing) = existing else { return Ok(wanted.to_owned()) };
    let parse = |text: &str| {
        let document: Result<DocumentMut, _> = text.parse();
        document.map_err(|error| Failure::Run(format!("{name} is no manifest; nothing is written: {error}")))
    };
    // Earlier versions wrote the whole file, with the header of generated files and without marks.
    let was_whole = is_generated(existing);
    let text = if was_whole { with_head_of(wanted, existing) } else { existing.to_owned() };
    let mut update = Update { manifest: parse(&text)?, wanted: parse(wanted)?, was_whole };
    update.package();
    update.features();
    update.dependency();
    update.example();
    update.workspace();
    Ok(update.manifest.to_string())
}

/// The runtime that the crate in a folder has: the one that we keep up to date, or its user's own. `None` for a new crate, and for one that an
/// earlier version wrote.
pub fn runtime_of(folder: &Path) -> Option<RuntimeSource> {
    let text = text_file::read_text(&folder.join(FILE)).ok().filter(|text| !is_generated(text))?;
    let manifest: DocumentMut = text.parse().ok()?;
    let dependency = manifest.get("dependencies")?.get(RUNTIME)?;
    let text = |key| dependency.as_table_like().and_then(|table| table.get(key)?.as_str()).map(str::to_owned);
    Some(match (text("path"), text("version").or_else(|| dependency.as_str().map(str::to_owned))) {
        (Some(path), _) if path == runtime::COPY => RuntimeSource::Copy,
        (Some(path), _) => RuntimeSource::Folder(folder.join(path)),
        (None, Some(version)) => RuntimeSource::Version(version),
        // A dependency of the workspace around it.
        (None, None) => RuntimeSource::Version("*".to_owned()),
    })
}

/// The text of a manifest that was written whole, with the comment of a new one in place of its header.
fn with_head_of(wanted: &str, existing: &str) -> String {
    let head = wanted.split_inclusive("\n\n").next().unwrap_or_default();
    let rest = existing.split_once('\n').map_or("", |(_, rest)| rest);
    format!("{head}{}", rest.trim_start_matches('\n'))
}

struct Update {
    manifest: DocumentMut,
    wanted: DocumentMut,
    was_whole: bool,
}

impl Update {
    /// A package that earlier versions wrote gets what it lacks to be published.
    fn package(&mut self) {
        if !self.was_whole {
            return;
        }
        let (Some(Item::Table(package)), Some(Item::Table(wanted))) =
            (self.manifest.get_mut("package"), self.wanted.get("package"))
        else {
            return;
        };
        for (key, item) in wanted.iter().filter(|(key, _)| !package.contains_key(key)).collect::<Vec<_>>() {
            package.insert(key, item.clone());
        }
    }

    /// Features that are ours: their values, those that are new, and those that go. `default` gets the APIs that are new, and loses those that go.
    fn features(&mut self) {
        let Some(Item::Table(wanted)) = self.wanted.get("features") else { return };
        let Some(features) = self.manifest.entry("features").or_insert(Item::Table(Table::new())).as_table_mut() else {
            return;
        };
        let is_new_table = features.is_empty();
        let written = |key: &str| wanted.get(key).is_some_and(is_marked);
        let of_runtime = |need: &Value| need.as_str().is_some_and(|need| need.starts_with(&format!("{RUNTIME}/")));
        let was_api = |item: &Item| item.as_array().is_some_and(|needs| needs.iter().all(of_runtime));
        let gone: Vec<String> = features
            .iter()
            .filter(|(key, item)| !wanted.contains_key(key) && (is_marked(item) || self.was_whole && was_api(item)))
            .map(|(key, _)| key.to_owned())
            .collect();
        let mut new = Vec::new();
        for (key, item) in wanted.iter().filter(|(key, _)| written(key)) {
            match features.get_mut(key) {
                Some(there) if self.was_whole || is_marked(there) => set_value(there, item),
                // The user took the mark away.
                Some(_) => {}
                None => {
                    new.push(key.to_owned());
                    insert_with_comment(features, wanted, key);
                }
            }
        }
        gone.iter().for_each(|key| drop(features.remove(key)));
        let default = features.get_mut("default").and_then(Item::as_array_mut);
        let wanted_default = || wanted.get("default").and_then(Item::as_array).cloned().unwrap_or_default();
        match default {
            Some(default) => {
                default.retain(|feature| !gone.iter().any(|gone| feature.as_str() == Some(gone)));
                let is_default = |key: &String| wanted_default().iter().any(|feature| feature.as_str() == Some(key));
                new.iter().filter(|key| is_default(key)).for_each(|key| push_like_others(default, key));
            }
            None if is_new_table => drop(features.insert("default", Item::Value(Value::Array(wanted_default())))),
            None => {}
        }
    }

    /// Where the runtime is; what else the user says of it stays. A dependency without our mark is the user's own.
    fn dependency(&mut self) {
        let Some(wanted) = self.wanted.get("dependencies").and_then(|all| all.get(RUNTIME)) else { return };
        let Some(all) = self.manifest.entry("dependencies").or_insert(Item::Table(Table::new())).as_table_mut() else {
            return;
        };
        match all.get_mut(RUNTIME) {
            None => drop(all.insert(RUNTIME, wanted.clone())),
            Some(there) if self.was_whole || is_marked(there) => {
                match (there.as_inline_table_mut(), wanted.as_inline_table()) {
                    (Some(table), Some(wanted)) => update_dependency(table, wanted),
                    _ => *there = wanted.clone(),
                }
                mark(there);
            }
            Some(_) => {}
        }
    }

    /// The example needs a feature, which cargo can only be told here.
    fn example(&mut self) {
        let finds_none = self.manifest.get("package").and_then(|package| package.get("autoexamples"));
        let names = |examples: &Item| {
            let tables = examples.as_array_of_tables()?;
            Some(tables.iter().any(|table| table.get("name").and_then(Item::as_str) == Some("api")))
        };
        let is_there = self.manifest.get("example").and_then(names).unwrap_or_default();
        if is_there || finds_none.and_then(Item::as_bool) == Some(false) {
            return;
        }
        let Some(Item::ArrayOfTables(wanted)) = self.wanted.get("example") else { return };
        let examples = self.manifest.entry("example").or_insert(Item::ArrayOfTables(Default::default()));
        if let (Some(examples), Some(wanted)) = (examples.as_array_of_tables_mut(), wanted.get(0)) {
            let mut wanted = wanted.clone();
            wanted.set_position(None);
            examples.push(wanted);
        }
    }

    /// Cargo refuses a crate below a workspace that does not list it, unless it is a workspace of its own.
    fn workspace(&mut self) {
        if let (Some(Item::Table(wanted)), None) = (self.wanted.get("workspace"), self.manifest.get("workspace")) {
            let mut wanted = wanted.clone();
            wanted.set_position(None);
            self.manifest.insert("workspace", Item::Table(wanted));
        }
    }
}

/// Whether an entry has our mark.
fn is_marked(item: &Item) -> bool {
    let suffix = item.as_value().and_then(|value| value.decor().suffix()?.as_str());
    suffix.is_some_and(|suffix| suffix.trim().starts_with(MARK))
}

fn mark(item: &mut Item) {
    if !is_marked(item)
        && let Some(value) = item.as_value_mut()
    {
        value.decor_mut().set_suffix(format!(" {MARK}"));
    }
}

/// Gives an entry another value, and our mark, if it has not these already.
fn set_value(there: &mut Item, wanted: &Item) {
    let text = |item: &Item| item.as_value().map(|value| value.clone().decorated("", "").to_string());
    if text(there) != text(wanted) {
        *there = wanted.clone();
    }
    mark(there);
}

/// Adds an entry with the comment before it.
fn insert_with_comment(table: &mut Table, wanted: &Table, key: &str) {
    if let Some((wanted_key, item)) = wanted.get_key_value(key) {
        table.insert_formatted(wanted_key, item.clone());
    }
}

/// Adds an element on a line of its own, where the others are.
fn push_like_others(list: &mut Array, text: &str) {
    let before = list.iter().last().and_then(|last| last.decor().prefix()?.as_str()).map(str::to_owned);
    let mut value = Value::from(text);
    let usual = if list.is_empty() { "" } else { " " };
    value.decor_mut().set_prefix(before.filter(|before| !before.is_empty()).unwrap_or_else(|| usual.to_owned()));
    list.push_formatted(value);
}

fn update_dependency(table: &mut InlineTable, wanted: &InlineTable) {
    for key in OURS_IN_DEPENDENCY {
        match (wanted.get(key), table.get(key)) {
            (Some(new), Some(old)) if new.as_str() == old.as_str() => {}
            (Some(new), Some(_)) => {
                if let Some(slot) = table.get_mut(key) {
                    *slot = new.clone();
                }
            }
            (Some(new), None) => drop(table.insert(key, new.clone())),
            (None, _) => drop(table.remove(key)),
        }
    }
}

#[cfg(test)]
mod tests;
