//! References to components, and where a thing stood in the document before `normalize` moved it.

use indexmap::IndexMap;
use openapiv3::{Components, ReferenceOr};
use serde_json::Value;

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

/// The name in a reference such as `#/components/schemas/Pet`.
pub(super) fn component_name(reference: &str, kind: &str) -> Option<String> {
    let name = reference.strip_prefix("#/components/")?.strip_prefix(kind)?.strip_prefix('/')?;
    Some(unescape(name))
}

/// Where a node stood that `normalize` moved: what its [`crate::internal_keys::ORIGIN`] says, else `pointer`.
pub(super) fn moved(origin: Option<&Value>, pointer: Pointer) -> Pointer {
    origin.and_then(Value::as_str).map_or(pointer, Pointer::parse)
}
