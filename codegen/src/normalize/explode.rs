//! `explode` of Encoding and Header Objects.

use serde_json::Value;

use crate::internal_keys::EXPLODE;

/// Keeps an `explode` that was given under [`EXPLODE`]: openapiv3 reads a missing one of an encoding as `false`, while `form`
/// explodes, and knows none of headers.
pub(super) fn keep_given_explode(object: &mut Value) {
    let Value::Object(object) = object else { return };
    if let Some(Value::Bool(explode)) = object.get("explode") {
        let explode = Value::Bool(*explode);
        object.insert(EXPLODE.to_owned(), explode);
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn only_what_was_given_is_kept() {
        let mut encoding = json!({ "explode": false });
        keep_given_explode(&mut encoding);
        assert_eq!(encoding, json!({ "explode": false, EXPLODE: false }));
        let mut silent = json!({ "style": "form" });
        keep_given_explode(&mut silent);
        assert_eq!(silent, json!({ "style": "form" }));
    }
}
