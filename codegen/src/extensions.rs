//! The extensions (`x-` keys) that a document may use, and that change what is generated. `docs/src/adding-a-document.md` lists them for users.

use indexmap::IndexMap;
use serde_json::Value;

/// On a property's schema: a list of strings, further keys under which a server may send the property.
pub(crate) const ALIASES: &str = "x-aliases";

/// On a property's schema or a parameter: a string, what clients call it instead of its name on the wire.
pub(crate) const CLIENT_NAME: &str = "x-ms-client-name";

/// On a schema with `enum`: the names of the variants, as a list in the order of the values or a map from the value. The first of the two
/// keys that a schema has counts.
pub(crate) const ENUM_NAMES: [&str; 2] = ["x-enum-varnames", "x-enumNames"];

/// On a schema with `enum`: what the values mean, as a list in the order of the values or a map from the value. The first of the two keys
/// that a schema has counts.
pub(crate) const ENUM_DESCRIPTIONS: [&str; 2] = ["x-enum-descriptions", "x-enumDescriptions"];

/// [`CLIENT_NAME`] among the extensions of an object.
pub(crate) fn client_name(extensions: &IndexMap<String, Value>) -> Option<String> {
    let name = extensions.get(CLIENT_NAME)?.as_str()?.trim();
    (!name.is_empty()).then(|| name.to_owned())
}

/// A value of `enum` as a key of [`ENUM_NAMES`] and [`ENUM_DESCRIPTIONS`]: a string without its quotes, anything else as JSON.
pub(crate) fn value_text(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

/// On an XML Object: `true` where the property is the text of its element, like 3.2's `nodeType: text`.
pub(crate) const XML_TEXT: [&str; 2] = ["x-text", "x-ms-text"];

/// On the document: what 3.1 has as `webhooks`, for documents of 3.0.
pub(crate) const WEBHOOKS: &str = "x-webhooks";

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn the_documentation_lists_the_extensions_that_are_read() {
        let page = concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/src/adding-a-document.md");
        let page = std::fs::read_to_string(page).expect("the page");
        // The extensions stand in the first column of their table, in backticks.
        let cells = page.lines().filter_map(|line| line.strip_prefix("| `x-")?.split_once(" |"));
        let listed: BTreeSet<String> = cells
            .flat_map(|(cell, _)| {
                cell.split(", ").map(|key| format!("x-{}", key.trim_matches('`').trim_start_matches("x-")))
            })
            .collect();
        let keys =
            [ALIASES, CLIENT_NAME, WEBHOOKS].into_iter().chain(ENUM_NAMES).chain(ENUM_DESCRIPTIONS).chain(XML_TEXT);
        assert_eq!(listed, keys.map(str::to_owned).collect());
    }
}
