use serde_json::{Value, json};

use super::*;

/// The help about a path of an overlay's action that updates.
fn help(path: &str, now: &Value, before: &Value) -> String {
    stale_path(path, Subject::Update, now, Some(before)).help
}

fn paths(paths: Value) -> Value {
    json!({ "paths": paths })
}

fn schemas(schemas: Value) -> Value {
    json!({"components": {"schemas": schemas}})
}

#[test]
fn a_path_that_moved_is_named_with_where_it_went() {
    let before = paths(json!({"/customers": {"get": {}}, "/accounts": {"get": {}}}));
    let now = paths(json!({"/v2/customers": {"get": {}}, "/accounts": {"get": {}}}));
    let expected = "`/customers` is gone; `/v2/customers` is new: move the action to `$.paths['/v2/customers'].get`";
    assert_eq!(help("$.paths['/customers'].get", &now, &before), expected);
}

#[test]
fn a_path_with_another_name_is_known_by_its_operation_id() {
    let before = paths(json!({"/customers": {"get": {"operationId": "list"}}}));
    let now =
        paths(json!({"/v2/customers": {"get": {}}, "/clients": {"get": {"operationId": "list", "summary": "s"}}}));
    let expected = "`/customers` is gone; `/clients` is new: move the action to `$.paths['/clients'].get`";
    assert_eq!(help("$.paths['/customers'].get", &now, &before), expected);
}

#[test]
fn a_renamed_component_is_known_by_what_it_holds_or_by_a_similar_name() {
    let before = schemas(json!({"A": {"type": "object"}, "VendorType391Enum": {"enum": ["a"]}, "C": {}}));
    let now = schemas(json!({"Renamed": {"type": "object"}, "VendorType4f8Enum": {"enum": ["a", "b"]}, "C": {}}));
    let expected = "`A` is gone; `Renamed` is new: move the action to `$.components.schemas.Renamed`";
    assert_eq!(help("$.components.schemas.A", &now, &before), expected);
    let expected = "`VendorType391Enum` is gone; `VendorType4f8Enum` is new: move the setting to `VendorType4f8Enum`";
    assert_eq!(stale_key("VendorType391Enum", "/components/schemas", &now, Some(&before)), expected);
}

#[test]
fn what_was_there_before_is_no_successor() {
    let before = schemas(json!({"Invoice": {"title": "one"}, "Invoices": {"title": "all"}}));
    let now = schemas(json!({"Invoices": {"title": "all"}}));
    let expected = "`Invoice` is gone, and nothing new is like it: remove the action, or move it to what replaces `Invoice`; beside it \
                    there is `Invoices`";
    assert_eq!(help("$.components.schemas.Invoice", &now, &before), expected);
}

#[test]
fn an_older_version_of_a_path_goes_to_the_newer_one_that_was_there_before() {
    let before = paths(json!({"/v1/customers": {"get": {}}, "/v2/customers": {"get": {"summary": "s"}}}));
    let now = paths(json!({"/v2/customers": {"get": {"summary": "s"}}}));
    let expected = "`/v1/customers` is gone; `/v2/customers` is: move the action to `$.paths['/v2/customers'].get`";
    assert_eq!(help("$.paths['/v1/customers'].get", &now, &before), expected);
}

#[test]
fn what_an_action_removes_and_upstream_has_removed_needs_no_action() {
    let before = schemas(json!({"Thing": {"properties": {"internal": {}, "id": {}}}}));
    let now = schemas(json!({"Thing": {"properties": {"id": {}}}}));
    let path = "$.components.schemas.Thing.properties.internal";
    let Explanation { missing, help } = stale_path(path, Subject::Removal, &now, Some(&before));
    assert_eq!(missing, "`$.components.schemas.Thing.properties` has no `internal`");
    assert_eq!(help, "upstream has removed `internal`: remove the action");
}

#[test]
fn an_operation_is_known_by_its_place() {
    let operation = |id: &str| json!({"operationId": id});
    let before = paths(json!({"/a": {"get": operation("list_a")}, "/b": {"get": operation("list_b"), "post": {}}}));
    let now = paths(json!({"/a": {"get": operation("all_of_a")}, "/v2/b": {"get": {}, "post": {}}}));
    let expected = "`list_a` is gone; `all_of_a` is new: move the setting to `all_of_a`";
    assert_eq!(stale_operation("list_a", &now, Some(&before)), expected);
    let expected = "`list_b` is gone; `GET /v2/b` is new: move the setting to `GET /v2/b`";
    assert_eq!(stale_operation("list_b", &now, Some(&before)), expected);
    let expected = "`POST /b` is gone; `POST /v2/b` is new: move the setting to `POST /v2/b`";
    assert_eq!(stale_operation("POST /b", &now, Some(&before)), expected);
}

#[test]
fn of_two_candidates_the_one_is_named_that_has_the_rest_of_the_path() {
    let now = paths(json!({"/v2/customers": {"post": {}}, "/v3/customers": {"get": {}}}));
    let help = stale_path("$.paths['/customers'].get", Subject::Update, &now, None).help;
    assert!(help.contains("move the action to `$.paths['/v3/customers'].get`"), "{help}");
    let help = stale_path("$.paths['/customers'].put", Subject::Update, &now, None).help;
    assert!(help.starts_with("nothing there is like `/customers`"), "{help}");
}

#[test]
fn a_path_of_many_steps_is_explained_at_once() {
    let path = format!("$.components{}", ".a".repeat(100_000));
    let explanation = stale_path(&path, Subject::Setting, &schemas(json!({})), None);
    assert_eq!(explanation.missing, "`$.components` has no `a`");
}
