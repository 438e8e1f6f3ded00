//! Path templates with operators, as RFC 6570 has them: `{param*}`, `{.label}`, `{;matrix}`.

use serde_json::{Map, Value};

use crate::internal_keys::ORIGIN;
use crate::pointer::Pointer;

/// The names in the braces of a path template.
pub(super) fn names(path: &str) -> Vec<&str> {
    let mut names: Vec<&str> = Vec::new();
    let mut rest = path;
    while let Some((_, after)) = rest.split_once('{') {
        let Some((name, after)) = after.split_once('}') else { break };
        if !name.is_empty() && !names.contains(&name) {
            names.push(name);
        }
        rest = after;
    }
    names
}

/// Takes the operators off where a parameter has the name without them: its `style` and `explode` say the same.
pub(super) fn strip_operators(
    paths: Map<String, Value>,
    is_declared: impl Fn(&Value, &str) -> bool,
) -> Map<String, Value> {
    let mut stripped = Map::new();
    for (path, mut item) in paths {
        let mut plain = path.clone();
        for name in names(&path) {
            let bare = name.trim_start_matches(['+', '.', ';']).trim_end_matches('*');
            if bare != name && !is_declared(&item, name) && is_declared(&item, bare) {
                plain = plain.replace(&format!("{{{name}}}"), &format!("{{{bare}}}"));
            }
        }
        if plain == path || stripped.contains_key(&plain) {
            stripped.insert(path, item);
            continue;
        }
        if let Value::Object(item) = &mut item {
            let origin = || Value::String(Pointer::root().child("paths").child(&path).to_string());
            item.entry(ORIGIN).or_insert_with(origin);
        }
        stripped.insert(plain, item);
    }
    stripped
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn operators_go_where_the_name_is_declared_without_them() {
        let item = || json!({});
        let paths = ["/a/{x*}", "/b/{.x}/{;y}", "/c/{z*}", "/d/{x}"].map(|path| (path.to_owned(), item()));
        let stripped = strip_operators(paths.into_iter().collect(), |_, name| ["x", "y"].contains(&name));
        assert_eq!(stripped.keys().collect::<Vec<_>>(), ["/a/{x}", "/b/{x}/{y}", "/c/{z*}", "/d/{x}"]);
        assert_eq!(stripped.get("/a/{x}"), Some(&json!({ ORIGIN: "#/paths/~1a~1{x*}" })));
        assert_eq!(stripped.get("/d/{x}"), Some(&json!({})));
    }
}
