#![expect(clippy::indexing_slicing, reason = "a failure fails the test")]

use serde_json::{Value, json};

use super::{apply_actions_of, apply_text};

fn apply_actions(document: Value, actions: Value) -> (Value, Vec<String>) {
    apply_actions_of("1.1.0", document, actions)
}

/// One action that applies without a message.
fn applied(document: Value, mut action: Value) -> Value {
    action["description"] = "why".into();
    let (document, messages) = apply_actions(document, json!([action]));
    assert_eq!(messages, Vec::<String>::new());
    document
}

/// One action that is an error and changes nothing.
#[track_caller]
fn refused(document: Value, mut action: Value, message: &str) {
    action["description"] = "why".into();
    let (after, messages) = apply_actions(document.clone(), json!([action]));
    assert_eq!((after, messages), (document, vec![format!("{message} x.overlay.yaml#/actions/0/target")]));
}

#[test]
fn a_list_for_a_list_adds_its_entries() {
    let document = json!({"a": [1], "b": [{"x": 1}]});
    let document = applied(document, json!({"target": "$['a', 'b']", "update": [2, {"y": 2}]}));
    assert_eq!(document, json!({"a": [1, 2, {"y": 2}], "b": [{"x": 1}, 2, {"y": 2}]}));
    assert_eq!(applied(json!({"a": [1]}), json!({"target": "$.a", "update": {"x": 1}})), json!({"a": [1, {"x": 1}]}));
}

#[test]
fn single_values_are_targets() {
    assert_eq!(applied(json!({"a": "x"}), json!({"target": "$.a", "update": "y"})), json!({"a": "y"}));
    assert_eq!(
        applied(json!({"a": 1, "b": null}), json!({"target": "$.*", "update": true})),
        json!({"a": true, "b": true})
    );
    let document = json!({"tags": ["a", "dummy", "b", "dummy"]});
    let removed = applied(document, json!({"target": "$.tags[?@ == 'dummy']", "remove": true}));
    assert_eq!(removed, json!({"tags": ["a", "b"]}));
    refused(json!({"a": 1}), json!({"target": "$.a", "update": {"b": 1}}), "invalid-overlay-action");
    refused(json!({"a": 1}), json!({"target": "$.a", "update": 1}), "ineffective-overlay-action");
}

#[test]
fn a_value_of_another_kind_is_an_error_and_nothing_is_changed() {
    let document = json!({"a": {"b": {"c": 1}}, "d": {"b": {"c": {}}}});
    refused(document.clone(), json!({"target": "$.*", "update": {"b": {"c": 2}}}), "invalid-overlay-action");
    refused(document, json!({"target": "$.a", "update": {"x": 1, "b": [1]}}), "invalid-overlay-action");
    refused(json!({"a": {"b": [1]}}), json!({"target": "$.a", "update": {"b": "x"}}), "invalid-overlay-action");
    refused(json!({"a": {"b": 1}}), json!({"target": "$.a", "update": {"b": {}}}), "invalid-overlay-action");
}

#[test]
fn a_new_property_may_be_of_any_kind() {
    let document = applied(json!({"a": {}}), json!({"target": "$.a", "update": {"b": {"c": [1]}, "d": null}}));
    assert_eq!(document, json!({"a": {"b": {"c": [1]}, "d": null}}));
}

#[test]
fn targets_of_several_kinds_are_an_error() {
    let document = json!({"a": {}, "b": []});
    refused(document.clone(), json!({"target": "$.*", "update": {"x": 1}}), "invalid-overlay-action");
    assert_eq!(applied(document, json!({"target": "$.*", "remove": true})), json!({}));
}

#[test]
fn copy_takes_the_update_from_the_document() {
    let document = json!({"a": {"x": {"y": 1}, "l": [1]}, "b": {"x": {"z": 2}, "l": [2]}});
    let copied = applied(document, json!({"target": "$.b", "copy": "$['a']"}));
    assert_eq!(copied["b"], json!({"x": {"z": 2, "y": 1}, "l": [2, 1]}));
    let document = json!({"a": {"l": [1, 2]}, "b": {"l": [3], "t": "x"}, "t": "y"});
    assert_eq!(applied(document.clone(), json!({"target": "$.b.l", "copy": "$.a.l"}))["b"]["l"], json!([3, 1, 2]));
    assert_eq!(applied(document, json!({"target": "$.b.t", "copy": "$.t"}))["b"]["t"], json!("y"));
}

#[test]
fn a_path_is_renamed_by_update_copy_and_remove() {
    let document = json!({"paths": {"/items": {"get": {"summary": "s"}}, "/some": {}}});
    let actions = json!([
        {"target": "$.paths", "description": "why", "update": {"/new": {}}},
        {"target": "$.paths['/new']", "description": "why", "copy": "$.paths['/items']"},
        {"target": "$.paths['/items']", "description": "why", "remove": true},
    ]);
    let (document, messages) = apply_actions(document, actions);
    assert_eq!(messages, Vec::<String>::new());
    assert_eq!(document, json!({"paths": {"/some": {}, "/new": {"get": {"summary": "s"}}}}));
}

#[test]
fn copy_needs_one_node() {
    for (copy, code) in [("$.gone", "unmatched-overlay-action"), ("$.l[*]", "invalid-overlay-action")] {
        let actions = json!([{"target": "$.a", "description": "why", "copy": copy}]);
        let (_, messages) = apply_actions(json!({"a": {}, "l": [{}, {}]}), actions);
        assert_eq!(messages, [format!("{code} x.overlay.yaml#/actions/0/copy")]);
    }
}

#[test]
fn a_copy_of_what_is_there_already_is_an_error() {
    refused(
        json!({"a": {"x": 1}, "b": {"x": 1, "y": 2}}),
        json!({"target": "$.b", "copy": "$.a"}),
        "ineffective-overlay-action",
    );
}

#[test]
fn update_and_copy_in_one_action_are_an_error_of_the_file() {
    let action = json!({"target": "$.a", "description": "why", "copy": "$.b", "update": {}});
    let (_, messages) = apply_actions(json!({"a": {}, "b": {}}), json!([action]));
    assert_eq!(messages, ["invalid-overlay x.overlay.yaml#/actions/0"]);
}

#[test]
fn the_same_action_twice_is_an_error_of_the_file() {
    let action = json!({"target": "$.a", "description": "why", "update": {"b": 1}});
    let (_, messages) = apply_actions(json!({"a": {}}), json!([action, action]));
    assert_eq!(messages, ["invalid-overlay x.overlay.yaml#/actions/1"]);
}

#[test]
fn info_may_have_a_description() {
    let text = "overlay: 1.1.3\ninfo: {title: t, version: '1', description: d}\nactions:\n  - {target: $, description: why, update: {a: 1}}\n";
    assert_eq!(apply_text(json!({}), text), (json!({"a": 1}), Vec::new()));
    let text = text.replace("description: d}", "description: 1}");
    assert_eq!(apply_text(json!({}), &text).1, ["invalid-overlay x.overlay.yaml#/info/description"]);
}
