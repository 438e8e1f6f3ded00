use serde_json::{Value, json};

use super::*;

mod version_1_1;

fn apply_text(mut document: Value, text: &str) -> (Value, Vec<String>) {
    let overlay = SourceFile { name: "x.overlay.yaml".to_owned(), text: text.to_owned() };
    let mut diagnostics = Diagnostics::default();
    apply_overlay(&mut document, &overlay, &History::new(&crate::NoFiles), &mut diagnostics);
    let messages = diagnostics.list().iter().map(|diagnostic| format!("{} {}", diagnostic.code, diagnostic.pointer));
    (document, messages.collect())
}

/// Applies the actions of an overlay that is complete otherwise.
fn apply_actions(document: Value, actions: Value) -> (Value, Vec<String>) {
    apply_actions_of("1.0.0", document, actions)
}

fn apply_actions_of(version: &str, document: Value, actions: Value) -> (Value, Vec<String>) {
    let overlay = json!({"overlay": version, "info": {"title": "t", "version": "1"}, "actions": actions});
    apply_text(document, &overlay.to_string())
}

/// One action that applies without a message.
fn updated(document: Value, target: &str, update: Value) -> Value {
    let (document, messages) =
        apply_actions(document, json!([{"target": target, "description": "why", "update": update}]));
    assert_eq!(messages, Vec::<String>::new());
    document
}

fn removed(document: Value, target: &str) -> Value {
    let (document, messages) =
        apply_actions(document, json!([{"target": target, "description": "why", "remove": true}]));
    assert_eq!(messages, Vec::<String>::new());
    document
}

#[test]
fn objects_merge_lists_grow_and_primitives_are_replaced() {
    assert_eq!(
        updated(
            json!({"a": {"b": 1, "c": {"d": [1]}, "e": [2]}}),
            "$.a",
            json!({"b": 2, "c": {"d": [3], "f": {}}, "e": "x", "g": null})
        ),
        json!({"a": {"b": 2, "c": {"d": [1, 3], "f": {}}, "e": "x", "g": null}})
    );
}

#[test]
fn a_list_as_the_target_grows() {
    assert_eq!(updated(json!({"a": [1]}), "$.a", json!({"name": "x"})), json!({"a": [1, {"name": "x"}]}));
    assert_eq!(updated(json!({"a": [1]}), "$.a", json!("x")), json!({"a": [1, "x"]}));
}

#[test]
fn in_version_1_0_a_list_for_a_list_is_one_entry_with_a_warning() {
    let actions = json!([{"target": "$.a", "description": "why", "update": [2, 3]}]);
    let (document, messages) = apply_actions(json!({"a": [1]}), actions);
    assert_eq!(document, json!({"a": [1, [2, 3]]}));
    assert_eq!(messages, ["list-in-a-list x.overlay.yaml#/actions/0/update"]);
}

#[test]
fn an_action_without_a_description_is_applied_with_a_warning() {
    for action in
        [json!({"target": "$", "update": {"a": 1}}), json!({"target": "$", "update": {"a": 1}, "description": " "})]
    {
        let (document, messages) = apply_actions(json!({}), json!([action]));
        assert_eq!(document, json!({"a": 1}));
        assert_eq!(messages, ["undescribed-overlay-action x.overlay.yaml#/actions/0"]);
    }
}

#[test]
fn an_action_that_says_nothing_of_what_to_do_changes_nothing() {
    let (document, messages) = apply_actions(json!({"a": 1}), json!([{"target": "$", "description": "why"}]));
    assert_eq!(document, json!({"a": 1}));
    assert_eq!(messages, ["ineffective-overlay-action x.overlay.yaml#/actions/0/target"]);
}

#[test]
fn every_match_is_updated_once() {
    let document = json!({"p": [{"in": "query"}, {"in": "path"}, {"in": "query"}]});
    assert_eq!(
        updated(document, "$.p[?@.in == 'query']", json!({"x": [1]})),
        json!({"p": [{"in": "query", "x": [1]}, {"in": "path"}, {"in": "query", "x": [1]}]})
    );
    assert_eq!(updated(json!({"a": []}), "$['a', 'a']", json!(1)), json!({"a": [1]}));
}

