//! Writes a lock.

use super::{NameLock, Section};
use crate::invisible::is_invisible;

const HEADER: &str = "\
# Names in the generated code that do not follow from a thing's own place in the document. `regen` keeps this file up to date.
# Commit it with the document: because of it, what is added, moved or removed elsewhere renames nothing.
# Remove a line to give what it is about the name of its own place.
";

const KNOWN: &str = "\
# Fingerprints of places with an ordinary name, which nothing that arrives later takes from them.
known:
";

impl NameLock {
    /// The text of the lock's file: the same for the same names. Empty where there is nothing to remember.
    pub(crate) fn to_text(&self) -> String {
        let sections = self.sections().into_iter().filter(|(.., names)| !names.is_empty());
        let mut text: String = sections.map(|(key, holds, names)| section_text(key, holds, names)).collect();
        if !self.known.is_empty() {
            text.push('\n');
            text.push_str(KNOWN);
            self.known.lines().iter().for_each(|line| text.push_str(&format!("- \"{line}\"\n")));
        }
        if text.is_empty() { text } else { format!("{HEADER}{text}") }
    }
}

fn section_text(key: &str, holds: &str, names: &Section) -> String {
    let mut text = format!("\n# {holds}\n{key}:\n");
    names.iter().for_each(|(key, value)| text.push_str(&format!("  {}: {}\n", scalar(key), scalar(value))));
    text
}

/// A text as YAML reads it back: plain where nobody could take it for anything else, else between double quotes.
fn scalar(text: &str) -> String {
    const OTHERS: [&str; 9] = ["true", "false", "null", "yes", "no", "on", "off", "y", "n"];
    let is_plain = text.starts_with(|first: char| first.is_ascii_alphabetic())
        && text.chars().all(|character| character.is_ascii_alphanumeric() || matches!(character, '_' | '.' | '-'))
        && !OTHERS.contains(&text.to_ascii_lowercase().as_str());
    if is_plain { text.to_owned() } else { format!("\"{}\"", text.chars().map(escaped).collect::<String>()) }
}

/// A character between double quotes: as it is where everybody sees it.
fn escaped(character: char) -> String {
    match character {
        '"' | '\\' => format!("\\{character}"),
        ' '..='~' => character.to_string(),
        other if other.is_alphanumeric() && !is_invisible(other) => other.to_string(),
        other => format!("\\U{:08x}", u32::from(other)),
    }
}
