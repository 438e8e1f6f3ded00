//! 3.1's `webhooks`.

use serde_json::{Map, Value};

use crate::internal_keys::ORIGIN;
use crate::pointer::Pointer;
use crate::{extensions, internal_keys};

/// Moves `webhooks`, and what documents of 3.0 have as `x-webhooks`, to [`internal_keys::WEBHOOKS`]: openapiv3 has no field for
/// them.
pub(super) fn webhooks_to_internal_key(document: &mut Value) {
    let Value::Object(document) = document else { return };
    for section in ["webhooks", extensions::WEBHOOKS] {
        if !document.get(section).is_some_and(Value::is_object) {
            continue;
        }
        let Some(Value::Object(webhooks)) = document.shift_remove(section) else { continue };
        let all = document.entry(internal_keys::WEBHOOKS).or_insert_with(|| Value::Object(Map::new()));
        let Value::Object(all) = all else { continue };
        for (name, item) in webhooks.into_iter().filter(|(name, item)| item.is_object() || !name.starts_with("x-")) {
            all.entry(&name).or_insert_with(|| with_origin(item, section, &name));
        }
    }
}

fn with_origin(mut item: Value, section: &str, name: &str) -> Value {
    if let Value::Object(item) = &mut item {
        let place = Pointer::root().child(section).child(name);
        item.entry(ORIGIN).or_insert_with(|| Value::String(place.to_string()));
    }
    item
}
