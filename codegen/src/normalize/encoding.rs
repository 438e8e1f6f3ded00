//! `explode` of Encoding Objects.

use serde_json::Value;

/// Keeps an `explode` that was given under `x-explode`: openapiv3 reads a missing one as `false`, while `form` explodes.
pub(super) fn rewrite(encoding: &mut Value) {
    let Value::Object(encoding) = encoding else { return };
    if let Some(Value::Bool(explode)) = encoding.get("explode") {
        let explode = Value::Bool(*explode);
        encoding.insert("x-explode".to_owned(), explode);
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn only_what_was_given_is_kept() {
        let mut encoding = json!({ "explode": false });
        rewrite(&mut encoding);
        assert_eq!(encoding, json!({ "explode": false, "x-explode": false }));
        let mut silent = json!({ "style": "form" });
        rewrite(&mut silent);
        assert_eq!(silent, json!({ "style": "form" }));
    }
}
