//! Path templates with operators, as RFC 6570 has them: `{param*}`, `{.label}`, `{;matrix}`.

use std::collections::HashSet;

use indexmap::IndexSet;
use serde_json::{Map, Value};

use crate::internal_keys::ORIGIN;
use crate::pointer::Pointer;

/// The names in the braces of a path template.
pub(super) fn names(path: &str) -> IndexSet<&str> {
    let mut names = IndexSet::new();
    let mut rest = path;
    while let Some((_, after)) = rest.split_once('{') {
        let Some((name, after)) = after.split_once('}') else { break };
        if !name.is_empty() {
            names.insert(name);
        }
        rest = after;
    }
    names
}

/// Takes the operators off where a parameter has the name without them: its `style` and `explode` say the same.
pub(super) fn strip_operators(
    paths: Map<String, Value>,
    declared: impl Fn(&Value) -> HashSet<String>,
) -> Map<String, Value> {
    let mut stripped = Map::new();
    for (path, mut item) in paths {
        let declared = declared(&item);
        let plain = with_names(&path, |name| {
            let bare = name.trim_start_matches(['+', '.', ';']).trim_end_matches('*');
            if !declared.contains(name) && declared.contains(bare) { bare } else { name }
        });
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

/// The path with other names in its braces.
fn with_names<'p>(path: &'p str, name: impl Fn(&'p str) -> &'p str) -> String {
    let mut written = String::with_capacity(path.len());
    let mut rest = path;
    while let Some((before, (inside, after))) = rest.split_once('{').and_then(|(b, a)| Some((b, a.split_once('}')?))) {
        written.extend([before, "{", name(inside), "}"]);
        rest = after;
    }
    written + rest
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn operators_go_where_the_name_is_declared_without_them() {
        let item = || json!({});
        let paths = ["/a/{x*}", "/b/{.x}/{;y}", "/c/{z*}", "/d/{x}"].map(|path| (path.to_owned(), item()));
        let stripped = strip_operators(paths.into_iter().collect(), |_| ["x", "y"].map(str::to_owned).into());
        assert_eq!(stripped.keys().collect::<Vec<_>>(), ["/a/{x}", "/b/{x}/{y}", "/c/{z*}", "/d/{x}"]);
        assert_eq!(stripped.get("/a/{x}"), Some(&json!({ ORIGIN: "#/paths/~1a~1{x*}" })));
        assert_eq!(stripped.get("/d/{x}"), Some(&json!({})));
    }
}
