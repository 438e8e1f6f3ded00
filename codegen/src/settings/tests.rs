#![expect(clippy::unwrap_used, reason = "a failure fails the test")]

use serde_json::json;

use super::*;

const FULL: &str =
    "security:\n  tokenAuth: {prefix: 'Token '}\ndecimals:\n  - $.components.schemas.*.properties.total\n";

/// Nobody knows what the document was before.
fn unknown_history() -> History<'static> {
    History::new(&crate::NoFiles)
}

/// The pointer of what is wrong with the settings.
fn fault(text: &str) -> String {
    let error = Settings::parse("x.settings.yaml", text).unwrap_err();
    format!("{} {}", error.code, error.pointer)
}

#[test]
fn no_settings_choose_nothing() {
    let settings = Settings::parse("x.settings.yaml", "# nothing\n").unwrap();
    assert!(settings.security.is_empty());
    let mut diagnostics = Diagnostics::default();
    assert!(settings.select(&json!({}), &unknown_history(), &mut diagnostics).selected().is_empty());
    assert!(diagnostics.list().is_empty());
}

#[test]
fn what_is_selected_comes_as_pointers() {
    let settings = Settings::parse("x.settings.yaml", FULL).unwrap();
    assert_eq!(settings.security.get("tokenAuth").map(|scheme| scheme.prefix.as_str()), Some("Token "));
    let document = json!({"components": {
        "securitySchemes": {"tokenAuth": {}},
        "schemas": {"a/b": {"properties": {"total": {}, "other": {}}}, "C": {"properties": {"total": {}}}},
    }});
    let mut diagnostics = Diagnostics::default();
    let selected = settings.select(&document, &unknown_history(), &mut diagnostics);
    assert_eq!(diagnostics.list(), []);
    let expected = ["#/components/schemas/a~1b/properties/total", "#/components/schemas/C/properties/total"];
    assert_eq!(*selected.selected(), expected.map(str::to_owned).into());
}

#[test]
fn what_matches_nothing_is_an_error() {
    let settings = Settings::parse("x.settings.yaml", FULL).unwrap();
    let mut diagnostics = Diagnostics::default();
    settings.select(&json!({"components": {"schemas": {}}}), &unknown_history(), &mut diagnostics);
    let messages: Vec<_> =
        diagnostics.list().iter().map(|message| format!("{} {}", message.code, message.pointer)).collect();
    assert_eq!(
        messages,
        ["unmatched-setting x.settings.yaml#/security/tokenAuth", "unmatched-setting x.settings.yaml#/decimals/0"]
    );
    assert!(diagnostics.has_errors());
}

#[test]
fn faults_are_pointed_at() {
    assert_eq!(fault("decimal: []"), "invalid-settings x.settings.yaml#/decimal");
    assert_eq!(fault("- 1"), "invalid-settings x.settings.yaml#");
    assert_eq!(fault("decimals: $.a"), "invalid-settings x.settings.yaml#/decimals");
    assert_eq!(fault("decimals: [1]"), "invalid-settings x.settings.yaml#/decimals/0");
    assert_eq!(fault("security: [1]"), "invalid-settings x.settings.yaml#/security");
    assert_eq!(fault("security: {a: 1}"), "invalid-settings x.settings.yaml#/security/a");
    assert_eq!(fault("security: {a: {prefixes: ''}}"), "invalid-settings x.settings.yaml#/security/a/prefixes");
    for prefix in [r"Token \r\nX-Admin: yes", r"a\n", r"\0"] {
        let text = format!("security: {{a: {{prefix: \"{prefix}\"}}}}");
        assert_eq!(fault(&text), "invalid-settings x.settings.yaml#/security/a/prefix");
    }
    assert_eq!(
        fault("pagination: {list: {style: sideways}}"),
        "invalid-settings x.settings.yaml#/pagination/list/style"
    );
    assert_eq!(fault("decimals: []\ndecimals: []"), "duplicate-key x.settings.yaml#/decimals");
    assert_eq!(fault("decimals: ["), "invalid-yaml x.settings.yaml#");
}

#[test]
fn names_that_the_document_lacks_are_errors() {
    let text = "pagination: {list: {style: none}, GET /b: {style: none}}\nrename: {types: {A: B}, operations: {GET /a: list_a}}\n";
    let settings = Settings::parse("x.settings.yaml", text).unwrap();
    let mut diagnostics = Diagnostics::default();
    settings.select(
        &json!({"paths": {"/a": {"get": {"operationId": "list"}}, "/b": {"get": {}}}}),
        &unknown_history(),
        &mut diagnostics,
    );
    let pointers: Vec<_> = diagnostics.list().iter().map(|message| message.pointer.to_string()).collect();
    assert_eq!(pointers, ["x.settings.yaml#/rename/types/A", "x.settings.yaml#/rename/operations/GET ~1a"]);
}

#[test]
fn a_path_that_is_none_is_an_error() {
    let settings = Settings::parse("x.settings.yaml", "decimals: ['$[']").unwrap();
    let mut diagnostics = Diagnostics::default();
    settings.select(&json!({}), &unknown_history(), &mut diagnostics);
    assert_eq!(diagnostics.list().first().unwrap().pointer.to_string(), "x.settings.yaml#/decimals/0");
}

/// The message and the help about the one setting that matches nothing.
fn unmatched_operation(key: &str) -> (String, Option<String>) {
    let settings = Settings::parse("x.settings.yaml", &format!("rename: {{operations: {{{key}: x}}}}")).unwrap();
    let mut diagnostics = Diagnostics::default();
    let item = json!({"summary": "s", "get": {"operationId": "list"}, "post": {}, "query": {}});
    settings.select(&json!({"paths": {"/a": item}}), &unknown_history(), &mut diagnostics);
    let [diagnostic] = diagnostics.list() else { panic!("{diagnostics:?}") };
    assert_eq!(diagnostic.pointer, Pointer::root_of("x.settings.yaml").child("rename").child("operations").child(key));
    (diagnostic.message.clone(), diagnostic.help.clone())
}

#[test]
fn only_methods_name_an_operation() {
    let methods = "the methods are GET, PUT, POST, DELETE, OPTIONS, HEAD, PATCH, TRACE, QUERY";
    for key in ["SUMMARY", "COPY", "post"] {
        let message = format!("`{key}` is no method of an operation");
        assert_eq!(unmatched_operation(&format!("{key} /a")), (message, Some(methods.to_owned())));
    }
}

#[test]
fn an_operation_with_an_id_is_named_by_it() {
    let (message, help) = unmatched_operation("GET /a");
    assert_eq!(message, "`GET /a` has the operationId `list`, and settings name it by that");
    assert_eq!(help.as_deref(), Some("write `list` instead of `GET /a`"));
    assert_eq!(unmatched_operation("PUT /a").0, "the document has no operation `PUT /a`");
}