#[test]
fn removing_keeps_the_order_of_the_rest() {
    let document = removed(json!({"a": 1, "b/~": 2, "c": 3, "d": 4}), "$['b/~']");
    assert_eq!(document.to_string(), r#"{"a":1,"c":3,"d":4}"#);
}

#[test]
fn several_items_can_be_removed() {
    let items = json!([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
    assert_eq!(removed(items.clone(), "$[11, 2, 0, 2]"), json!([1, 3, 4, 5, 6, 7, 8, 9, 10]));
    assert_eq!(removed(items, "$[?@ > 1]"), json!([0, 1]));
    assert_eq!(removed(json!({"a": [[1], [2, 3]]}), "$.a..*"), json!({"a": []}));
}

#[test]
fn remove_outdoes_update_and_false_is_nothing() {
    let action = json!({"target": "$.a", "description": "why", "update": {"c": 1}, "remove": true});
    assert_eq!(apply_actions(json!({"a": {}, "b": 1}), json!([action])).0, json!({"b": 1}));
    let action = json!({"target": "$.a", "description": "why", "update": {"c": 1}, "remove": false});
    assert_eq!(apply_actions(json!({"a": {}}), json!([action])).0, json!({"a": {"c": 1}}));
}

#[test]
fn actions_see_what_those_before_them_did() {
    let actions = json!([
        {"target": "$", "description": "why", "update": {"a": {"b": 1}}},
        {"target": "$.a", "description": "why", "update": {"c": 2}},
    ]);
    assert_eq!(apply_actions(json!({}), actions), (json!({"a": {"b": 1, "c": 2}}), vec![]));
}

#[test]
fn an_action_that_matches_nothing_is_an_error_and_the_others_apply() {
    let actions = json!([
        {"target": "$.gone", "description": "why", "remove": true},
        {"target": "$.a", "description": "why", "update": {"c": 2}},
    ]);
    let (document, messages) = apply_actions(json!({"a": {}}), actions);
    assert_eq!(document, json!({"a": {"c": 2}}));
    assert_eq!(messages, ["unmatched-overlay-action x.overlay.yaml#/actions/0/target"]);
}

#[test]
fn what_cannot_be_changed_is_an_error() {
    for (target, update) in [("$.a", json!({"b": 1})), ("$.n", json!({"b": 1})), ("$.o", json!("text"))] {
        let document = json!({"a": 1, "n": null, "o": {}});
        let actions = json!([{"target": target, "description": "why", "update": update}]);
        let expected = vec!["invalid-overlay-action x.overlay.yaml#/actions/0/target".to_owned()];
        assert_eq!(apply_actions(document.clone(), actions), (document, expected));
    }
    let (document, messages) =
        apply_actions(json!({"a": 1}), json!([{"target": "$", "description": "why", "remove": true}]));
    assert_eq!((document, messages.len()), (json!({"a": 1}), 1));
}

#[test]
fn a_faulty_file_changes_nothing_and_every_fault_is_told() {
    let text = "overlay: 2.0.0\ninfo: {title: t, colour: red}\nx-mine: 1\nextend: y\nactions:\n  - target: $.a\n    description: 1\n    update: \
                {b: 1}\n  - target: $[\n    description: why\n    remove: true\n  - target: $.a\n    description: why\n    remove: yes\n  - \
                description: why\n    deletes: true\n";
    let (document, messages) = apply_text(json!({"a": {}}), text);
    assert_eq!(document, json!({"a": {}}));
    assert_eq!(
        messages,
        [
            "invalid-overlay x.overlay.yaml#/extend",
            "invalid-overlay x.overlay.yaml#/overlay",
            "invalid-overlay x.overlay.yaml#/info/colour",
            "invalid-overlay x.overlay.yaml#/info",
            "invalid-overlay x.overlay.yaml#/actions/0/description",
            "invalid-overlay x.overlay.yaml#/actions/1/target",
            "invalid-overlay x.overlay.yaml#/actions/2/remove",
            "invalid-overlay x.overlay.yaml#/actions/3/deletes",
            "invalid-overlay x.overlay.yaml#/actions/3",
        ]
    );
}

#[test]
fn keys_of_version_1_1_are_refused_in_version_1_0() {
    let info = json!({"title": "t", "version": "1", "description": "d"});
    let action = json!({"target": "$.a", "description": "why", "copy": "$.b"});
    let overlay = json!({"overlay": "1.0.1", "info": info, "actions": [action]});
    let (_, messages) = apply_text(json!({"a": {}, "b": {"c": 1}}), &overlay.to_string());
    assert_eq!(
        messages,
        ["invalid-overlay x.overlay.yaml#/info/description", "invalid-overlay x.overlay.yaml#/actions/0/copy"]
    );
}

#[test]
fn an_overlay_without_its_parts_is_none() {
    for text in ["[]", "overlay: 1.0.0", "overlay: 1.0.0\ninfo: {}\nactions: []", "a: ["] {
        let (document, messages) = apply_text(json!({}), text);
        assert_eq!(document, json!({}));
        assert!(!messages.is_empty(), "{text}");
    }
}
