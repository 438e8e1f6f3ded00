//! 3.1's `webhooks`.

use serde_json::Value;

use crate::grammar::place::ORIGIN;
use crate::pointer::Pointer;

/// openapiv3 has no field for `webhooks`, so they travel as `x-webhooks`.
pub(super) fn rewrite(document: &mut Value) {
    let Value::Object(document) = document else { return };
    let Some(Value::Object(mut webhooks)) = document.shift_remove("webhooks") else { return };
    let place = Pointer::root().child("webhooks");
    for (name, item) in &mut webhooks {
        if let Value::Object(item) = item {
            item.entry(ORIGIN).or_insert_with(|| Value::String(place.child(name).to_string()));
        }
    }
    document.insert("x-webhooks".to_owned(), Value::Object(webhooks));
}
