//! Components that keep a name although their publisher's tool gave them another one.
//!
//! drf-spectacular calls an enum `ModelType98eEnum` after a hash of its values: with one value more it is another component, at the same places.
//! The lock has a place for each component with such a name. Where the component is gone, the one that the place refers to now keeps its name.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::component_word::component_word;
use super::identifier::{Convention, identifier};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::ir::{Api, NameHint, Shape, TypeDef, TypeRef, View};
use crate::name_lock::{NameLock, place_of};
use crate::pointer::Pointer;

/// The components whose names tools made.
#[derive(Debug, Default)]
pub(super) struct KeptComponents {
    /// By component: the Rust name that it keeps.
    names: HashMap<String, String>,
}

impl KeptComponents {
    /// Finds them, and adds to the lock a place for each component whose name a tool made.
    pub(super) fn find(api: &Api, old: &NameLock, new: &mut NameLock, diagnostics: &mut Diagnostics) -> Self {
        let uses = component_uses(api);
        let present: HashSet<String> = components(api).map(|(name, _)| rust_name(name)).collect();
        let mut kept = Self::default();
        for (name, place) in old.components.iter().filter(|(name, _)| !present.contains(*name)) {
            if let Some((component, _)) = uses.get(place)
                && !kept.names.contains_key(*component)
            {
                kept.names.insert((*component).to_owned(), name.clone());
                diagnostics.push(note(component, name, place, old));
            }
        }
        kept.remember(&uses, old, new);
        kept
    }

    /// The name that a component keeps.
    pub(super) fn name(&self, component: &str) -> Option<&String> {
        self.names.get(component)
    }

    /// The lock has the place of before where it still refers to the component, else the shortest one.
    fn remember(&self, uses: &BTreeMap<String, (&str, usize)>, old: &NameLock, new: &mut NameLock) {
        let mut places: BTreeMap<String, (bool, usize, &String)> = BTreeMap::new();
        for (place, (component, length)) in uses {
            let kept = self.names.get(*component).cloned();
            let Some(name) = kept.or_else(|| is_made_by_tool(component).then(|| rust_name(component))) else {
                continue;
            };
            let is_new = old.components.get(&name) != Some(place);
            let found = (is_new, *length, place);
            places.entry(name).and_modify(|best| *best = found.min(*best)).or_insert(found);
        }
        new.components = places.into_iter().map(|(name, (.., place))| (name, place.clone())).collect();
    }
}

/// Whether a component's name looks like one that a tool made and will make anew when the schema changes: it ends in a hash, alone
/// (`Item_3f9a2c`) or before `Enum` (`ModelType98eEnum`), or in a counter behind an underscore (`Item_2`).
fn is_made_by_tool(component: &str) -> bool {
    let is_hex = |text: &str| text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
    if let Some(start) = component.strip_suffix("Enum")
        && let Some((before, hash)) = start.len().checked_sub(3).and_then(|end| start.split_at_checked(end))
    {
        // drf-spectacular writes a hash's first letter as a capital.
        return !before.is_empty() && is_hex(&hash.to_ascii_lowercase()) && is_hex(hash.get(1..).unwrap_or_default());
    }
    let Some((_, end)) = component.rsplit_once(['_', '-', '.']) else { return false };
    let has = |is: fn(&u8) -> bool| end.bytes().any(|byte| is(&byte));
    let is_hash = end.len() >= 6 && is_hex(end) && has(u8::is_ascii_digit) && has(u8::is_ascii_alphabetic);
    let is_counter = (1..=3).contains(&end.len()) && end.bytes().all(|byte| byte.is_ascii_digit());
    is_hash || is_counter && component.contains(['_', '-'])
}

fn rust_name(component: &str) -> String {
    identifier(&[component_word(component)], Convention::Pascal).to_string()
}

fn components(api: &Api) -> impl Iterator<Item = (&str, &TypeDef)> {
    let plain = api.types.iter().filter(|definition| definition.view == View::Plain);
    plain.filter_map(|definition| match definition.hint.0.as_slice() {
        [name] => Some((name.as_str(), definition)),
        _ => None,
    })
}

/// By place: the component that a field, a parameter or an alias there refers to, and how long the place is.
fn component_uses(api: &Api) -> BTreeMap<String, (&str, usize)> {
    let mut uses = BTreeMap::new();
    let mut add = |hint: NameHint, ty: &TypeRef| {
        let component = ty.mentioned_ids().find_map(|id| match api.type_def(id).hint.0.as_slice() {
            [name] => Some(name.as_str()),
            _ => None,
        });
        let place = place_of(&hint);
        let length = place.chars().count();
        uses.extend(component.map(|component| (place, (component, length))));
    };
    for definition in &api.types {
        match &definition.shape {
            Shape::Struct(object) => {
                object.fields.iter().for_each(|field| add(definition.hint.child(&field.wire_name), &field.ty));
            }
            Shape::Alias(ty) => add(definition.hint.clone(), ty),
            Shape::Enum(_) | Shape::Union(_) => {}
        }
    }
    for operation in &api.operations {
        let hint = NameHint::new(operation.settings_key());
        operation.parameters.iter().for_each(|parameter| add(hint.child(&parameter.wire_name), &parameter.ty));
    }
    uses
}

fn note(component: &str, name: &str, place: &str, lock: &NameLock) -> Diagnostic {
    Diagnostic::note(
        "component-keeps-name",
        &Pointer::component("schemas", component),
        format!("`{component}` stands at `{place}`, where the component with the Rust name `{name}` was"),
        format!("its Rust name is still `{name}`"),
    )
    .help(format!("to use the new name, remove the line `{name}` of `components` in {}", lock.file))
}

#[cfg(test)]
mod tests {
    use super::is_made_by_tool;

    #[test]
    fn hashes_and_counters_are_told_from_words() {
        for name in [
            "ModelType98eEnum",
            "ModelTypeDf8Enum",
            "StatusabcEnum",
            "Item_3f9a2c",
            "page-7d1c0e2f",
            "Item_2",
            "inline_response_200_1",
        ] {
            assert!(is_made_by_tool(name), "{name}");
        }
        for name in
            ["StatusEnum", "Enum", "98eEnum", "Invoice", "OAuth2", "invoice_line", "Page_decade", "V1.2", "v1_beta1"]
        {
            assert!(!is_made_by_tool(name), "{name}");
        }
    }
}
