//! References to components, and where a thing stood in the document before `normalize` moved it.

use indexmap::IndexMap;
use openapiv3::{Components, ReferenceOr};
use serde_json::Value;

use crate::internal_keys::COMPONENT;
use crate::ir::NameHint;
use crate::pointer::{Pointer, unescape};

/// The longest chain of references that is followed.
const MOST_HOPS: usize = 64;

/// The component behind a reference with its place, or the thing in place; `None` where the reference leads to no component.
pub(super) fn resolve<'a, T>(
    components: Option<&'a Components>,
    map: impl Fn(&'a Components) -> &'a IndexMap<String, ReferenceOr<T>>,
    kind: &str,
    written: &'a ReferenceOr<T>,
    pointer: Pointer,
) -> Option<(&'a T, Pointer)> {
    let (mut written, mut pointer) = (written, pointer);
    for _ in 0..MOST_HOPS {
        match written {
            ReferenceOr::Item(item) => return Some((item, pointer)),
            ReferenceOr::Reference { reference } => {
                let name = component_name(reference, kind)?;
                written = map(components?).get(&name)?;
                pointer = Pointer::component(kind, &name);
            }
        }
    }
    None
}

/// What things inside a component of a section are called after: its key and the section's `word`, such as `NotFound` and `response`. `None` for
/// anything but a component, which is called after what uses it.
pub(super) fn component_hint(pointer: &Pointer, section: &str, word: &str) -> Option<NameHint> {
    let mut tokens = pointer.tokens();
    let key = match (tokens.next()?, tokens.next()?, tokens.next()?, tokens.next()) {
        ("components", found, key, None) if found == section => key,
        (_, _, _, _) => return None,
    };
    // A key that ends with the word does not say it twice.
    let start = key.len().checked_sub(word.len()).filter(|start| *start > 0);
    let stem = start.and_then(|start| key.split_at_checked(start)).filter(|(_, end)| end.eq_ignore_ascii_case(word));
    Some(NameHint::new(stem.map_or(key, |(stem, _)| stem)).child(word))
}

/// Where the component stands of which an object with [`COMPONENT`] is a copy; else `pointer`.
pub(super) fn copied_component(extensions: &IndexMap<String, Value>, section: &str, pointer: &Pointer) -> Pointer {
    let name = extensions.get(COMPONENT).and_then(Value::as_str);
    name.map_or_else(|| pointer.clone(), |name| Pointer::component(section, name))
}

/// The name in a reference such as `#/components/schemas/Pet`.
pub(super) fn component_name(reference: &str, kind: &str) -> Option<String> {
    let name = reference.strip_prefix("#/components/")?.strip_prefix(kind)?.strip_prefix('/')?;
    Some(unescape(name))
}

/// Where a node stood that `normalize` moved: what its [`crate::internal_keys::ORIGIN`] says, else `pointer`.
pub(super) fn moved(origin: Option<&Value>, pointer: Pointer) -> Pointer {
    origin.and_then(Value::as_str).map_or(pointer, Pointer::parse)
}
