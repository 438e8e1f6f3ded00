//! The surface as text: one line for each thing, in an order that does not depend on the document's.

mod client;
mod operation;
mod types;

use super::ApiSurface;

impl ApiSurface {
    /// The lines, each with a line break: the client, then the operations by their names, then the types by theirs. A line stands alone:
    /// it says of what it is a part.
    pub fn lines(&self) -> String {
        let mut groups = vec![self.client_group()];
        groups.extend(sorted(self.operations.iter().map(|operation| self.operation_group(operation))));
        groups.extend(sorted(self.types.iter().map(|surface| self.type_group(surface))));
        groups.iter().flat_map(Group::lines).collect()
    }
}

/// A line, and those below it.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Group {
    head: String,
    /// Sorted.
    members: Vec<String>,
}

impl Group {
    fn new(head: String, members: impl IntoIterator<Item = String>) -> Self {
        Self { head, members: sorted(members) }
    }

    fn lines(&self) -> impl Iterator<Item = String> {
        let head = format!("{}\n", one_line(&self.head));
        std::iter::once(head).chain(self.members.iter().map(|member| format!("  {}\n", one_line(member))))
    }
}

fn sorted<T: Ord>(items: impl IntoIterator<Item = T>) -> Vec<T> {
    let mut items: Vec<T> = items.into_iter().collect();
    items.sort();
    items
}

/// Line breaks and other control characters, which names on the wire may hold, as Rust writes them.
fn one_line(text: &str) -> String {
    let escape = |c: char| if c.is_control() { c.escape_default().to_string() } else { c.to_string() };
    text.chars().map(escape).collect()
}

/// The wire name, where Rust has another.
fn wire_name(wire_name: &str, rust_name: &str) -> String {
    if wire_name == rust_name { String::new() } else { format!(" `{wire_name}`") }
}

/// What the type does not say: default, bounds, pattern.
fn constraints(constraints: &[String]) -> String {
    if constraints.is_empty() {
        String::new()
    } else {
        format!(" [{}]", sorted(constraints.iter().cloned()).join("; "))
    }
}

fn deprecated(deprecated: bool) -> &'static str {
    if deprecated { ", deprecated" } else { "" }
}
