#![expect(clippy::unwrap_used, reason = "a failure fails the test")]

use serde_json::json;

use super::*;

const FULL: &str = "api_key_prefixes:\n  tokenAuth: 'Token '\ndecimals:\n  - $.components.schemas.*.properties.total\n";

/// The pointer of what is wrong with the settings.
fn fault(text: &str) -> String {
    let error = Settings::parse("x.settings.yaml", text).unwrap_err();
    format!("{} {}", error.code, error.pointer)
}

#[test]
fn no_settings_choose_nothing() {
    let settings = Settings::parse("x.settings.yaml", "# nothing\n").unwrap();
    assert!(settings.api_key_prefixes.is_empty());
    let mut diagnostics = Diagnostics::default();
    assert!(settings.select(&json!({}), &mut diagnostics).is_empty());
    assert!(diagnostics.list().is_empty());
}

#[test]
fn what_is_selected_comes_as_pointers() {
    let settings = Settings::parse("x.settings.yaml", FULL).unwrap();
    assert_eq!(settings.api_key_prefixes.get("tokenAuth").map(String::as_str), Some("Token "));
    let document = json!({"components": {
        "securitySchemes": {"tokenAuth": {}},
        "schemas": {"a/b": {"properties": {"total": {}, "other": {}}}, "C": {"properties": {"total": {}}}},
    }});
    let mut diagnostics = Diagnostics::default();
    let selected = settings.select(&document, &mut diagnostics);
    assert_eq!(diagnostics.list(), []);
    let expected = ["#/components/schemas/a~1b/properties/total", "#/components/schemas/C/properties/total"];
    assert_eq!(selected, expected.map(str::to_owned).into());
}

#[test]
fn what_matches_nothing_is_an_error() {
    let settings = Settings::parse("x.settings.yaml", FULL).unwrap();
    let mut diagnostics = Diagnostics::default();
    settings.select(&json!({"components": {"schemas": {}}}), &mut diagnostics);
    let messages: Vec<_> =
        diagnostics.list().iter().map(|message| format!("{} {}", message.code, message.pointer)).collect();
    assert_eq!(
        messages,
        [
            "unmatched-setting x.settings.yaml#/api_key_prefixes/tokenAuth",
            "unmatched-setting x.settings.yaml#/decimals/0"
        ]
    );
    assert!(diagnostics.has_errors());
}

#[test]
fn faults_are_pointed_at() {
    assert_eq!(fault("decimal: []"), "invalid-settings x.settings.yaml#/decimal");
    assert_eq!(fault("- 1"), "invalid-settings x.settings.yaml#");
    assert_eq!(fault("decimals: $.a"), "invalid-settings x.settings.yaml#/decimals");
    assert_eq!(fault("decimals: [$.a, '$[']"), "invalid-settings x.settings.yaml#/decimals/1");
    assert_eq!(fault("decimals: [1]"), "invalid-settings x.settings.yaml#/decimals/0");
    assert_eq!(fault("api_key_prefixes: [1]"), "invalid-settings x.settings.yaml#/api_key_prefixes");
    assert_eq!(fault("api_key_prefixes: {a: 1}"), "invalid-settings x.settings.yaml#/api_key_prefixes/a");
    assert_eq!(fault("decimals: []\ndecimals: []"), "duplicate-key x.settings.yaml#/decimals");
    assert_eq!(fault("decimals: ["), "invalid-yaml x.settings.yaml#");
}
